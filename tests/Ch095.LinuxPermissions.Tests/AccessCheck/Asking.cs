using static Katas.LinuxPermissions.AccessCheck.Rights;

namespace Katas.LinuxPermissions.AccessCheck.Steps;

/// <summary>Who asks for what in these tests.</summary>
internal static class Asking
{
    public const uint Ann = 1001, Bob = 1002, Cleo = 1003, Staff = 50;

    public const Capabilities Both = Capabilities.DacOverride | Capabilities.DacReadSearch;

    public static Subject Root { get; } = new(0, 0, [], Both);

    /// <summary>A person in a group of their own, without capabilities, like on most systems.</summary>
    public static Subject As(uint user, params uint[] groups) => new(user, user, groups, Capabilities.None);

    /// <summary>Ann's, of the group Staff.</summary>
    public static Inode File(string mode) => new(Ann, Staff, Octal(mode), IsDirectory: false);

    /// <summary>Ann's, of the group Staff.</summary>
    public static Inode Directory(string mode) => new(Ann, Staff, Octal(mode), IsDirectory: true);

    /// <summary>What <c>rw</c>, <c>x</c> or <c>-</c> (nothing) ask for.</summary>
    public static Rights Letters(string letters) => letters.Aggregate(None, (all, letter) => all | letter switch
    {
        'r' => Read,
        'w' => Write,
        'x' => Execute,
        _ => None,
    });

    public static UnixFileMode Octal(string digits) => (UnixFileMode)Convert.ToInt32(digits, 8);
}
