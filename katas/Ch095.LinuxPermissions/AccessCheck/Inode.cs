namespace Katas.LinuxPermissions.AccessCheck;

/// <summary>What the kernel knows of a file or directory when it decides about access.</summary>
/// <param name="Owner">The user id of the owner.</param>
/// <param name="Group">The group id of the group.</param>
/// <param name="Mode">The twelve mode bits.</param>
/// <param name="IsDirectory">A directory, as opposed to any other kind of file.</param>
public sealed record Inode(uint Owner, uint Group, UnixFileMode Mode, bool IsDirectory);

/// <summary>What is asked for; the numbers are those of <c>R_OK</c>, <c>W_OK</c> and <c>X_OK</c> in access(2).</summary>
[Flags]
public enum Rights
{
    /// <summary>Nothing: <c>F_OK</c>.</summary>
    None = 0,

    /// <summary>Execute a file, search a directory.</summary>
    Execute = 1,

    /// <summary>Write a file; add and remove names in a directory.</summary>
    Write = 2,

    /// <summary>Read a file, list a directory.</summary>
    Read = 4,
}
