namespace Katas.LinuxPermissions.StickyDirectory.Steps;

/// <summary>Who and what these tests are about.</summary>
internal static class People
{
    public const uint Ann = 1001, Bob = 1002, Cleo = 1003, Staff = 50;

    public static Credentials Root { get; } = new(0, 0, []);

    /// <summary>A person in a group of their own, like on most systems.</summary>
    public static Credentials As(uint user, params uint[] groups) => new(user, user, groups);

    public static Inode Directory(string mode, uint owner, uint? group = null, ulong number = 1) =>
        new(number, owner, group ?? owner, Octal(mode), IsDirectory: true);

    public static Inode File(uint owner, string mode = "0644", uint? group = null, ulong number = 100) =>
        new(number, owner, group ?? owner, Octal(mode), IsDirectory: false);

    public static Decision Refused(Check check, Errno errno, Inode by) => new(check, errno, by);

    public static Decision Allowed { get; } = new(Check.None, Errno.None, null);

    private static UnixFileMode Octal(string digits) => (UnixFileMode)Convert.ToInt32(digits, 8);
}
