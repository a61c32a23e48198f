using System.Globalization;
using System.Text;
using Katas.LinuxPermissions.AccessCheck;
using Xunit.Abstractions;

namespace Katas.Oracles.LinuxPermissions;

/// <summary>Real files, real ids and real capabilities: the kernel's faccessat2 and open against the solution.</summary>
public sealed class AccessCheckOracle(ITestOutputHelper output) : IDisposable
{
    private const uint Ann = 20001, Bob = 20002, Staff = 20050;
    private const int Generated = 20_000;

    // The first line says who to become, or nothing to stay root. Each other line is one question, answered by its errno, 0 for
    // yes. Numbers of system calls differ between architectures; capset's header is version 3, and both capabilities are among
    // the first 32.
    private const string Perl =
        """
        use POSIX ();
        my ($setgroups, $setresgid, $setresuid, $capset, $prctl) =
            (POSIX::uname())[4] eq 'x86_64' ? (116, 119, 117, 126, 157) : (159, 149, 147, 91, 167);
        my ($faccessat2, $here, $keepcaps) = (439, -100, 8);
        sub ok { my ($name, $result) = @_; die "$name: $!" if $result == -1 }

        chomp(my $first = <STDIN>);
        if ($first ne '') {
            my ($ruid, $euid, $rgid, $egid, $groups, $permitted, $effective) = split /\t/, $first;
            my @groups = split /,/, $groups;
            ok 'setgroups', syscall($setgroups, scalar @groups, pack('L*', @groups));
            ok 'setresgid', syscall($setresgid, $rgid + 0, $egid + 0, $egid + 0);
            ok 'prctl', syscall($prctl, $keepcaps, 1, 0, 0, 0);
            ok 'setresuid', syscall($setresuid, $ruid + 0, $euid + 0, $euid + 0);
            my $header = pack('LL', 0x20080522, 0);
            my $sets = pack('L6', $effective, $permitted, 0, 0, 0, 0);
            ok 'capset', syscall($capset, $header, $sets);
        }

        while (<STDIN>) {
            chomp;
            my ($verb, $path, $mode, @owners) = split /\t/;
            my $done = $verb eq 'access' ? syscall($faccessat2, $here, $path, $mode + 0, 0) == 0
                     : $verb eq 'use'    ? syscall($faccessat2, $here, $path, $mode + 0, 0x200) == 0 # AT_EACCESS
                     : $verb eq 'open'   ? sysopen(my $f, $path, $mode + 0)
                     : $verb eq 'mkdir'  ? mkdir($path) && chown(@owners, $path) && chmod($mode, $path)
                     : $verb eq 'create' ? open(my $f, '>', $path) && chown(@owners, $path) && chmod($mode, $path)
                     : die "no such verb: $verb";
            print $done ? 0 : $! + 0, "\n";
        }
        """;

