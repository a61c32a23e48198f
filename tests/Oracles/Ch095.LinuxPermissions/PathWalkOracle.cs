using System.Globalization;
using System.Text;
using Katas.LinuxPermissions.PathWalk;
using Xunit.Abstractions;

namespace Katas.Oracles.LinuxPermissions;

/// <summary>The same tree in memory and on disk, the same walk by the solution and by the kernel: errno for errno.</summary>
public sealed class PathWalkOracle(ITestOutputHelper output) : IDisposable
{
    private const uint Ann = 20001, Bob = 20002, Staff = 20050;
    private const int Trees = 80, WalksInATree = 250;

    // Each line is answered by an errno and, where an inode was found, its number. A walk is done by an effective user in a root
    // of its own, and undone by root afterwards, so that every walk meets the same tree. Perl's own mkdir, rmdir and unlink look at
    // the path before the kernel does.
    private const string Perl =
        """
        use Fcntl;
        use POSIX ();
        my ($mkdirat, $unlinkat) = (POSIX::uname())[4] eq 'x86_64' ? (258, 263) : (34, 35);
        my ($here, $removedir) = (-100, 0x200);
        opendir(my $top, '/') or die "/: $!";
        sub make {
            my ($kind, $path, $mode, $owner, $group) = @_;
            my $made = $kind eq 'd' ? mkdir($path) : sysopen(my $f, $path, O_CREAT | O_EXCL | O_WRONLY);
            return $made && chown($owner, $group, $path) && chmod($mode, $path);
        }
        while (<STDIN>) {
            chomp;
            my ($verb, @a) = split /\t/, $_, -1;
            if ($verb eq 'link') {
                print symlink($a[1], $a[0]) ? '0 ' . (lstat $a[0])[1] : $! + 0, "\n";
                next;
            }
            if ($verb eq 'd' || $verb eq 'f') {
                print make($verb, $a[0], oct $a[1], $a[2], $a[3]) ? '0 ' . (lstat $a[0])[1] : $! + 0, "\n";
                next;
            }

            my ($root, $at, $user, $group, $groups, $path) = @a;
            chdir($at) && chroot($root) or die "$at $root: $!";
            my ($in, $name) = $path =~ m{^(.*/)?([^/]+)/*$};
            opendir(my $parent, $in // '.'); # kept open: the path may lead through the very link that goes
            my @before = lstat $path;
            my $target = readlink $path;
            $) = "$group $group $groups";
            $> = $user;
            $! = 0;
            my @found = ();
            my $done = $verb eq 'Stat'            ? (@found = stat $path)
                     : $verb eq 'LinkStat'        ? (@found = lstat $path)
                     : $verb eq 'List'            ? opendir(my $d, $path)
                     : $verb eq 'CreateFile'      ? sysopen(my $f, $path, O_CREAT | O_EXCL | O_WRONLY)
                     : $verb eq 'MakeDirectory'   ? syscall($mkdirat, $here, $path, 0755) == 0
                     : $verb eq 'Unlink'          ? syscall($unlinkat, $here, $path, 0) == 0
                     : $verb eq 'RemoveDirectory' ? syscall($unlinkat, $here, $path, $removedir) == 0
                     : die "no such verb: $verb";
            my $errno = $done ? 0 : $! + 0;
            $> = 0;
            $) = '0 0';
            if ($done && $verb !~ /Stat|List/) {
                my @again = ($name, $before[2] & 07777, $before[4], $before[5]);
                chdir $parent or die "$path: $!";
                my $undone = $verb eq 'CreateFile'    ? unlink($name)
                           : $verb eq 'MakeDirectory' ? rmdir($name)
                           : defined $target          ? symlink($target, $name)
                           : make($verb eq 'Unlink' ? 'f' : 'd', @again);
                $undone or die "$verb of $path cannot be undone: $!";
            }
            chdir($top) && chroot('.') or die "back: $!";
            print @found ? "$errno $found[1]" : $errno, "\n";
        }
        """;

    private static readonly string[] Verbs =
        ["Stat", "LinkStat", "List", "CreateFile", "MakeDirectory", "Unlink", "RemoveDirectory"];

    private static readonly (uint User, uint Group, uint[] Groups)[] People =
        [(0, 0, []), (Ann, Ann, []), (Bob, Staff, []), (Bob, Bob, [Staff])];

