using System.Text;
using static System.IO.UnixFileMode;

namespace Katas.LinuxPermissions.PathWalk;

/// <summary>One walk along a path: a directory, and what is left to walk from there.</summary>
/// <remarks>
/// <code>
///   /home/ann//notes/     Directory   Last     rest
///   └─ Root                /          home     ann//notes/
///                          /home      ann      notes/
///                          /home/ann  notes    (nothing)    TrailingSlash
/// </code>
/// A symbolic link is replaced by its text: what is left is then the link's target and what was left before.
/// </remarks>
internal sealed class Walk
{
    private const int MaxPathBytes = 4095; // PATH_MAX is 4096 and counts the NUL at the end
    private const int MaxNameBytes = 255; // NAME_MAX
    private const int MaxLinks = 40; // MAXSYMLINKS, for the whole path and all the links in it

    private readonly Process process;
    private readonly string path;
    private string rest = "";
    private int links;

    public Walk(Process process, string path)
    {
        if (path.Contains('\0', StringComparison.Ordinal))
        {
            throw new ArgumentException("a path ends at its first NUL, so it cannot contain one", nameof(path));
        }

        (this.process, this.path, Directory) = (process, path, process.WorkingDirectory);
        Enter(path);
    }

    /// <summary>The current lookup directory.</summary>
    public DirectoryInode Directory { get; private set; }

    /// <summary>The component to look up in it: a name, <c>.</c>, <c>..</c>, or nothing if the path was only slashes.</summary>
    public string Last { get; private set; } = "";

    /// <summary>A slash follows the last component, which must then be a directory.</summary>
    public bool TrailingSlash { get; private set; }

    public bool LastIsName => Last is not ("" or "." or "..");

    /// <summary>Walks all components but the last; null, or the failure that ends the walk.</summary>
    public Resolution? ToLast()
    {
        if (path.Length == 0)
        {
            return new Resolution(Errno.ENOENT, null);
        }

        if (Encoding.UTF8.GetByteCount(path) > MaxPathBytes)
        {
            return new Resolution(Errno.ENAMETOOLONG, null);
        }

        while (true)
        {
            var more = Next();

            // Every component is looked up, '.' and '..' too, and that takes search permission.
            if (Last.Length > 0 && !process.May(Directory, OtherExecute))
            {
                return new Resolution(Errno.EACCES, Directory);
            }

            if (!more)
            {
                return null;
            }

            if (Step() is { } stopped)
            {
                return stopped;
            }
        }
    }

    /// <summary>Looks the last component up, and follows nothing.</summary>
    public Resolution LookUp()
    {
        if (Encoding.UTF8.GetByteCount(Last) > MaxNameBytes)
        {
            return new Resolution(Errno.ENAMETOOLONG, Directory);
        }

        var inode = Last switch
        {
            "" or "." => Directory,
            ".." => Directory == process.Root ? Directory : Directory.Parent, // nobody walks up past their root
            _ => Directory.Entries.GetValueOrDefault(Last),
        };
        return inode is null ? new Resolution(Errno.ENOENT, Directory) : new Resolution(Errno.None, inode);
    }

    /// <summary>Goes on with the link's target, from the link's own directory; null, or ELOOP.</summary>
    public Resolution? Follow(SymbolicLink link)
    {
        if (++links > MaxLinks)
        {
            return new Resolution(Errno.ELOOP, link);
        }

        // What was asked of the link is asked of what it stands for: "link/" must be a directory, "link/x" one that holds x.
        Enter(TrailingSlash ? $"{link.Target}/{rest}" : link.Target);
        return null;
    }

    private void Enter(string text)
    {
        Directory = text.StartsWith('/') ? process.Root : Directory;
        rest = text.TrimStart('/');
    }

    // Takes the next component; true if others follow it.
    private bool Next()
    {
        var end = rest.IndexOf('/', StringComparison.Ordinal);
        TrailingSlash = end >= 0;
        Last = end < 0 ? rest : rest[..end];
        rest = rest[Last.Length..].TrimStart('/');
        return rest.Length > 0;
    }

    private Resolution? Step()
    {
        var found = LookUp();
        switch (found.Inode)
        {
            case SymbolicLink link:
                return Follow(link);
            case DirectoryInode directory when found.Errno == Errno.None:
                Directory = directory;
                return null;
            default:
                return found.Errno == Errno.None ? new Resolution(Errno.ENOTDIR, found.Inode) : found;
        }
    }
}

/// <summary>Permission of one inode (path_resolution(7), Permissions).</summary>
internal static class ProcessPermissions
{
    /// <param name="process">Who asks.</param>
    /// <param name="inode">What is asked about.</param>
    /// <param name="other">The bit, as it stands in the class <i>other</i>.</param>
    public static bool May(this Process process, Inode inode, UnixFileMode other)
    {
        const int User = 6, Group = 3; // how far a class's bits stand to the left of other's
        var shift =
            process.User == inode.Owner ? User
            : process.Group == inode.Group || process.SupplementaryGroups.Contains(inode.Group) ? Group
            : 0;
        return process.User == 0 || ((int)inode.Mode & ((int)other << shift)) != 0;
    }
}
