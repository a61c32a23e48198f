// Given: a file system in memory.
using System.Text;

namespace Katas.LinuxPermissions.PathWalk;

/// <summary>A file of any kind, without its names.</summary>
public abstract class Inode
{
    /// <summary>The user id of the owner.</summary>
    public uint Owner { get; init; }

    /// <summary>The group id of the group.</summary>
    public uint Group { get; init; }

    /// <summary>The nine permission bits. Linux does not look at those of a symbolic link.</summary>
    public UnixFileMode Mode { get; init; }
}

/// <summary>A regular file; what is in it does not matter here.</summary>
public sealed class RegularFile : Inode;

/// <summary>A name that stands for a path.</summary>
/// <param name="target">The path, absolute or from the link's own directory. It need not lead anywhere.</param>
public sealed class SymbolicLink(string target) : Inode
{
    /// <summary>The path, absolute or from the link's own directory. It need not lead anywhere.</summary>
    public string Target { get; } = target.Length > 0 && !target.Contains('\0', StringComparison.Ordinal)
        ? target
        : throw new ArgumentException("a link's target is a path: not empty, and without NUL", nameof(target));
}

/// <summary>A list of names. The entries <c>.</c> and <c>..</c> are not in it.</summary>
public sealed class DirectoryInode : Inode
{
    private readonly Dictionary<string, Inode> entries = [];

    /// <summary>An empty directory: its own parent until it is added to one.</summary>
    public DirectoryInode() => Parent = this;

    /// <summary>The directory above. The top of the tree is its own parent.</summary>
    public DirectoryInode Parent { get; private set; }

    /// <summary>What the names name.</summary>
    public IReadOnlyDictionary<string, Inode> Entries => entries;

    /// <summary>Adds an entry.</summary>
    /// <exception cref="ArgumentException">It cannot be a name, it is taken, or the directory has a parent already.</exception>
    public void Add(string name, Inode inode)
    {
        if (name is "" or "." or ".." || name.AsSpan().ContainsAny('/', '\0') || Encoding.UTF8.GetByteCount(name) > 255)
        {
            throw new ArgumentException($"'{name}' cannot name an entry", nameof(name));
        }

        var directory = inode as DirectoryInode;
        if (directory is not null && (directory.Parent != directory || directory == this))
        {
            throw new ArgumentException("a directory has one parent", nameof(inode));
        }

        // Before the parent: where the name is taken, nothing changes.
        entries.Add(name, inode);
        if (directory is not null)
        {
            directory.Parent = this;
        }
    }
}
