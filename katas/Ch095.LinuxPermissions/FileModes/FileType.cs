using System.Diagnostics.CodeAnalysis;

namespace Katas.LinuxPermissions.FileModes;

/// <summary>What kind of file an inode is: the upper four bits of <c>st_mode</c>, a number and not a set of flags.</summary>
[SuppressMessage("Design", "CA1027", Justification = "Not flags: 0x6000 is a block device, and neither of 0x4000 and 0x2000.")]
public enum FileType
{
    /// <summary>No type that <c>ls</c> has a letter for, written <c>?</c>. Linux gives it to files without a place in any directory.</summary>
    Unknown = 0x0000,

    /// <summary>A FIFO, or named pipe: <c>p</c>.</summary>
    Fifo = 0x1000,

    /// <summary>A character device: <c>c</c>.</summary>
    CharacterDevice = 0x2000,

    /// <summary>A directory: <c>d</c>.</summary>
    Directory = 0x4000,

    /// <summary>A block device: <c>b</c>.</summary>
    BlockDevice = 0x6000,

    /// <summary>A regular file: <c>-</c>.</summary>
    Regular = 0x8000,

    /// <summary>A symbolic link: <c>l</c>.</summary>
    SymbolicLink = 0xA000,

    /// <summary>A socket: <c>s</c>.</summary>
    Socket = 0xC000,
}
