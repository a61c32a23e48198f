using static System.IO.UnixFileMode;

namespace Katas.LinuxPermissions.AccessCheck;

/// <summary>May a process read, write or execute an inode?</summary>
/// <remarks>
/// Spec: <see href="https://man7.org/linux/man-pages/man7/path_resolution.7.html">path_resolution(7)</see>, Permissions and
/// Bypassing permission checks; POSIX.1-2024, base definitions,
/// <see href="https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap04.html">File access permissions</see>.
/// </remarks>
public static class PermissionCheck
{
    /// <summary>Decides about everything that is asked for at once, as open(2) with <c>O_RDWR</c> does.</summary>
    /// <param name="subject">Who asks.</param>
    /// <param name="inode">What it is about.</param>
    /// <param name="asked">All that is wanted; nothing of it is granted alone.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="asked"/> has another bit than the three, or the mode of <paramref name="inode"/> one outside 07777.
    /// </exception>
    public static Decision Decide(Subject subject, Inode inode, Rights asked) =>
        throw new NotImplementedException();
}
