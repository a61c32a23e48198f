using System.Globalization;

namespace Katas.LinuxPermissions.PosixAcl.Steps;

/// <summary>ACLs as these tests write them: <c>u::rw- u:7:r-- g::r-- m::r-- o::---</c>.</summary>
internal static class Lists
{
    public const uint Ann = 1001, Bob = 1002, Cleo = 1003, Staff = 50, Audit = 51, Wheel = 10;

    // In the order of AclTag.
    private static readonly string[] Tags = ["u:", "u", "g:", "g", "m:", "o:"];

    public static Acl Read(string text) => new(Entries(text));

    public static List<AclEntry> Entries(string text) => [.. text.Split(' ').Select(Entry)];

    public static string Show(Acl acl) => string.Join(' ', acl.Entries.Select(Show));

    public static Rights Letters(string letters) => letters.Aggregate(Rights.None, (all, letter) => all | letter switch
    {
        'r' => Rights.Read,
        'w' => Rights.Write,
        'x' => Rights.Execute,
        _ => Rights.None,
    });

    public static Subject As(uint user, params uint[] groups) => new(user, user, groups);

    public static UnixFileMode Octal(string digits) => (UnixFileMode)Convert.ToInt32(digits, 8);

    public static string Digits(UnixFileMode mode) => Convert.ToString((int)mode, 8).PadLeft(4, '0');

    /// <summary>What is asked of Ann's file, of the group Staff, with this ACL.</summary>
    public static Decision Ask(Subject who, string acl, string asked) =>
        AclCheck.Decide(who, Ann, Staff, Read(acl), Letters(asked));

    private static AclEntry Entry(string text)
    {
        var fields = text.Split(':');
        return fields[1].Length == 0
            ? new AclEntry((AclTag)Array.IndexOf(Tags, fields[0] + ":"), null, Letters(fields[2]))
            : new AclEntry(
                (AclTag)Array.IndexOf(Tags, fields[0]), uint.Parse(fields[1], CultureInfo.InvariantCulture), Letters(fields[2]));
    }

    private static string Show(AclEntry entry) =>
        $"{Tags[(int)entry.Tag].TrimEnd(':')}:{entry.Qualifier}:"
        + string.Concat("rwx".Select((letter, place) => ((int)entry.Rights & (4 >> place)) != 0 ? letter : '-'));
}
