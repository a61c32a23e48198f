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
    public static Resolution Stat(Process process, string path) =>
        throw new NotImplementedException();

    /// <summary>lstat(2): the same, but a symbolic link at the end is itself what is found.</summary>
    public static Resolution LinkStat(Process process, string path) =>
        throw new NotImplementedException();

    /// <summary>opendir(3): a directory whose names may be listed.</summary>
    public static Resolution List(Process process, string path) =>
        throw new NotImplementedException();

    /// <summary>open(2) with <c>O_CREAT | O_EXCL</c>: the directory that gets a new file.</summary>
    public static Resolution CreateFile(Process process, string path) =>
        throw new NotImplementedException();

    /// <summary>mkdir(2): the directory that gets a new directory.</summary>
    public static Resolution MakeDirectory(Process process, string path) =>
        throw new NotImplementedException();

    /// <summary>unlink(2): the file or symbolic link whose name goes.</summary>
    public static Resolution Unlink(Process process, string path) =>
        throw new NotImplementedException();

    /// <summary>rmdir(2): the empty directory that goes.</summary>
    public static Resolution RemoveDirectory(Process process, string path) =>
        throw new NotImplementedException();
}
