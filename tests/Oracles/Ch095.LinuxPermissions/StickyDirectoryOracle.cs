using System.Globalization;
using System.Text;
using Katas.LinuxPermissions.StickyDirectory;
using Xunit.Abstractions;

namespace Katas.Oracles.LinuxPermissions;

/// <summary>Every combination is built for real and tried by real users; the kernel's errno is compared with the solution's.</summary>
public sealed class StickyDirectoryOracle(ITestOutputHelper output) : IDisposable
{
    private const uint Ann = 20001, Bob = 20002, Cleo = 20003;
    private const int Generated = 4_000;

    // One command a line; what a line answers is the errno of its system call, 0 for success.
    private const string Perl =
        """
        while (<STDIN>) {
            chomp;
            my ($verb, @a) = split /\t/;
            $! = 0;
            my $done = $verb eq 'dir'    ? (mkdir($a[0]) && chown($a[2], $a[3], $a[0]) && chmod(oct $a[1], $a[0]))
                     : $verb eq 'file'   ? (open(my $f, '>', $a[0]) && chown($a[2], $a[3], $a[0]) && chmod(oct $a[1], $a[0]))
                     : $verb eq 'link'   ? link($a[0], $a[1])
                     : $verb eq 'unlink' ? unlink($a[0])
                     : $verb eq 'rmdir'  ? rmdir($a[0])
                     : $verb eq 'rename' ? rename($a[0], $a[1])
                     : die "no such verb: $verb";
            print $done ? 0 : $! + 0, "\n";
        }
        """;

    private static readonly Credentials[] Everybody =
        [new(0, 0, []), new(Ann, Ann, []), new(Bob, Bob, [Ann]), new(Cleo, Ann, [])];

