using static System.IO.UnixFileMode;

namespace Katas.LinuxPermissions.StickyDirectory;

/// <summary>May a process delete, rename or replace an entry of a directory?</summary>
/// <remarks>
/// Spec: <see href="https://man7.org/linux/man-pages/man2/unlink.2.html">unlink(2)</see>,
/// <see href="https://man7.org/linux/man-pages/man2/rename.2.html">rename(2)</see>,
/// <see href="https://man7.org/linux/man-pages/man7/inode.7.html">inode(7)</see>. The order of the checks, which decides the
/// errno when several fail, is the kernel's.
/// </remarks>
public static class DirectoryEntries
{
    /// <summary>May the process delete the entry: unlink(2), or rmdir(2) if it is a directory (an empty one)?</summary>
    /// <param name="process">Who asks.</param>
    /// <param name="directory">The directory that holds the entry.</param>
    /// <param name="entry">What the entry names.</param>
    /// <exception cref="ArgumentException"><paramref name="directory"/> is not a directory.</exception>
    public static Decision Delete(Credentials process, Inode directory, Inode entry) =>
        throw new NotImplementedException();

    /// <summary>May the process give the entry another name, in the same directory or in another: rename(2)?</summary>
    /// <param name="process">Who asks.</param>
    /// <param name="from">The directory that holds the entry.</param>
    /// <param name="entry">What the entry names.</param>
    /// <param name="to">The directory of the new name; the same inode as <paramref name="from"/> for a rename within it.</param>
    /// <param name="replaced">What the new name names so far (if a directory, an empty one), or null if it is free.</param>
    /// <exception cref="ArgumentException"><paramref name="from"/> or <paramref name="to"/> is not a directory.</exception>
    public static Decision Rename(Credentials process, Inode from, Inode entry, Inode to, Inode? replaced) =>
        throw new NotImplementedException();
}
