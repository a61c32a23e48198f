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
    private const UnixFileMode Permissions = (UnixFileMode)0x1FF; // 0777
    private const UnixFileMode AllModeBits = (UnixFileMode)0xFFF; // 07777
    private const UnixFileMode SetGroupExecutable = SetGroup | GroupExecute;

    /// <summary>open(2) with <c>O_CREAT</c>, and mknod(2): a file, FIFO, socket or device.</summary>
    /// <param name="creator">Who creates.</param>
    /// <param name="parent">Where.</param>
    /// <param name="asked">The mode that the program asks for; all twelve bits count.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="asked"/> or the parent's mode has a bit outside 07777, or the creator's umask one outside 0777.
    /// </exception>
    public static NewInode CreateFile(Creator creator, ParentDirectory parent, UnixFileMode asked)
    {
        ThrowIfOutside(creator, parent, asked);

        // Asked of the mode before the umask: a group's x that the umask is about to take counts, too.
        var mode = MaySetGroup(creator, parent, asked) ? asked : asked & ~SetGroup;
        return Owned(creator, parent, mode & ~creator.Umask);
    }

    /// <summary>mkdir(2): a directory.</summary>
    /// <param name="creator">Who creates.</param>
    /// <param name="parent">Where.</param>
    /// <param name="asked">The mode that the program asks for; its permission bits and the sticky bit count.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="asked"/> or the parent's mode has a bit outside 07777, or the creator's umask one outside 0777.
    /// </exception>
    public static NewInode MakeDirectory(Creator creator, ParentDirectory parent, UnixFileMode asked)
    {
        ThrowIfOutside(creator, parent, asked);

        // Everything below a set-group-ID directory stays with its group, so its directories hand the group on. On a mount with
        // BSD semantics they do so without the bit, and ext4 does not give it.
        var inherited = parent.BsdGroups ? None : parent.Mode & SetGroup;
        return Owned(creator, parent, (asked & (Permissions | StickyBit) & ~creator.Umask) | inherited);
    }

    /// <summary>symlink(2): a symbolic link, whose permissions nobody asks for.</summary>
    /// <param name="creator">Who creates.</param>
    /// <param name="parent">Where.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The parent's mode has a bit outside 07777, or the creator's umask one outside 0777.
    /// </exception>
    public static NewInode MakeSymbolicLink(Creator creator, ParentDirectory parent)
    {
        ThrowIfOutside(creator, parent, Permissions);
        return Owned(creator, parent, Permissions);
    }

    private static NewInode Owned(Creator creator, ParentDirectory parent, UnixFileMode mode)
    {
        var groupOfDirectory = parent.BsdGroups || parent.Mode.HasFlag(SetGroup);
        return new NewInode(creator.FileSystemUser, groupOfDirectory ? parent.Group : creator.FileSystemGroup, mode);
    }

    // The group comes from the directory and not from the creator, who must not have a program run as a group that is not theirs.
    // Without the group's x the bit makes no such program.
    private static bool MaySetGroup(Creator creator, ParentDirectory parent, UnixFileMode asked) =>
        !asked.HasFlag(SetGroupExecutable)
        || !parent.Mode.HasFlag(SetGroup)
        || creator.CapFsetid
        || creator.FileSystemGroup == parent.Group
        || creator.SupplementaryGroups.Contains(parent.Group);

    private static void ThrowIfOutside(Creator creator, ParentDirectory parent, UnixFileMode asked)
    {
        ThrowIfOutside(creator.Umask, Permissions, nameof(creator));
        ThrowIfOutside(parent.Mode, AllModeBits, nameof(parent));
        ThrowIfOutside(asked, AllModeBits, nameof(asked));
    }

    private static void ThrowIfOutside(UnixFileMode mode, UnixFileMode allowed, string name)
    {
        if ((mode & ~allowed) != 0)
        {
            throw new ArgumentOutOfRangeException(
                name, Convert.ToString((int)mode, 8), $"only the bits 0{Convert.ToString((int)allowed, 8)} can be set");
        }
    }
}