    private readonly string folder = Directory.CreateTempSubdirectory("kata-sticky-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [OracleFact("perl", "setpriv", AsRoot = true)]
    public async Task The_kernel_decides_alike_in_every_combination()
    {
        var cases = Combinations().ToList();

        // Delete, rename within, rename across, replace within, replace across.
        output.WriteLine($"{cases.Count} cases");
        cases.Should().HaveCount(256 + 256 + (256 * 16) + (256 * 4) + (256 * 16 * 4), "the table must not shrink unnoticed");
        await Compare(cases);
    }

    [OracleFact("perl", "setpriv", AsRoot = true)]
    public async Task The_kernel_decides_alike_in_generated_cases()
    {
        var random = Seed.Printed(output, $"{Generated} cases");

        await Compare([.. Enumerable.Range(0, Generated).Select(_ => Any(random))]);
    }

    // A caller (Ann or root); directories sticky or not, with each mix of w and x, hers or Bob's; entries hers or Bob's.
    private static IEnumerable<Case> Combinations()
    {
        var callers = Everybody[..2];
        var entries = from owner in (uint[])[Ann, Bob]
                      from isDirectory in (bool[])[false, true]
                      select new Inode(10, owner, owner, Octal("0755"), isDirectory);
        var directories = (from mode in (string[])["0777", "0666", "0555", "0444", "1777", "1666", "1555", "1444"]
                           from owner in (uint[])[Ann, Bob]
                           select new Inode(1, owner, owner, Octal(mode), true)).ToList();
        var replaced = entries.Select(entry => entry with { Number = 20 }).ToList();

        foreach (var (who, entry, from) in
                 from who in callers from entry in entries from directory in directories select (who, entry, directory))
        {
            // A moved directory with and without its own write bit; for a file the bit must not matter.
            foreach (var moved in (Inode[])[entry, entry with { Mode = Octal("0555") }])
            {
                yield return new Case(who, from, moved, null, null);
                yield return new Case(who, from, moved, from, null);
                foreach (var victim in replaced)
                {
                    yield return new Case(who, from, moved, from, victim);
                }

                foreach (var to in directories.Select(directory => directory with { Number = 2 }))
                {
                    yield return new Case(who, from, moved, to, null);
                    foreach (var victim in replaced)
                    {
                        yield return new Case(who, from, moved, to, victim);
                    }
                }
            }
        }
    }

    private static Case Any(Random random)
    {
        var from = AnyInode(1, isDirectory: true);
        var entry = AnyInode(10, random.Next(2) == 0);
        var to = random.Next(3) switch { 0 => null, 1 => from, _ => AnyInode(2, isDirectory: true) };
        var replaced = to is null ? null : random.Next(4) switch
        {
            0 => null,
            1 when !entry.IsDirectory => entry, // a second name of the same file
            _ => AnyInode(20, random.Next(4) == 0 ? !entry.IsDirectory : entry.IsDirectory),
        };
        return new Case(random.GetItems(Everybody, 1)[0], from, entry, to, replaced);

        Inode AnyInode(ulong number, bool isDirectory) => new(
            number, random.GetItems([0u, Ann, Bob, Cleo], 1)[0], random.GetItems([0u, Ann, Bob, Cleo], 1)[0], (UnixFileMode)AnyMode(), isDirectory);

        // Mostly generous, so that the later checks are reached.
        int AnyMode() => (random.Next(0x200) | random.Next(0x200)) + (random.Next(2) == 0 ? 0x200 : 0);
    }

    private async Task Compare(List<Case> cases)
    {
        File.SetUnixFileMode(folder, Octal("0755"));
        var setup = await Ask(Everybody[0], cases.SelectMany((asked, i) => asked.Setup(At(i))));
        setup.Should().AllBeEquivalentTo(Errno.None, "root can make all of it");

        var differences = new List<string>();
        foreach (var user in cases.Index().GroupBy(indexed => indexed.Item.Who))
        {
            var answers = await Ask(user.Key, user.Select(indexed => indexed.Item.Operation(At(indexed.Index))));
            differences.AddRange(user.Zip(answers)
                .Where(pair => pair.Second != pair.First.Item.Solution().Errno)
                .Select(pair => $"{pair.First.Item}: kernel {pair.Second}, solution {pair.First.Item.Solution()}"));
        }

        differences.Should().BeEmpty();
    }

    private string At(int index) => Path.Combine(folder, index.ToString(CultureInfo.InvariantCulture));

    private static async Task<List<Errno>> Ask(Credentials who, IEnumerable<string> commands)
    {
        var lines = commands.ToList();
        var groups = who.SupplementaryGroups.Count == 0 ? "--clear-groups" : $"--groups={string.Join(',', who.SupplementaryGroups)}";
        var perl = await RealProgram.Named("setpriv").RunAsync(
            [$"--reuid={who.User}", $"--regid={who.Group}", groups, "perl", "-e", Perl],
            Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n"))));

        var answers = perl.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        answers.Should().HaveCount(lines.Count, "perl answers every command; it said: {0}", perl.Errors);
        return [.. answers.Select(line => (Errno)int.Parse(line, CultureInfo.InvariantCulture))];
    }

    private static UnixFileMode Octal(string digits) => (UnixFileMode)Convert.ToInt32(digits, 8);

    /// <summary>One call: delete without a new directory, else rename. The same inode twice is the same thing twice.</summary>
    private sealed record Case(Credentials Who, Inode From, Inode Entry, Inode? To, Inode? Replaced)
    {
        public Decision Solution() => To is null
            ? DirectoryEntries.Delete(Who, From, Entry)
            : DirectoryEntries.Rename(Who, From, Entry, To, Replaced);

        // Root makes everything first; directories get their own modes last, which root does not feel.
        public IEnumerable<string> Setup(string at)
        {
            yield return $"dir\t{at}\t0755\t0\t0";
            yield return Make(From, $"{at}/from");
            yield return Make(Entry, $"{at}/from/entry");
            if (To is not null && To != From)
            {
                yield return Make(To, $"{at}/to");
            }

            if (Replaced is not null)
            {
                yield return Replaced == Entry ? $"link\t{at}/from/entry\t{at}/{New}" : Make(Replaced, $"{at}/{New}");
            }
        }

        public string Operation(string at) => To is null
            ? $"{(Entry.IsDirectory ? "rmdir" : "unlink")}\t{at}/from/entry"
            : $"rename\t{at}/from/entry\t{at}/{New}";

        public override string ToString() => new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"{Who.User}:{Who.Group}+{string.Join('+', Who.SupplementaryGroups)} ")
            .Append(CultureInfo.InvariantCulture, $"{(To is null ? "deletes" : "renames")} {Show(Entry)} in {Show(From)}")
            .Append(CultureInfo.InvariantCulture, $"{(To is null ? "" : To == From ? " within" : $" to {Show(To)}")}")
            .Append(CultureInfo.InvariantCulture, $"{(Replaced is null ? "" : $" over {Show(Replaced)}")}").ToString();

        private string New => To == From ? "from/new" : "to/new";

        private static string Make(Inode inode, string path) =>
            $"{(inode.IsDirectory ? "dir" : "file")}\t{path}\t{Digits(inode)}\t{inode.Owner}\t{inode.Group}";

        private static string Show(Inode inode) =>
            $"[{(inode.IsDirectory ? "directory" : "file")} {Digits(inode)} of {inode.Owner}:{inode.Group}]";

        private static string Digits(Inode inode) => Convert.ToString((int)inode.Mode, 8).PadLeft(4, '0');
    }
}
