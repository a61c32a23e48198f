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
    private const Rights AllRights = Rights.Read | Rights.Write | Rights.Execute;
    private const UnixFileMode AnyExecute = UserExecute | GroupExecute | OtherExecute;
    private const int AllModeBits = 0xFFF; // 07777

    /// <summary>Decides about everything that is asked for at once, as open(2) with <c>O_RDWR</c> does.</summary>
    /// <param name="subject">Who asks.</param>
    /// <param name="inode">What it is about.</param>
    /// <param name="asked">All that is wanted; nothing of it is granted alone.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="asked"/> has another bit than the three, or the mode of <paramref name="inode"/> one outside 07777.
    /// </exception>
    public static Decision Decide(Subject subject, Inode inode, Rights asked)
    {
        ThrowIfOutside((int)asked, (int)AllRights, nameof(asked), "only read, write and execute can be asked for");
        ThrowIfOutside((int)inode.Mode, AllModeBits, nameof(inode), "a mode has no bits outside 07777");

        var fileClass = ClassOf(subject, inode);
        if (BitsOf(fileClass, inode.Mode).HasFlag(asked))
        {
            return new Decision(Granted: true, fileClass, Overruled: Capabilities.None);
        }

        var capability = OverruledBy(subject.Capabilities, inode, asked);
        return new Decision(capability != Capabilities.None, fileClass, capability);
    }

    // The first that fits. Nobody looks further, so an owner can have less than everybody else.
    private static FileClass ClassOf(Subject subject, Inode inode) =>
        subject.User == inode.Owner ? FileClass.User
        : subject.Group == inode.Group || subject.SupplementaryGroups.Contains(inode.Group) ? FileClass.Group
        : FileClass.Other;

    private static Rights BitsOf(FileClass fileClass, UnixFileMode mode)
    {
        // rwx rwx rwx: user's bits stand six places to the left of other's, group's three.
        var shift = fileClass switch { FileClass.User => 6, FileClass.Group => 3, _ => 0 };
        return (Rights)((int)mode >> shift) & AllRights;
    }

    // A capability grants the whole of what is asked or nothing: it does not fill in what the bits lack.
    private static Capabilities OverruledBy(Capabilities held, Inode inode, Rights asked)
    {
        var readOrSearch = inode.IsDirectory ? !asked.HasFlag(Rights.Write) : asked == Rights.Read;

        // A file that nobody may execute is not a program, and root must not run it by accident.
        var anything = inode.IsDirectory || !asked.HasFlag(Rights.Execute) || (inode.Mode & AnyExecute) != 0;

        // The weaker one is asked first, so that the stronger one is used only where it is needed.
        return readOrSearch && held.HasFlag(Capabilities.DacReadSearch) ? Capabilities.DacReadSearch
            : anything && held.HasFlag(Capabilities.DacOverride) ? Capabilities.DacOverride
            : Capabilities.None;
    }

    private static void ThrowIfOutside(int bits, int allowed, string name, string reason)
    {
        if ((bits & ~allowed) != 0)
        {
            throw new ArgumentOutOfRangeException(name, Convert.ToString(bits, 8), reason);
        }
    }
}