    private readonly Dictionary<Inode, string> made = [];
    private readonly string folder = Directory.CreateTempSubdirectory("kata-access-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [OracleFact("perl", AsRoot = true)]
    public async Task The_kernel_decides_alike_for_every_mode()
    {
        // Owner, owner in the group, member by either kind of group, stranger, user 0; each with each set of capabilities.
        var people = from held in Enumerable.Range(0, 4)
                     let capabilities = (Capabilities)held
                     from who in (Subject[])
                     [
                         new(Ann, Ann, [], capabilities), new(Ann, Staff, [], capabilities), new(Bob, Staff, [Bob], capabilities),
                         new(Bob, Bob, [Ann, Staff], capabilities), new(Bob, Bob, [], capabilities), new(0, 0, [], capabilities),
                     ]
                     select who;
        var inodes = (from mode in Enumerable.Range(0, 512)
                      from isDirectory in (bool[])[false, true]
                      select new Inode(Ann, Staff, (UnixFileMode)mode, isDirectory)).ToList();
        var cases = 0;

        foreach (var who in people)
        {
            var process = new Credentials(
                who.User, who.User, who.Group, who.Group, who.SupplementaryGroups, who.Capabilities, who.Capabilities);
            var questions = from inode in inodes
                            from asked in Enumerable.Range(0, 8)
                            select new Question("use", inode, (Rights)asked);
            cases += await Compare(process, [.. questions]);
        }

        output.WriteLine($"{cases} cases");
        cases.Should().Be(24 * 1024 * 8, "the table must not shrink unnoticed");
    }

    [OracleFact("perl", AsRoot = true)]
    public async Task The_kernel_decides_alike_for_any_credentials()
    {
        var random = Seed.Printed(output, $"{Generated} cases");

        for (var cases = 0; cases < Generated;)
        {
            var permitted = (Capabilities)random.Next(4);
            var process = new Credentials(
                AnyUser(), AnyUser(), AnyGroup(), AnyGroup(), [.. Enumerable.Range(0, random.Next(3)).Select(_ => AnyGroup())],
                permitted, permitted & (Capabilities)random.Next(4));
            cases += await Compare(process, [.. Enumerable.Range(0, 250).Select(_ => AnyQuestion())]);
        }

        uint AnyUser() => random.GetItems([0u, Ann, Bob], 1)[0];
        uint AnyGroup() => random.GetItems([0u, Ann, Bob, Staff], 1)[0];

        Question AnyQuestion()
        {
            var inode = new Inode(AnyUser(), AnyGroup(), (UnixFileMode)random.Next(0x1000), random.Next(2) == 0);
            var verb = random.GetItems(inode.IsDirectory ? ["use", "access"] : (string[])["use", "access", "open"], 1)[0];
            return new Question(verb, inode, verb == "open" ? (Rights)(random.Next(1, 4) << 1) : (Rights)random.Next(8));
        }
    }

    private async Task<int> Compare(Credentials process, List<Question> questions)
    {
        await Make([.. questions.Select(question => question.Inode).Distinct().Where(inode => !made.ContainsKey(inode))]);
        var lines = questions.Select(question => $"{question.Verb}\t{made[question.Inode]}\t{question.Mode}");
        var answers = await Ask(process, lines);

        questions.Zip(answers, (question, answer) => (Question: question, Kernel: answer))
            .Where(pair => pair.Kernel != (pair.Question.Solution(process).Granted ? "0" : "13"))
            .Select(pair => $"{process} {pair.Question}: kernel {pair.Kernel}, solution {pair.Question.Solution(process)}")
            .Should().BeEmpty("0 is granted and 13 is EACCES");
        return questions.Count;
    }

    // A file or directory for each inode, kept for the next process that is asked about it.
    private async Task Make(List<Inode> inodes)
    {
        File.SetUnixFileMode(folder, (UnixFileMode)Convert.ToInt32("0711", 8));
        foreach (var inode in inodes)
        {
            made.Add(inode, Path.Combine(folder, made.Count.ToString(CultureInfo.InvariantCulture)));
        }

        var answers = await Ask(
            process: null,
            from inode in inodes
            let verb = inode.IsDirectory ? "mkdir" : "create"
            select $"{verb}\t{made[inode]}\t{(int)inode.Mode}\t{inode.Owner}\t{inode.Group}");
        answers.Should().AllBeEquivalentTo("0", "root can make all of it");
    }

    private static async Task<string[]> Ask(Credentials? process, IEnumerable<string> questions)
    {
        var lines = questions.Prepend(process is null ? "" : Become(process)).ToList();
        var perl = await RealProgram.Named("perl").RunAsync(
            ["-e", Perl], Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n"))));

        var answers = perl.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        answers.Should().HaveCount(lines.Count - 1, "perl answers every question; it said: {0}", perl.Errors);
        return answers;
    }

    private static string Become(Credentials who) => string.Join(
        '\t',
        who.RealUser, who.EffectiveUser, who.RealGroup, who.EffectiveGroup, string.Join(',', who.SupplementaryGroups),
        Bits(who.Permitted), Bits(who.Effective));

    // CAP_DAC_OVERRIDE is 1 and CAP_DAC_READ_SEARCH is 2 (linux/capability.h).
    private static int Bits(Capabilities capabilities) => (int)capabilities << 1;

    private sealed record Question(string Verb, Inode Inode, Rights Asked)
    {
        // open(2) has numbers of its own: read 0, write 1, both 2.
        public int Mode => Verb == "open" ? Asked switch { Rights.Read => 0, Rights.Write => 1, _ => 2 } : (int)Asked;

        public Decision Solution(Credentials process) =>
            PermissionCheck.Decide(Verb == "access" ? process.WhenAskingAccess() : process.WhenUsing(), Inode, Asked);
    }
}
