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
    private static readonly Decision Allowed = new(Check.None, Errno.None, RefusedBy: null);

    /// <summary>May the process delete the entry: unlink(2), or rmdir(2) if it is a directory (an empty one)?</summary>
    /// <param name="process">Who asks.</param>
    /// <param name="directory">The directory that holds the entry.</param>
    /// <param name="entry">What the entry names.</param>
    /// <exception cref="ArgumentException"><paramref name="directory"/> is not a directory.</exception>
    public static Decision Delete(Credentials process, Inode directory, Inode entry)
    {
        ThrowIfNotDirectory(directory, nameof(directory));
        return MaySearch(process, directory) ?? MayRemove(process, directory, entry) ?? Allowed;
    }

    /// <summary>May the process give the entry another name, in the same directory or in another: rename(2)?</summary>
    /// <param name="process">Who asks.</param>
    /// <param name="from">The directory that holds the entry.</param>
    /// <param name="entry">What the entry names.</param>
    /// <param name="to">The directory of the new name; the same inode as <paramref name="from"/> for a rename within it.</param>
    /// <param name="replaced">What the new name names so far (if a directory, an empty one), or null if it is free.</param>
    /// <exception cref="ArgumentException"><paramref name="from"/> or <paramref name="to"/> is not a directory.</exception>
    public static Decision Rename(Credentials process, Inode from, Inode entry, Inode to, Inode? replaced)
    {
        ThrowIfNotDirectory(from, nameof(from));
        ThrowIfNotDirectory(to, nameof(to));

        // Both paths are walked before anything is decided.
        if ((MaySearch(process, from) ?? MaySearch(process, to)) is { } unreachable)
        {
            return unreachable;
        }

        // Two names of one file: rename(2) does nothing, so there is nothing to refuse.
        if (replaced?.Number == entry.Number)
        {
            return Allowed;
        }

        return MayRemove(process, from, entry)
            ?? (replaced is null ? MayWrite(process, to) : MayReplace(process, to, replaced, entry))
            ?? MayMove(process, from, entry, to)
            ?? Allowed;
    }

    private static Decision? MaySearch(Credentials process, Inode directory) =>
        May(process, directory, OtherExecute) ? null : new Decision(Check.Search, Errno.EACCES, directory);

    private static Decision? MayWrite(Credentials process, Inode directory) =>
        May(process, directory, OtherWrite) ? null : new Decision(Check.Write, Errno.EACCES, directory);

    // The entry's own mode is not asked: to take a name out of a list is to write the list.
    private static Decision? MayRemove(Credentials process, Inode directory, Inode entry) =>
        MayWrite(process, directory) ?? PassesSticky(process, directory, entry);

    // inode(7): in a sticky directory an entry goes only with its owner, the directory's owner, or CAP_FOWNER.
    private static Decision? PassesSticky(Credentials process, Inode directory, Inode entry) =>
        !directory.Mode.HasFlag(StickyBit) || process.User == entry.Owner || process.User == directory.Owner || IsRoot(process)
            ? null
            : new Decision(Check.Sticky, Errno.EPERM, directory);

    // The replaced entry is deleted on the way, so all that guards a deletion guards it.
    private static Decision? MayReplace(Credentials process, Inode directory, Inode replaced, Inode by) =>
        MayRemove(process, directory, replaced) ?? (by.IsDirectory, replaced.IsDirectory) switch
        {
            (true, false) => new Decision(Check.FileType, Errno.ENOTDIR, replaced),
            (false, true) => new Decision(Check.FileType, Errno.EISDIR, replaced),
            _ => null,
        };

    // A directory holds its parent as '..', so moving it to another parent writes the directory itself.
    private static Decision? MayMove(Credentials process, Inode from, Inode entry, Inode to) =>
        entry.IsDirectory && from.Number != to.Number && !May(process, entry, OtherWrite)
            ? new Decision(Check.MovedDirectory, Errno.EACCES, entry)
            : null;

    // path_resolution(7): the first class that fits decides alone, even if a later one would allow more.
    private static bool May(Credentials process, Inode inode, UnixFileMode other)
    {
        const int User = 6, Group = 3; // how far a class's bits stand to the left of other's
        var shift =
            process.User == inode.Owner ? User
            : process.Group == inode.Group || process.SupplementaryGroups.Contains(inode.Group) ? Group
            : 0;
        return IsRoot(process) || ((int)inode.Mode & ((int)other << shift)) != 0;
    }

    private static bool IsRoot(Credentials process) => process.User == 0;

    private static void ThrowIfNotDirectory(Inode inode, string name)
    {
        if (!inode.IsDirectory)
        {
            throw new ArgumentException("only a directory has entries", name);
        }
    }
}
