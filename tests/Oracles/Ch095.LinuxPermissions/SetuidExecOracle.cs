using System.Globalization;
using System.Text;
using Katas.LinuxPermissions.SetuidExec;
using Xunit.Abstractions;

namespace Katas.Oracles.LinuxPermissions;

/// <summary>Real set-user-ID copies of <c>cat</c> print the ids they were given; real system calls change real ids.</summary>
public sealed class SetuidExecOracle(ITestOutputHelper output) : IDisposable
{
    private const uint Ann = 20001, Bob = 20002, Staff = 20050;
    private const int Executions = 5_000;

    // Lines that make files, then one line a process: who it is, and what it does. What it does ends in an errno or in a program
    // that prints /proc/self/status, which has all ids. Numbers of system calls differ between architectures.
    private const string Perl =
        """
        use POSIX ();
        my $x86 = (POSIX::uname())[4] eq 'x86_64';
        my %number = $x86
            ? (setuid => 105, setgid => 106, setreuid => 113, setregid => 114, setgroups => 116, setresuid => 117, setresgid => 119)
            : (setuid => 146, setgid => 144, setreuid => 145, setregid => 143, setgroups => 159, setresuid => 147, setresgid => 149);
        my $prctl = $x86 ? 157 : 167;
        my $nonewprivs = 38;
        $| = 1;
        sub call {
            my ($name, @ids) = @_;
            return syscall($number{setgroups}, scalar @ids, my $list = pack('L*', @ids)) if $name eq 'setgroups';
            return syscall($number{$name}, map { $_ eq '-' ? -1 : $_ + 0 } @ids);
        }
        sub ids {
            my %of = map { /^(Uid|Gid|Groups|NoNewPrivs):\s*(.*?)\s*$/ ? ($1 => $2) : () } @_;
            my ($user, $group) = map { join ' ', (split ' ', $of{$_})[0 .. 2] } 'Uid', 'Gid';
            return %of ? "0\t$user\t$group\t$of{Groups}\t$of{NoNewPrivs}" : "nothing printed";
        }

        my ($top, @mounts) = split ' ', <STDIN>;
        for (@mounts) {
            mkdir "$top/$_" or die "$_: $!";
            system('mount', '-t', 'tmpfs', '-o', "$_,mode=755", 'tmpfs', "$top/$_") == 0 or die "mount $_";
        }
        my $cat = do { local $/; open my $f, '<:raw', '/bin/cat' or die $!; <$f> };
        while (<STDIN>) {
            chomp;
            my ($verb, @a) = split /\t/, $_, -1;
            if ($verb eq 'file') {
                my ($path, $mode, $owner, $group, $interpreter) = @a;
                open my $f, '>:raw', "$top/$path" or die "$path: $!";
                print $f $interpreter eq '' ? $cat : "#!$top/$interpreter\n";
                close $f or die $!;
                chown($owner, $group, "$top/$path") && chmod(oct $mode, "$top/$path") or die "$path: $!";
                next;
            }

            my ($user, $group, $groups, $nonew, $what) = @a;
            my $pid = open(my $child, '-|') // die "fork: $!";
            if ($pid == 0) {
                open STDERR, '>', '/dev/null';
                $| = 1;
                call('setgroups', split ' ', $groups) == 0 && call('setresgid', split ' ', $group) == 0
                    && ($nonew == 0 || syscall($prctl, $nonewprivs, 1, 0, 0, 0) == 0)
                    && call('setresuid', split ' ', $user) == 0
                    or print "cannot become: $!\n" and POSIX::_exit(1);
                my @words = split ' ', $what;
                if ($verb eq 'exec') {
                    no warnings 'exec';
                    exec { "$top/$what" } 'cat', '/proc/self/status';
                    print 'errno ', $! + 0, "\n";
                } elsif (call(@words) != 0) {
                    print 'errno ', $! + 0, "\n";
                } else {
                    open my $status, '<', '/proc/self/status';
                    print <$status>;
                }
                POSIX::_exit(0);
            }
            my @said = <$child>;
            close $child;
            print((grep { /^errno (\d+)/ } @said) ? (map { /^errno (\d+)/ ? "$1\n" : () } @said) : ids(@said) . "\n");
        }
        """;

    private static readonly uint[] Somebody = [0, Ann, Bob];
    private static readonly uint?[] OrNobody = [null, 0, Ann, Bob];

