namespace Katas.LinuxPermissions.SetuidExec.Steps;

/// <summary>Who executes what in these tests.</summary>
internal static class Processes
{
    public const uint Root = 0, Ann = 1001, Bob = 1002, Staff = 50;

    /// <summary>A process all of whose ids are this user's, with a group of the same number.</summary>
    public static Credentials As(uint user, params uint[] groups) =>
        new(new Ids(user, user, user), new Ids(user, user, user), groups, NoNewPrivileges: false);

    /// <summary>A binary of Ann's and of the group Staff.</summary>
    public static ExecutableFile Binary(string mode, MountOptions mount = MountOptions.None) =>
        new(Ann, Staff, Octal(mode), mount);

    /// <summary>A script of Ann's and of the group Staff.</summary>
    public static ExecutableFile Script(string mode, ExecutableFile interpreter) =>
        new(Ann, Staff, Octal(mode), Interpreter: interpreter);

    /// <summary>What became of it, ids as <c>real/effective/saved</c>: <c>user 1002/1001/1001 group 1002/50/50</c>.</summary>
    public static string Show(Outcome outcome)
    {
        var ids = $"user {Show(Errno.None, outcome.Credentials.User)} group {Show(Errno.None, outcome.Credentials.Group)}";
        return outcome.Errno == Errno.None ? ids : $"{outcome.Errno}, {ids}";
    }

    /// <summary>Three ids, or the error: <c>1/2/3</c>, <c>EPERM</c>.</summary>
    public static string Show(Errno errno, Ids ids) =>
        errno == Errno.None ? FormattableString.Invariant($"{ids.Real}/{ids.Effective}/{ids.Saved}") : $"{errno}";

    public static UnixFileMode Octal(string digits) => (UnixFileMode)Convert.ToInt32(digits, 8);
}
