namespace Katas.LinuxPermissions.CreationMask.Steps;

/// <summary>Who creates where in these tests.</summary>
internal static class Creating
{
    public const uint Root = 0, Ann = 1001, Bob = 1002, Staff = 50;

    /// <summary>Somebody without capabilities, in a group of their own and perhaps in others.</summary>
    public static Creator As(uint user, string umask = "0000", params uint[] groups) =>
        new(user, user, groups, Octal(umask), CapFsetid: false);

    /// <summary>Root's, of the group Staff, on a mount as they mostly are.</summary>
    public static ParentDirectory In(string mode) => new(Root, Staff, Octal(mode), BsdGroups: false);

    public static UnixFileMode Octal(string digits) => (UnixFileMode)Convert.ToInt32(digits, 8);

    public static string Digits(UnixFileMode mode) => Convert.ToString((int)mode, 8).PadLeft(4, '0');

    /// <summary>An inode as these tests compare it: <c>1001:50 0644</c>.</summary>
    public static string Show(NewInode inode) => $"{inode.Owner}:{inode.Group} {Digits(inode.Mode)}";
}