    private readonly List<string> setup = [];
    private readonly string folder = Directory.CreateTempSubdirectory("kata-setuid-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [OracleFact("perl", "unshare", "mount", AsRoot = true)]
    public async Task The_kernel_starts_programs_alike()
    {
        var random = Seed.Printed(output, $"{Executions} executions");
        var files = new List<(string Path, ExecutableFile File)>();
        for (var i = 0; i < 240; i++)
        {
            // The later ones may be scripts whose interpreter is one of the earlier.
            var interpreter = i < 60 || random.Next(3) == 0 ? (Path: "", File: null) : random.GetItems(files.ToArray(), 1)[0];
            var mount = random.Next(4) switch { 0 => MountOptions.NoSetId, 1 => MountOptions.NoExecute, _ => MountOptions.None };
            var file = new ExecutableFile(AnyUser(random), AnyGroup(random), AnyMode(), mount, interpreter.File);
            files.Add(($"{Folder(mount)}{i}", file));
            setup.Add($"file\t{files[i].Path}\t{Octal(file.Mode)}\t{file.Owner}\t{file.Group}\t{interpreter.Path}");
        }

        var cases = Enumerable.Range(0, Executions).Select(_ =>
        {
            var (path, file) = random.GetItems(files.ToArray(), 1)[0];
            return new Case(AnyProcess(random), "exec", path, process => ProgramStart.Execute(process, file));
        }).ToList();

        await Compare(cases);

        // Mostly executable, so that the bits get to count.
        UnixFileMode AnyMode() => (UnixFileMode)(random.Next(0x1000) | (random.Next(4) == 0 ? 0 : Convert.ToInt32("111", 8)));
    }

    [OracleFact("perl", "unshare", "mount", AsRoot = true)]
    public async Task The_kernel_has_the_same_limit_of_scripts()
    {
        var cases = new List<Case>();
        foreach (var mode in (string[])["0755", "0600"])
        {
            var file = new ExecutableFile(0, 0, Mode(mode));
            setup.Add($"file\t{mode}-0\t{mode}\t0\t0\t");
            for (var i = 1; i <= 8; i++)
            {
                file = new ExecutableFile(0, 0, Mode("0755"), MountOptions.None, file);
                var last = file;
                setup.Add($"file\t{mode}-{i}\t0755\t0\t0\t{mode}-{i - 1}");
                cases.Add(new Case(Plain(Ann), "exec", $"{mode}-{i}", process => ProgramStart.Execute(process, last)));
            }
        }

        await Compare(cases);
    }

    [OracleFact("perl", "unshare", "mount", AsRoot = true)]
    public async Task The_kernel_changes_ids_alike_in_every_case()
    {
        var triples = from real in Somebody
                      from effective in Somebody
                      from saved in Somebody
                      select new Ids(real, effective, saved);
        var users = from call in UserCalls()
                    from ids in triples
                    select new Case(Plain(Ann) with { User = ids }, "call", call.Name, call.Call);
        var groups = from call in GroupCalls()
                     from ids in triples
                     from user in (Ids[])[new(Ann, Ann, Ann), new(Ann, 0, Ann)]
                     select new Case(Plain(Ann) with { User = user, Group = ids }, "call", call.Name, call.Call);
        List<Case> cases = [.. users, .. groups];
        output.WriteLine($"{cases.Count} cases");
        cases.Should().HaveCount((86 * 27) + (88 * 27 * 2), "the table must not shrink unnoticed");

        await Compare(cases);
    }

    // seteuid is setresuid's in the C library.
    private static IEnumerable<(string Name, Func<Credentials, Outcome> Call)> UserCalls()
    {
        foreach (var id in Somebody)
        {
            yield return ($"setuid {id}", process => IdCalls.SetUid(process, id));
            yield return ($"setresuid - {id} -", process => IdCalls.SetEuid(process, id));
        }

        foreach (var (real, effective) in from real in OrNobody from effective in OrNobody select (real, effective))
        {
            yield return ($"setreuid {C(real)} {C(effective)}", process => IdCalls.SetReuid(process, real, effective));
            foreach (var saved in OrNobody)
            {
                yield return (
                    $"setresuid {C(real)} {C(effective)} {C(saved)}",
                    process => IdCalls.SetResuid(process, real, effective, saved));
            }
        }
    }

    private static IEnumerable<(string Name, Func<Credentials, Outcome> Call)> GroupCalls()
    {
        yield return ("setgroups", process => IdCalls.SetGroups(process, []));
        yield return ($"setgroups {Ann} {Staff}", process => IdCalls.SetGroups(process, [Ann, Staff]));
        foreach (var id in Somebody)
        {
            yield return ($"setgid {id}", process => IdCalls.SetGid(process, id));
            yield return ($"setresgid - {id} -", process => IdCalls.SetEgid(process, id));
        }

        foreach (var (real, effective) in from real in OrNobody from effective in OrNobody select (real, effective))
        {
            yield return ($"setregid {C(real)} {C(effective)}", process => IdCalls.SetRegid(process, real, effective));
            foreach (var saved in OrNobody)
            {
                yield return (
                    $"setresgid {C(real)} {C(effective)} {C(saved)}",
                    process => IdCalls.SetResgid(process, real, effective, saved));
            }
        }
    }

    private static string C(uint? id) => id?.ToString(CultureInfo.InvariantCulture) ?? "-";

    private async Task Compare(List<Case> cases)
    {
        File.SetUnixFileMode(folder, Mode("0755"));
        var lines = cases.Select(asked => asked.Line).Prepend($"{folder} nosuid noexec").ToList();
        lines.InsertRange(1, setup);

        // The mounts belong to this perl and are gone with it.
        var perl = await RealProgram.Named("unshare").RunAsync(
            ["--mount", "perl", "-e", Perl], Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n"))));

        var answers = perl.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        answers.Should().HaveCount(cases.Count, "perl answers every line; it said: {0}", perl.Errors);
        cases.Zip(answers, (asked, kernel) => (Case: asked, Kernel: kernel, Solution: asked.Solution()))
            .Where(triple => triple.Kernel != triple.Solution)
            .Select(triple => $"{triple.Case.Line}\n  kernel   {triple.Kernel}\n  solution {triple.Solution}")
            .Should().BeEmpty();
    }

    private static Credentials AnyProcess(Random random)
    {
        var user = new Ids(AnyUser(random), AnyUser(random), AnyUser(random));
        var group = new Ids(AnyGroup(random), AnyGroup(random), AnyGroup(random));

        // In older kernels an exec under no_new_privs also set effective ids to the real ones, which no manual says; 6.18 does not.
        var plain = user.Real == user.Effective && group.Real == group.Effective;
        return new Credentials(
            user, group, [.. Enumerable.Range(0, random.Next(3)).Select(_ => AnyGroup(random)).Distinct().Order()],
            random.Next(4) == 0 && (plain || Environment.OSVersion.Version >= new Version(6, 18)));
    }

    private static Credentials Plain(uint user) =>
        new(new Ids(user, user, user), new Ids(user, user, user), [], NoNewPrivileges: false);

    private static uint AnyUser(Random random) => random.GetItems([0u, Ann, Bob], 1)[0];

    private static uint AnyGroup(Random random) => random.GetItems([0u, Ann, Bob, Staff], 1)[0];

    private static string Folder(MountOptions mount) => mount switch
    {
        MountOptions.NoSetId => "nosuid/",
        MountOptions.NoExecute => "noexec/",
        _ => "",
    };

    private static UnixFileMode Mode(string digits) => (UnixFileMode)Convert.ToInt32(digits, 8);

    private static string Octal(UnixFileMode mode) => Convert.ToString((int)mode, 8);

    /// <summary>One process, what it does as the line tells perl, and as the solution does it.</summary>
    private sealed record Case(Credentials Process, string Verb, string Command, Func<Credentials, Outcome> Call)
    {
        public string Line => $"{Verb}\t{Show(Process)}\t{Command}";

        public string Solution() => Call(Process) switch
        {
            { Errno: not Errno.None } failed => ((int)failed.Errno).ToString(CultureInfo.InvariantCulture),
            var done => $"0\t{Show(done.Credentials)}",
        };

        private static string Show(Credentials process) => string.Join(
            '\t', Show(process.User), Show(process.Group), string.Join(' ', process.SupplementaryGroups),
            process.NoNewPrivileges ? 1 : 0);

        private static string Show(Ids ids) => FormattableString.Invariant($"{ids.Real} {ids.Effective} {ids.Saved}");
    }
}
