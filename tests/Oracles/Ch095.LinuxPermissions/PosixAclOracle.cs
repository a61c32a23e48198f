using System.Globalization;
using System.Text;
using Katas.LinuxPermissions.PosixAcl;
using Xunit.Abstractions;

namespace Katas.Oracles.LinuxPermissions;

/// <summary>Real files get generated ACLs; the kernel decides, changes and inherits, setfacl edits, getfacl says what is there.</summary>
public sealed class PosixAclOracle : IDisposable
{
    private const uint Ann = 20001, Bob = 20002, Cleo = 20003, Staff = 20050, Audit = 20051;
    private const int Files = 600, QuestionsOfAFile = 50, Cases = 5_000, CasesOfACommand = 500;

    // Who asks, and the file that is asked about, in each line; the answer is an errno. The effective ids decide.
    private const string Check =
        """
        my ($faccessat2, $here, $eaccess) = (439, -100, 0x200);
        while (<STDIN>) {
            chomp;
            my ($path, $asked, $user, $group, $groups) = split /\t/, $_, -1;
            $) = "$group $group $groups";
            $> = $user;
            print syscall($faccessat2, $here, $path, $asked + 0, $eaccess) == 0 ? 0 : $! + 0, "\n";
            $> = 0;
        }
        """;

    private const string Create =
        """
        use Fcntl;
        while (<STDIN>) {
            chomp;
            my ($path, $asked, $umask, $kind) = split /\t/;
            umask $umask;
            $kind eq 'd' ? mkdir($path, $asked) : sysopen(my $f, $path, O_CREAT | O_EXCL | O_WRONLY, $asked + 0) or die "$path: $!";
        }
        """;

    private readonly ITestOutputHelper output;
    private readonly string folder = Directory.CreateTempSubdirectory("kata-acl-").FullName;

