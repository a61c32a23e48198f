namespace Katas.LinuxPermissions.CreationMask;

/// <summary>A process that creates something, as far as the kernel asks.</summary>
/// <param name="FileSystemUser">The user for access to files (credentials(7)): the effective one unless setfsuid(2) was called.</param>
/// <param name="FileSystemGroup">The group for access to files: the effective one unless setfsgid(2) was called.</param>
/// <param name="SupplementaryGroups">The other groups that the process is in.</param>
/// <param name="Umask">The file mode creation mask: those of the nine permission bits that new files shall not have.</param>
/// <param name="CapFsetid">Whether <c>CAP_FSETID</c> is effective, which lets root set any set-group-ID bit.</param>
public sealed record Creator(
    uint FileSystemUser,
    uint FileSystemGroup,
    IReadOnlyCollection<uint> SupplementaryGroups,
    UnixFileMode Umask,
    bool CapFsetid);

/// <summary>The directory that gets the new name. It has no default ACL, which would take the place of the umask.</summary>
/// <param name="Owner">The user id of its owner.</param>
/// <param name="Group">The group id of its group.</param>
/// <param name="Mode">Its twelve mode bits.</param>
/// <param name="BsdGroups">Whether its file system, an ext4, is mounted with <c>bsdgroups</c>, also called <c>grpid</c>.</param>
public sealed record ParentDirectory(uint Owner, uint Group, UnixFileMode Mode, bool BsdGroups);

/// <summary>What the new inode has, whatever its type.</summary>
/// <param name="Owner">The user id of its owner.</param>
/// <param name="Group">The group id of its group.</param>
/// <param name="Mode">Its twelve mode bits.</param>
public sealed record NewInode(uint Owner, uint Group, UnixFileMode Mode);
