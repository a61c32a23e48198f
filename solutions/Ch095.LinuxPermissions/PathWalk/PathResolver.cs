using static System.IO.UnixFileMode;

namespace Katas.LinuxPermissions.PathWalk;

/// <summary>System calls that take a path, up to the point where they would change or return something.</summary>
/// <remarks>
/// Spec: <see href="https://man7.org/linux/man-pages/man7/path_resolution.7.html">path_resolution(7)</see> and the page of each
/// call. The order of the checks, which decides the errno when several fail, is the kernel's. A path with a NUL in it is
/// an <see cref="ArgumentException"/>: no system call can be given one.
/// </remarks>
public static class PathResolver
{
    /// <summary>stat(2): what a path leads to, the last symbolic link followed.</summary>
    public static Resolution Stat(Process process, string path) => Find(process, path, followLast: true);

    /// <summary>lstat(2): the same, but a symbolic link at the end is itself what is found.</summary>
    public static Resolution LinkStat(Process process, string path) => Find(process, path, followLast: false);

    /// <summary>opendir(3): a directory whose names may be listed.</summary>
    public static Resolution List(Process process, string path)
    {
        var found = Find(process, path, followLast: true);
        return found switch
        {
            { Errno: not Errno.None } => found,
            { Inode: not DirectoryInode } => new Resolution(Errno.ENOTDIR, found.Inode),
            _ => process.May(found.Inode, OtherRead) ? found : new Resolution(Errno.EACCES, found.Inode),
        };
    }

    /// <summary>open(2) with <c>O_CREAT | O_EXCL</c>: the directory that gets a new file.</summary>
    public static Resolution CreateFile(Process process, string path)
    {
        var walk = new Walk(process, path);
        return walk.ToLast()
            ?? (walk.LastIsName && walk.TrailingSlash ? new Resolution(Errno.EISDIR, walk.Directory) : null)
            ?? Create(process, walk);
    }

    /// <summary>mkdir(2): the directory that gets a new directory.</summary>
    public static Resolution MakeDirectory(Process process, string path)
    {
        var walk = new Walk(process, path);
        return walk.ToLast() ?? Create(process, walk);
    }

    /// <summary>unlink(2): the file or symbolic link whose name goes.</summary>
    public static Resolution Unlink(Process process, string path)
    {
        var walk = new Walk(process, path);
        if (walk.ToLast() is { } stopped)
        {
            return stopped;
        }

        if (!walk.LastIsName)
        {
            return new Resolution(Errno.EISDIR, walk.Directory);
        }

        var found = walk.LookUp();
        return found switch
        {
            { Errno: not Errno.None } => found,
            { Inode: var inode } when walk.TrailingSlash =>
                new Resolution(inode is DirectoryInode ? Errno.EISDIR : Errno.ENOTDIR, inode),
            { Inode: var inode } =>
                MayChange(process, walk.Directory) ?? (inode is DirectoryInode ? new Resolution(Errno.EISDIR, inode) : found),
        };
    }

    /// <summary>rmdir(2): the empty directory that goes.</summary>
    public static Resolution RemoveDirectory(Process process, string path)
    {
        var walk = new Walk(process, path);
        if (walk.ToLast() is { } stopped)
        {
            return stopped;
        }

        // '..' is never empty: the directory that it was reached from is in it.
        var errno = walk.Last switch { "" => Errno.EBUSY, "." => Errno.EINVAL, ".." => Errno.ENOTEMPTY, _ => Errno.None };
        if (errno != Errno.None)
        {
            return new Resolution(errno, walk.Directory);
        }

        var found = walk.LookUp();
        return found.Errno != Errno.None
            ? found
            : MayChange(process, walk.Directory) ?? found.Inode switch
            {
                DirectoryInode { Entries.Count: 0 } => found,
                DirectoryInode => new Resolution(Errno.ENOTEMPTY, found.Inode),
                _ => new Resolution(Errno.ENOTDIR, found.Inode),
            };
    }

    private static Resolution Find(Process process, string path, bool followLast)
    {
        var walk = new Walk(process, path);
        while (true)
        {
            if (walk.ToLast() is { } stopped)
            {
                return stopped;
            }

            var found = walk.LookUp();
            if (found.Inode is SymbolicLink link && (followLast || walk.TrailingSlash))
            {
                if (walk.Follow(link) is { } loop)
                {
                    return loop;
                }

                continue;
            }

            return found.Errno == Errno.None && walk.TrailingSlash && found.Inode is not DirectoryInode
                ? new Resolution(Errno.ENOTDIR, found.Inode)
                : found;
        }
    }

    // What exists is found out before anybody asks whether the directory may be written.
    private static Resolution Create(Process process, Walk walk) => walk.LookUp() switch
    {
        { Errno: Errno.None } found => new Resolution(Errno.EEXIST, found.Inode),
        { Errno: Errno.ENOENT } => MayChange(process, walk.Directory) ?? new Resolution(Errno.None, walk.Directory),
        var refused => refused,
    };

    // The entry's own bits are not asked: a name is added to or taken out of the directory, so the directory is written.
    private static Resolution? MayChange(Process process, DirectoryInode directory) =>
        process.May(directory, OtherWrite) ? null : new Resolution(Errno.EACCES, directory);
}