    public PosixAclOracle(ITestOutputHelper output)
    {
        this.output = output;
        File.SetUnixFileMode(folder, (UnixFileMode)Convert.ToInt32("711", 8));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [OracleFact("perl", "setfacl", AsRoot = true)]
    public async Task The_kernel_decides_alike()
    {
        var random = Seed.Printed(output, $"{Files * QuestionsOfAFile} cases");
        var files = NewFiles(Files, _ => new FileAcl(AnyAcl(random), null), _ => (AnyUser(random), AnyGroup(random)));
        await Restore(files);
        var questions = (from file in files
                         from _ in Enumerable.Range(0, QuestionsOfAFile)
                         let groups = Enumerable.Range(0, random.Next(4)).Select(_ => AnyGroup(random)).ToArray()
                         select (File: file, Who: new Subject(AnyUser(random), AnyGroup(random), groups), Asked: (Rights)random.Next(8)))
            .ToList();

        var perl = await Run("perl", ["-e", Check], questions.Select(question => string.Join(
            '\t', question.File.Path, (int)question.Asked, question.Who.User, question.Who.Group,
            string.Join(' ', question.Who.SupplementaryGroups))));

        perl.Should().HaveCount(questions.Count);
        var answers = questions.Zip(perl, (question, kernel) => (question, kernel, ours: Ours(question.File, question.Who, question.Asked)))
            .ToList();
        answers.Where(answer => answer.kernel != (answer.ours.Granted ? "0" : "13"))
            .Select(answer => $"{answer.question}: kernel {answer.kernel}, solution {answer.ours}")
            .Take(20).Should().BeEmpty("0 is granted and 13 is EACCES");
        answers.Select(answer => answer.ours).Distinct().Should().HaveCount(8, "each step both grants and refuses");
    }

    [OracleFact("stat", "setfacl", "getfacl", AsRoot = true)]
    public async Task The_text_says_what_is_there_and_chmod_changes_it_alike()
    {
        var random = Seed.Printed(output, $"{Cases} cases");
        var files = NewFiles(Cases, _ => new FileAcl(AnyAcl(random), null), _ => (Ann, Staff));
        await Restore(files);

        (await GetFacl(files)).Should().Equal(files.Select(file => AclText.ToLong(file.Acl)));
        files.Where(file => File.GetUnixFileMode(file.Path) != file.Acl.Access.Mode).Should().BeEmpty("that is the mode of such a file");

        var modes = files.Select(_ => (UnixFileMode)random.Next(0x200)).ToList();
        foreach (var (file, mode) in files.Zip(modes))
        {
            File.SetUnixFileMode(file.Path, mode);
        }

        (await GetFacl(files)).Should().Equal(
            files.Zip(modes, (file, mode) => AclText.ToLong(new FileAcl(file.Acl.Access.WithMode(mode), null))));
    }

    [OracleFact("perl", "setfacl", "getfacl", AsRoot = true)]
    public async Task The_kernel_inherits_alike()
    {
        var random = Seed.Printed(output, $"{Cases} cases");
        var parents = NewFiles(
            Cases, _ => new FileAcl(AnyAcl(random), random.Next(5) == 0 ? null : AnyAcl(random)), _ => (0, 0), isDirectory: true);
        await Restore(parents);
        (await GetFacl(parents)).Should().Equal(parents.Select(file => AclText.ToLong(file.Acl)), "default ACLs are written alike");
        var asked = parents.Select(parent => (
            Path: Path.Combine(parent.Path, "new"), Mode: (UnixFileMode)random.Next(0x200), Umask: (UnixFileMode)random.Next(0x200),
            IsDirectory: random.Next(2) == 0)).ToList();

        await Run("perl", ["-e", Create], asked.Select(
            one => $"{one.Path}\t{(int)one.Mode}\t{(int)one.Umask}\t{(one.IsDirectory ? 'd' : 'f')}"));

        var created = parents.Zip(asked, (parent, one) => new AclFile(
            one.Path, 0, 0, FileAcl.Create(parent.Acl.Default, one.Mode, one.Umask, one.IsDirectory))).ToList();
        (await GetFacl(created)).Should().Equal(created.Select(file => AclText.ToLong(file.Acl)));
    }

    [OracleFact("setfacl", "getfacl", AsRoot = true)]
    public async Task Setfacl_changes_alike()
    {
        var random = Seed.Printed(output, $"{Cases} cases");
        var before = NewFiles(Cases, _ => new FileAcl(AnyAcl(random), null), _ => (Ann, Staff));
        await Restore(before);
        var changes = before.Select(file => AnyChange(random, file.Acl.Access)).ToList();

        // One setfacl takes many: -m … file -x … file.
        foreach (var some in before.Zip(changes).Chunk(CasesOfACommand))
        {
            await Run("setfacl", some.SelectMany(pair => pair.Second.Arguments.Append(pair.First.Path)), []);
        }

        var ours = changes.Select(change => AclText.ToLong(new FileAcl(change.Result, null))).ToList();
        var real = await GetFacl(before);
        before.Select((file, place) => (file, Change: changes[place].Arguments, Real: real[place], Ours: ours[place]))
            .Where(one => one.Real != one.Ours)
            .Select(one => $"{string.Join(' ', one.Change)} on {one.file}: setfacl {one.Real}, solution {one.Ours}")
            .Take(20).Should().BeEmpty();
    }

    /// <summary>A list with a mask or without, and up to five named entries of those who ask.</summary>
    internal static Acl AnyAcl(Random random)
    {
        Rights Any() => (Rights)random.Next(8);
        var named = new (AclTag, uint?)[]
        {
            (AclTag.User, Ann), (AclTag.User, Bob), (AclTag.Group, Staff), (AclTag.Group, Audit), (AclTag.Group, Ann),
        }.Where(_ => random.Next(3) == 0).ToList();
        var needed = new List<(AclTag, uint?)> { (AclTag.UserObj, null), (AclTag.GroupObj, null), (AclTag.Other, null) };
        if (named.Count > 0 || random.Next(2) == 0)
        {
            needed.Add((AclTag.Mask, null));
        }

        return new Acl(needed.Concat(named).Select(who => new AclEntry(who.Item1, who.Item2, Any())));
    }

    private static Decision Ours(AclFile file, Subject who, Rights asked) =>
        AclCheck.Decide(who, file.Owner, file.Group, file.Acl.Access, asked);

    private static uint AnyUser(Random random) => random.GetItems([Ann, Bob, Cleo], 1)[0];

    private static uint AnyGroup(Random random) => random.GetItems([Ann, Bob, Staff, Audit], 1)[0];

    private static (string[] Arguments, Acl Result) AnyChange(Random random, Acl acl)
    {
        if (random.Next(2) == 0)
        {
            var entries = random.GetItems(AnyAcl(random).Entries.ToArray(), random.Next(1, 4));
            return (["-m", string.Join(',', entries.Select(Show))], AclChange.Modify(acl, entries));
        }

        // What may go: anybody who is named, there or not, and the mask if nobody is.
        var isNamed = acl.Entries.Any(entry => entry.Tag is AclTag.User or AclTag.Group);
        var gone = random.GetItems<AclEntry>(
            [
                new(AclTag.User, Ann, 0), new(AclTag.User, Bob, 0), new(AclTag.Group, Staff, 0), new(AclTag.Group, Audit, 0),
                isNamed ? new(AclTag.Group, Ann, 0) : new(AclTag.Mask, null, 0),
            ], 1)[0];
        return (["-x", Show(gone)[..^4]], AclChange.Remove(acl, gone.Tag, gone.Qualifier));
    }

    private static string Show(AclEntry entry)
    {
        var keyword = entry.Tag switch
        {
            AclTag.UserObj or AclTag.User => 'u',
            AclTag.GroupObj or AclTag.Group => 'g',
            AclTag.Mask => 'm',
            _ => 'o',
        };
        var rights = string.Concat("rwx".Select((letter, place) => ((int)entry.Rights & (4 >> place)) != 0 ? letter : '-'));
        return $"{keyword}:{entry.Qualifier}:{rights}";
    }

    private static async Task<string[]> Run(string program, IEnumerable<string> arguments, IEnumerable<string> lines)
    {
        var run = await RealProgram.Named(program).RunAsync(
            arguments, Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n"))));
        run.ExitCode.Should().Be(0, "{0} says: {1}", program, run.Errors);
        return run.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static async Task<List<string>> GetFacl(List<AclFile> files)
    {
        // Lists of several files have empty lines between; the name tells which is which.
        var lines = await Run("getfacl", ["-np", "-"], files.Select(file => file.Path));
        var texts = new Dictionary<string, StringBuilder>();
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            if (line.StartsWith("# file: ", StringComparison.Ordinal))
            {
                texts.Add(line["# file: ".Length..], text = new StringBuilder());
            }
            else if (!line.StartsWith('#'))
            {
                text.Append(line).Append('\n');
            }
        }

        return [.. files.Select(file => texts[file.Path].ToString())];
    }

    private List<AclFile> NewFiles(int count, Func<int, FileAcl> acl, Func<int, (uint User, uint Group)> owner, bool isDirectory = false)
    {
        var files = Enumerable.Range(0, count).Select(i => (
            Path: Path.Combine(folder, i.ToString(CultureInfo.InvariantCulture)), Owner: owner(i), Acl: acl(i))).ToList();
        foreach (var file in files)
        {
            if (isDirectory)
            {
                Directory.CreateDirectory(file.Path);
            }
            else
            {
                File.WriteAllBytes(file.Path, []);
            }
        }

        return [.. files.Select(file => new AclFile(file.Path, file.Owner.User, file.Owner.Group, file.Acl))];
    }

    // The form of getfacl's output, with owner and group. So setfacl reads what the solution writes.
    private static Task<string[]> Restore(List<AclFile> files) => Run("setfacl", ["--restore=-"], files.Select(
        file => $"# file: {file.Path}\n# owner: {file.Owner}\n# group: {file.Group}\n{AclText.ToLong(file.Acl)}"));

    private sealed record AclFile(string Path, uint Owner, uint Group, FileAcl Acl)
    {
        public override string ToString() => $"{AclText.ToShort(Acl.Access)} of {Owner}:{Group}";
    }
}