    private readonly string folder = Directory.CreateTempSubdirectory("kata-walk-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [OracleFact("perl", AsRoot = true)]
    public async Task The_kernel_walks_alike_in_any_tree()
    {
        var random = Seed.Printed(output, $"{Trees * WalksInATree} walks");
        var seen = new Dictionary<Errno, int>();

        for (var i = 0; i < Trees; i++)
        {
            var tree = AnyTree(random);
            await Compare(tree, [.. Enumerable.Range(0, WalksInATree).Select(_ => AnyWalk(tree, random))], seen);
        }

        output.WriteLine(string.Join(", ", seen.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key} {pair.Value}")));
        seen.Keys.Should().Contain(
            Enum.GetValues<Errno>().Except([Errno.ENAMETOOLONG]), "a generator that never gets there tests less than it says");
    }

    [OracleFact("perl", AsRoot = true)]
    public async Task The_kernel_has_the_same_limits()
    {
        var tree = new Tree();
        tree.Add("/d", new DirectoryInode { Mode = Octal("0755") });
        tree.Add("/f", new RegularFile { Mode = Octal("0644") });
        tree.Add("/é", new DirectoryInode { Mode = Octal("0755") });
        tree.Add("/long", new SymbolicLink(new string('/', 4000)));
        tree.Add("/1", new SymbolicLink("d"));
        for (var i = 2; i <= 42; i++)
        {
            tree.Add($"/{i}", new SymbolicLink($"{i - 1}"));
        }

        tree.Add("/d/dot", new SymbolicLink("."));
        List<string> paths =
        [
            "/39", "/40", "/41", "/42", "/20/../20", "/21/../20", "/39/dot", "/40/dot", "/40/new", "/40/dot/", "/d/dot/dot/dot",
        ];
        paths.AddRange(new[] { 254, 255, 256 }.SelectMany(n => new[] { "/d/", "/f/", "/none/", "" }.SelectMany(
            at => new[] { "", "/", "/x" }.Select(end => at + new string('é', n / 2) + new string('x', n % 2) + end))));
        paths.AddRange(new[] { 4094, 4095, 4096, 4097 }.Select(n => "/é".PadRight(n - 1, '/')));
        paths.AddRange(new[] { 4094, 4095, 4096 }.Select(n => "/long".PadRight(n, '/')));
        var walks = from path in paths
                    from verb in Verbs
                    from user in (uint[])[0, Ann]
                    select new WalkCase(verb, user, Ann, [], "/", "/", path);

        // Who stands outside of their root is not held by it. Two steps up at most: above this tree is the real one.
        var outside = from path in (string[])["..", "../..", "../../d", "../f", "/..", "/../f", "/x/../..", "../../d/x"]
                      from verb in Verbs
                      select new WalkCase(verb, Ann, Ann, [], "/d/x", "/é/y", path);
        tree.Add("/d/x", new DirectoryInode { Mode = Octal("0755") });
        tree.Add("/é/y", new DirectoryInode { Mode = Octal("0755") });

        await Compare(tree, [.. walks, .. outside], []);
    }

    private static Tree AnyTree(Random random)
    {
        var tree = new Tree();
        var directories = new List<string> { "/" };
        for (var i = 0; i < 16; i++)
        {
            var path = $"{random.GetItems(directories.ToArray(), 1)[0].TrimEnd('/')}/{AnyName(random)}";
            if (tree.Inodes.ContainsKey(path))
            {
                continue;
            }

            var (mode, owner, group) = (AnyMode(), AnyUser(), random.GetItems([Ann, Staff], 1)[0]);
            switch (random.Next(5))
            {
                case 0:
                    tree.Add(path, new RegularFile { Mode = mode, Owner = owner, Group = group });
                    break;
                case 1 or 2:
                    tree.Add(path, new SymbolicLink(AnyPath(random)) { Mode = Octal("0777") });
                    break;
                default:
                    tree.Add(path, new DirectoryInode { Mode = mode, Owner = owner, Group = group });
                    directories.Add(path);
                    break;
            }
        }

        return tree;

        // Mostly generous, so that walks get somewhere.
        UnixFileMode AnyMode() =>
            (UnixFileMode)(random.Next(0x200) | random.Next(0x200) | (random.Next(2) == 0 ? 0 : Convert.ToInt32("111", 8)));

        uint AnyUser() => random.GetItems([0u, Ann, Bob], 1)[0];
    }

    private static WalkCase AnyWalk(Tree tree, Random random)
    {
        var directories = tree.Inodes.Where(pair => pair.Value is DirectoryInode).Select(pair => pair.Key).ToArray();
        var root = random.Next(4) == 0 ? random.GetItems(directories, 1)[0] : "/";
        var within = directories.Where(path => root == "/" || $"{path}/".StartsWith($"{root}/", StringComparison.Ordinal)).ToArray();
        var (user, group, groups) = random.GetItems(People, 1)[0];
        return new WalkCase(
            random.GetItems(Verbs, 1)[0], user, group, groups, root, random.GetItems(within, 1)[0],
            random.Next(100) == 0 ? "" : AnyPath(random));
    }

    private static string AnyPath(Random random)
    {
        var components = Enumerable.Range(0, random.Next(1, 5)).Select(_ => random.Next(5) switch
        {
            0 => random.Next(2) == 0 ? "." : "..",
            _ => AnyName(random),
        });
        var path = string.Join(random.Next(8) == 0 ? "//" : "/", components);
        return (random.Next(3), random.Next(4)) switch
        {
            (0, 0) => $"/{path}/",
            (0, _) => random.Next(20) == 0 ? "/" : $"/{path}",
            (_, 0) => $"{path}/",
            _ => path,
        };
    }

    private static string AnyName(Random random) => random.GetItems(["a", "b", "c", "d"], 1)[0];

    private async Task Compare(Tree tree, List<WalkCase> walks, Dictionary<Errno, int> seen)
    {
        var top = Path.Combine(folder, Guid.NewGuid().ToString("N"));

        // What only looks comes first: what is undone afterwards has another inode number.
        walks.Sort((a, b) => Array.IndexOf(Verbs, a.Verb) - Array.IndexOf(Verbs, b.Verb));
        var setup = tree.Inodes.Select(pair => Make(top + pair.Key.TrimEnd('/'), pair.Value)).ToList();
        var lines = setup.Concat(walks.Select(walk => walk.Line(top)));

        var perl = await RealProgram.Named("perl").RunAsync(
            ["-e", Perl], Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n"))));

        var answers = perl.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')).ToList();
        answers.Should().HaveCount(setup.Count + walks.Count, "perl answers every line; it said: {0}", perl.Errors);
        answers.Take(setup.Count).Should().OnlyContain(answer => answer[0] == "0", "root can make all of it");
        var numbers = tree.Inodes.Values.Zip(answers).ToDictionary(pair => pair.First, pair => pair.Second[1]);

        var differences = new List<string>();
        foreach (var (walk, answer) in walks.Zip(answers.Skip(setup.Count)))
        {
            var solution = walk.Solution(tree);
            var kernel = (Errno)int.Parse(answer[0], CultureInfo.InvariantCulture);
            seen[kernel] = seen.GetValueOrDefault(kernel) + 1;
            if (kernel != solution.Errno || (answer.Length > 1 && answer[1] != numbers[solution.Inode!]))
            {
                differences.Add($"{walk}: kernel {kernel}, solution {solution.Errno} {tree.Show(solution.Inode)}");
            }
        }

        differences.Take(20).Should().BeEmpty("in this tree:\n{0}", tree);
    }

    private static string Make(string path, Inode inode) => inode is SymbolicLink link
        ? $"link\t{path}\t{link.Target}"
        : string.Join('\t', inode is DirectoryInode ? "d" : "f", path, Convert.ToString((int)inode.Mode, 8), inode.Owner, inode.Group);

    private static UnixFileMode Octal(string digits) => (UnixFileMode)Convert.ToInt32(digits, 8);

    private sealed record WalkCase(string Verb, uint User, uint Group, uint[] Groups, string Root, string At, string Path)
    {
        public string Line(string top) =>
            $"{Verb}\t{top}{Root}\t{top}{At}\t{User}\t{Group}\t{string.Join(' ', Groups)}\t{Path}";

        public Resolution Solution(Tree tree)
        {
            var process = new Process(User, Group, Groups, tree.Directory(Root), tree.Directory(At));
            return Verb switch
            {
                "Stat" => PathResolver.Stat(process, Path),
                "LinkStat" => PathResolver.LinkStat(process, Path),
                "List" => PathResolver.List(process, Path),
                "CreateFile" => PathResolver.CreateFile(process, Path),
                "MakeDirectory" => PathResolver.MakeDirectory(process, Path),
                "Unlink" => PathResolver.Unlink(process, Path),
                _ => PathResolver.RemoveDirectory(process, Path),
            };
        }

        public override string ToString() =>
            $"{Verb} '{Path}' by {User}:{Group}+{string.Join('+', Groups)} at {At} in {Root}";
    }

    /// <summary>Inodes by path, parents first.</summary>
    private sealed class Tree
    {
        public Dictionary<string, Inode> Inodes { get; } = new() { ["/"] = new DirectoryInode { Mode = Octal("0755") } };

        public DirectoryInode Directory(string path) => (DirectoryInode)Inodes[path];

        public void Add(string path, Inode inode)
        {
            var slash = path.LastIndexOf('/');
            Directory(slash == 0 ? "/" : path[..slash]).Add(path[(slash + 1)..], inode);
            Inodes.Add(path, inode);
        }

        public string Show(Inode? inode) => Inodes.FirstOrDefault(pair => pair.Value == inode).Key ?? "nothing";

        public override string ToString() => string.Join('\n', Inodes.Select(pair => Make(pair.Key, pair.Value)));
    }
}
