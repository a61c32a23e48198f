namespace Katas.LinuxPermissions.PathWalk.Steps;

/// <summary>A small tree, and who walks in it.</summary>
internal sealed class Scene
{
    public const uint Ann = 1001, Bob = 1002, Staff = 50;

    private readonly Dictionary<string, Inode> all = [];

    /// <summary>
    /// One line an inode, parents first: <c>d 0755 root /home</c>, <c>f 0644 ann /home/a</c>, <c>l /home/b -> a</c>. Everything
    /// belongs to the group staff.
    /// </summary>
    public Scene(string lines)
    {
        Top = new DirectoryInode { Mode = Octal("0755"), Group = Staff };
        all.Add("/", Top);
        foreach (var words in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')))
        {
            Add(words[0] == "l" ? words[1] : words[3], words[0] switch
            {
                "l" => new SymbolicLink(words[3]) { Mode = Octal("0777"), Group = Staff },
                "f" => new RegularFile { Mode = Octal(words[1]), Owner = Id(words[2]), Group = Staff },
                _ => new DirectoryInode { Mode = Octal(words[1]), Owner = Id(words[2]), Group = Staff },
            });
        }
    }

    public DirectoryInode Top { get; }

    public Inode this[string path] => all[path];

    public DirectoryInode Directory(string path) => (DirectoryInode)all[path];

    public Process As(uint user, string at = "/", string root = "/", params uint[] groups) =>
        new(user, user, groups, Directory(root), Directory(at));

    public void Add(string path, Inode inode)
    {
        var slash = path.LastIndexOf('/');
        Directory(slash == 0 ? "/" : path[..slash]).Add(path[(slash + 1)..], inode);
        all.Add(path, inode);
    }

    /// <summary>What a resolution says, with the path of its inode in this tree: <c>EACCES at /home</c>.</summary>
    public string Show(Resolution resolution)
    {
        var path = resolution.Inode is null ? "nothing" : all.Single(pair => pair.Value == resolution.Inode).Key;
        return resolution.Errno == Errno.None ? path : $"{resolution.Errno} at {path}";
    }

    private static uint Id(string name) => name switch { "root" => 0, "ann" => Ann, _ => Bob };

    private static UnixFileMode Octal(string digits) => (UnixFileMode)Convert.ToInt32(digits, 8);
}
