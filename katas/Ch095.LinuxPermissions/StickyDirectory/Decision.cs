namespace Katas.LinuxPermissions.StickyDirectory;

/// <summary>Yes, or the first check that said no.</summary>
/// <param name="FailedCheck">The check, or <see cref="Check.None"/> when it is allowed.</param>
/// <param name="Errno">What the system call would fail with.</param>
/// <param name="RefusedBy">The inode that the check looked at, or null when it is allowed.</param>
public sealed record Decision(Check FailedCheck, Errno Errno, Inode? RefusedBy);

/// <summary>What is checked before an entry goes.</summary>
public enum Check
{
    /// <summary>Nothing was refused.</summary>
    None,

    /// <summary>Execute permission on a directory: may a name be looked up in it?</summary>
    Search,

    /// <summary>Write permission on a directory: may its list of names change?</summary>
    Write,

    /// <summary>The restricted deletion flag of a directory: whose entry is it?</summary>
    Sticky,

    /// <summary>A directory may only take a directory's place, and a file only a file's.</summary>
    FileType,

    /// <summary>Write permission on a directory that moves to another parent: its <c>..</c> changes.</summary>
    MovedDirectory,
}

/// <summary>The error numbers of Linux that appear here.</summary>
public enum Errno
{
    /// <summary>No error.</summary>
    None = 0,

    /// <summary>Operation not permitted.</summary>
    EPERM = 1,

    /// <summary>Permission denied.</summary>
    EACCES = 13,

    /// <summary>Not a directory.</summary>
    ENOTDIR = 20,

    /// <summary>Is a directory.</summary>
    EISDIR = 21,
}
