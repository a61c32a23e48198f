namespace Katas.LinuxPermissions.StickyDirectory;

/// <summary>What the kernel knows of a file or directory, without its names.</summary>
/// <param name="Number">Which inode this is: equal numbers are the same file under two names.</param>
/// <param name="Owner">The user id of the owner.</param>
/// <param name="Group">The group id of the group.</param>
/// <param name="Mode">The twelve mode bits.</param>
/// <param name="IsDirectory">A directory, as opposed to any other kind of file.</param>
public sealed record Inode(ulong Number, uint Owner, uint Group, UnixFileMode Mode, bool IsDirectory);

/// <summary>Who a process is when it asks: its effective ids. User 0 has every capability (credentials(7)).</summary>
/// <param name="User">The effective user id.</param>
/// <param name="Group">The effective group id.</param>
/// <param name="SupplementaryGroups">The other groups that the process is in.</param>
public sealed record Credentials(uint User, uint Group, IReadOnlyCollection<uint> SupplementaryGroups);
