namespace Katas.LinuxPermissions.PathWalk;

/// <summary>Where a path led, or why it did not.</summary>
/// <param name="Errno">What the system call fails with, or <see cref="Errno.None"/>.</param>
/// <param name="Inode">
/// What was found; on failure the inode that the failure is about, or null where the path itself was refused.
/// </param>
public sealed record Resolution(Errno Errno, Inode? Inode);

/// <summary>Who walks, and from where.</summary>
/// <param name="User">The effective user id; user 0 passes every check of permissions here.</param>
/// <param name="Group">The effective group id.</param>
/// <param name="SupplementaryGroups">The other groups that the process is in.</param>
/// <param name="Root">Where absolute paths begin; not always the top of the tree, see chroot(2).</param>
/// <param name="WorkingDirectory">Where relative paths begin.</param>
public sealed record Process(
    uint User,
    uint Group,
    IReadOnlyCollection<uint> SupplementaryGroups,
    DirectoryInode Root,
    DirectoryInode WorkingDirectory);

/// <summary>The error numbers of Linux that a walk can end with.</summary>
public enum Errno
{
    /// <summary>No error.</summary>
    None = 0,

    /// <summary>No such file or directory.</summary>
    ENOENT = 2,

    /// <summary>Permission denied.</summary>
    EACCES = 13,

    /// <summary>Device or resource busy.</summary>
    EBUSY = 16,

    /// <summary>File exists.</summary>
    EEXIST = 17,

    /// <summary>Not a directory.</summary>
    ENOTDIR = 20,

    /// <summary>Is a directory.</summary>
    EISDIR = 21,

    /// <summary>Invalid argument.</summary>
    EINVAL = 22,

    /// <summary>File name too long.</summary>
    ENAMETOOLONG = 36,

    /// <summary>Directory not empty.</summary>
    ENOTEMPTY = 39,

    /// <summary>Too many levels of symbolic links.</summary>
    ELOOP = 40,
}
