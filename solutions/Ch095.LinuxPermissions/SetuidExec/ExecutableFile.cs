namespace Katas.LinuxPermissions.SetuidExec;

/// <summary>A regular file that holds a program.</summary>
/// <param name="Owner">The user id of the owner.</param>
/// <param name="Group">The group id of the group.</param>
/// <param name="Mode">The twelve mode bits.</param>
/// <param name="Mount">How the file system that holds it is mounted.</param>
/// <param name="Interpreter">
/// For a script, the file that its first line names after <c>#!</c>: a binary, or a script again. Null for a binary.
/// </param>
public sealed record ExecutableFile(
    uint Owner,
    uint Group,
    UnixFileMode Mode,
    MountOptions Mount = MountOptions.None,
    ExecutableFile? Interpreter = null);

/// <summary>Options of mount(8) that are about programs.</summary>
[Flags]
public enum MountOptions
{
    /// <summary>Neither.</summary>
    None = 0,

    /// <summary><c>nosuid</c>: set-user-ID and set-group-ID bits do nothing.</summary>
    NoSetId = 1,

    /// <summary><c>noexec</c>: nothing is executed.</summary>
    NoExecute = 2,
}
