using static System.IO.UnixFileMode;

namespace Katas.LinuxPermissions.CreationMask;

/// <summary>Owner, group and mode of what a system call creates.</summary>
/// <remarks>
/// Spec: <see href="https://man7.org/linux/man-pages/man2/open.2.html">open(2)</see>,
/// <see href="https://man7.org/linux/man-pages/man2/umask.2.html">umask(2)</see>,
/// <see href="https://man7.org/linux/man-pages/man2/mkdir.2.html">mkdir(2)</see>,
/// <see href="https://man7.org/linux/man-pages/man7/inode.7.html">inode(7)</see>; where they are silent, what Linux 6 does.
/// Whether the process may create there at all is another question.
/// </remarks>
public static class Creation
{
    /// <summary>open(2) with <c>O_CREAT</c>, and mknod(2): a file, FIFO, socket or device.</summary>
    /// <param name="creator">Who creates.</param>
    /// <param name="parent">Where.</param>
    /// <param name="asked">The mode that the program asks for; all twelve bits count.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="asked"/> or the parent's mode has a bit outside 07777, or the creator's umask one outside 0777.
    /// </exception>
    public static NewInode CreateFile(Creator creator, ParentDirectory parent, UnixFileMode asked) =>
        throw new NotImplementedException();

    /// <summary>mkdir(2): a directory.</summary>
    /// <param name="creator">Who creates.</param>
    /// <param name="parent">Where.</param>
    /// <param name="asked">The mode that the program asks for; its permission bits and the sticky bit count.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="asked"/> or the parent's mode has a bit outside 07777, or the creator's umask one outside 0777.
    /// </exception>
    public static NewInode MakeDirectory(Creator creator, ParentDirectory parent, UnixFileMode asked) =>
        throw new NotImplementedException();

    /// <summary>symlink(2): a symbolic link, whose permissions nobody asks for.</summary>
    /// <param name="creator">Who creates.</param>
    /// <param name="parent">Where.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The parent's mode has a bit outside 07777, or the creator's umask one outside 0777.
    /// </exception>
    public static NewInode MakeSymbolicLink(Creator creator, ParentDirectory parent) =>
        throw new NotImplementedException();
}
