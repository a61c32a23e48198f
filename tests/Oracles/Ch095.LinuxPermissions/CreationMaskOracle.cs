using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Katas.LinuxPermissions.CreationMask;
using Xunit.Abstractions;

namespace Katas.Oracles.LinuxPermissions;

/// <summary>The kernel creates, and says what it made; the shell reads umasks, and says what it understood.</summary>
public sealed partial class CreationMaskOracle(ITestOutputHelper output) : IDisposable
{
    private const uint Ann = 20001, Bob = 20002, Staff = 20050;
    private const int Generated = 20_000, Texts = 6_000;

    // Each line is one creation, answered by owner, group and mode. The process gets the creator's file system ids and loses
    // CAP_FSETID or not; it keeps all other capabilities, because whether one may create there is not the question. Numbers of
    // system calls differ between architectures; capset's header is version 3, and CAP_FSETID is 4.
    private const string Perl =
        """
        use Fcntl;
        use POSIX ();
        my ($setgroups, $setfsuid, $setfsgid, $capget, $capset, $mknodat) =
            (POSIX::uname())[4] eq 'x86_64' ? (116, 122, 123, 125, 126, 259) : (159, 151, 152, 90, 91, 33);
        my ($here, $fsetid) = (-100, 1 << 4);
        my $header = pack('LL', 0x20080522, 0);
        my $full = pack('L6', (0) x 6);
        sub ok { my ($name, $result) = @_; die "$name: $!" if $result == -1 }
        ok 'capget', syscall($capget, $header, $full);
        my @sets = unpack('L6', $full);

        chomp(my $top = <STDIN>);
        chomp(my $mount = <STDIN>);
        $mount eq '' or system("mount -o loop,$mount $top/image $top/mounted") == 0 or die 'mount';
        chdir($mount eq '' ? $top : "$top/mounted") or die $top;
        mkdir('in') or die "in: $!";
        while (<STDIN>) {
            chomp;
            my ($call, $user, $group, $groups, $umask, $capable, $pmode, $pgroup, $asked) = split /\t/;
            chown(0, $pgroup, 'in') && chmod($pmode, 'in') or die "in: $!";
            my @groups = split /,/, $groups;
            ok 'setgroups', syscall($setgroups, scalar @groups, pack('L*', @groups));
            syscall($setfsgid, $group + 0);
            syscall($setfsuid, $user + 0);
            my @now = @sets;
            $now[0] = $now[1] & ~($capable ? 0 : $fsetid);
            ok 'capset', syscall($capset, $header, my $effective = pack('L6', @now));
            umask $umask;
            my $name = 'in/new';
            my $made = $call eq 'open'    ? sysopen(my $f, $name, O_CREAT | O_EXCL | O_WRONLY, $asked + 0)
                     : $call eq 'mkdir'   ? mkdir($name, $asked + 0)
                     : $call eq 'symlink' ? symlink('nowhere', $name)
                     : syscall($mknodat, $here, $name, $call + $asked, 0) == 0;
            die "$_: $!" unless $made;
            my (undef, undef, $mode, undef, $owner, $of) = lstat $name;
            print join("\t", $owner, $of, $mode & 07777), "\n";
            syscall($setfsuid, 0);
            syscall($setfsgid, 0);
            ok 'capset', syscall($capset, $header, $full);
            ($call eq 'mkdir' ? rmdir($name) : unlink($name)) or die "$name: $!";
        }
        """;

    // open, mkdir and symlink by name; mknod by the type that it makes: file, FIFO, socket, character device.
    private static readonly string[] Calls = ["open", "mkdir", "symlink", "32768", "4096", "49152", "8192"];

    private readonly string folder = Directory.CreateTempSubdirectory("kata-creation-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [OracleFact("perl", AsRoot = true)]
    public async Task The_kernel_creates_alike_whatever_the_special_bits() =>
        await Compare([.. WholeTable(bsdGroups: false)]);

    [OracleFact("perl", AsRoot = true)]
    public async Task The_kernel_creates_alike_for_any_modes()
    {
        var random = Seed.Printed(output, $"{Generated} cases");
        await Compare([.. Enumerable.Range(0, Generated).Select(_ => Any(random, bsdGroups: false))]);
    }

    [OracleFact("perl", "unshare", "mount", "mkfs.ext4", AsRoot = true)]
    public async Task A_mount_with_BSD_groups_creates_alike()
    {
        var random = Seed.Printed(output, $"{Generated} cases");
        await Compare([.. WholeTable(bsdGroups: true), .. Enumerable.Range(0, Generated).Select(_ => Any(random, bsdGroups: true))]);
    }

    [OracleFact("bash")]
    public async Task Programs_ask_for_what_the_text_says()
    {
        const string Script =
            """
            cd "$0"; umask 0; touch touch; mkdir mkdir; mkfifo mkfifo; : > redirected; ln -s x link
            mv "$(mktemp ./XXXXXX)" mktemp; mv "$(mktemp -d ./XXXXXX)" mktemp-d; stat -c '%n %a' -- *
            """;

        var bash = await RealProgram.Named("bash").RunAsync(["-c", Script, folder]);

        bash.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().BeEquivalentTo(
            "touch 666", "mkdir 777", "mkfifo 666", "redirected 666", "link 777", "mktemp 600", "mktemp-d 700");
    }

    [OracleFact("bash")]
    public async Task The_shell_reads_and_writes_umasks_alike()
    {
        var random = Seed.Printed(output, $"{Texts} cases");
        var cases = Enumerable.Range(0, Texts)
            .Select(i => (Text: i % 2 == 0 ? AnyUmask(random) : Scrambled(random), Current: (UnixFileMode)random.Next(0x200)))
            .ToList();
        var script = string.Concat(cases.Select(asked =>
            $"umask {Umask.ToOctal(asked.Current)}; umask -- '{asked.Text}' 2>&- && echo \"$(umask) $(umask -S)\" || echo no\n"));

        var shell = RealProgram.Named("bash");
        var takesMore = (await shell.RunAsync(["-c", "((BASH_VERSINFO[0] * 100 + BASH_VERSINFO[1] >= 503))"])).ExitCode == 0;
        var bash = await shell.RunAsync(["-s"], Encoding.UTF8.GetBytes(script));

        var answers = bash.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        answers.Should().HaveCount(Texts, "bash answers every line; it said: {0}", bash.Errors);
        cases.Zip(answers, (asked, real) => (asked, real, Ours: Ours(asked.Text, asked.Current)))
            .Where(pair => pair.Ours != pair.real && !(takesMore && SinceBash53().IsMatch(pair.asked.Text)))
            .Select(pair => $"umask '{pair.asked.Text}' after {Umask.ToOctal(pair.asked.Current)}: bash {pair.real}, solution {pair.Ours}")
            .Should().BeEmpty();
        answers.Count(answer => answer == "no").Should().BeInRange(Texts / 4, Texts / 2, "both kinds must be there");
    }

    private static string Ours(string text, UnixFileMode current)
    {
        try
        {
            var mask = Umask.Parse(text, current);
            return $"{Umask.ToOctal(mask)} {Umask.ToSymbolic(mask)}";
        }
        catch (UmaskFormatException)
        {
            return "no";
        }
    }

    private static string AnyUmask(Random random) => random.Next(4) == 0
        ? Convert.ToString(random.Next(0x1000), 8).PadLeft(random.Next(6), '0')
        : string.Join(',', Enumerable.Range(0, random.Next(1, 4)).Select(_ =>
            Some(random, "ugoa", random.Next(4)) + Some(random, "+-=", 1) + Some(random, "rwx", random.Next(4))));

    private static string Scrambled(Random random) => Some(random, "ugoa+-=rwx,01789Xst ", random.Next(7));

    // X, s, t, copies and further operators, which R10 has not.
    [GeneratedRegex("[-+=][rwx]*[-+=ugoXst]")]
    private static partial Regex SinceBash53();

    private static string Some(Random random, string letters, int count) => new(random.GetItems(letters.AsSpan(), count));

    private static IEnumerable<Case> WholeTable(bool bsdGroups) =>
        from call in Calls
        from special in Enumerable.Range(0, 8)
        from permissions in Octal("000", "010", "767", "777")
        from umask in Octal("000", "010", "022", "777")
        from parent in Enumerable.Range(0, 8)
        from parentGroup in (uint[])[Ann, Bob, Staff]
        from capable in (bool[])[false, true]
        let creator = new Creator(Ann, Ann, [Bob], umask, capable)
        select new Case(
            call, creator, new ParentDirectory(0, parentGroup, (UnixFileMode)((parent << 9) | 0x1FF), bsdGroups),
            (UnixFileMode)(special << 9) | permissions);

    private static Case Any(Random random, bool bsdGroups)
    {
        uint AnyId() => random.GetItems([0u, Ann, Bob, Staff], 1)[0];
        var creator = new Creator(
            AnyId(), AnyId(), [.. Enumerable.Range(0, random.Next(3)).Select(_ => AnyId())], (UnixFileMode)random.Next(0x200),
            random.Next(2) == 0);
        return new Case(
            random.GetItems(Calls, 1)[0], creator, new ParentDirectory(0, AnyId(), (UnixFileMode)random.Next(0x1000), bsdGroups),
            (UnixFileMode)random.Next(0x1000));
    }

    private static IEnumerable<UnixFileMode> Octal(params string[] digits) =>
        digits.Select(text => (UnixFileMode)Convert.ToInt32(text, 8));

    private async Task Compare(List<Case> cases)
    {
        var bsdGroups = cases[0].Parent.BsdGroups;
        if (bsdGroups)
        {
            await using (var image = File.Create(Path.Combine(folder, "image")))
            {
                image.SetLength(4 << 20);
            }

            Directory.CreateDirectory(Path.Combine(folder, "mounted"));
            var made = await RealProgram.Named("mkfs.ext4").RunAsync(["-q", Path.Combine(folder, "image")]);
            made.ExitCode.Should().Be(0, "mkfs.ext4 said: {0}", made.Errors);
        }

        // The mount belongs to this perl and is gone with it.
        var lines = cases.Select(asked => asked.Line).Prepend(bsdGroups ? "bsdgroups" : "").Prepend(folder);
        string[] command = ["perl", "-e", Perl];
        var perl = await RealProgram.Named(bsdGroups ? "unshare" : "perl").RunAsync(
            bsdGroups ? ["--mount", .. command] : command[1..], Encoding.UTF8.GetBytes(string.Join('\n', lines)));

        var answers = perl.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(NewInodeOf).ToList();
        answers.Should().HaveCount(cases.Count, "perl answers every line; it said: {0}", perl.Errors);
        cases.Zip(answers, (asked, kernel) => (asked, kernel))
            .Where(pair => pair.asked.Solution != pair.kernel)
            .Select(pair => $"{pair.asked.Line}: kernel {pair.kernel}, solution {pair.asked.Solution}")
            .Take(20).Should().BeEmpty();
        output.WriteLine($"{cases.Count} creations");
    }

    private static NewInode NewInodeOf(string line)
    {
        var numbers = line.Split('\t').Select(word => uint.Parse(word, CultureInfo.InvariantCulture)).ToArray();
        return new NewInode(numbers[0], numbers[1], (UnixFileMode)numbers[2]);
    }

    private sealed record Case(string Call, Creator Creator, ParentDirectory Parent, UnixFileMode Asked)
    {
        public NewInode Solution => Call switch
        {
            "mkdir" => Creation.MakeDirectory(Creator, Parent, Asked),
            "symlink" => Creation.MakeSymbolicLink(Creator, Parent),
            _ => Creation.CreateFile(Creator, Parent, Asked),
        };

        public string Line => string.Join(
            '\t', Call, Creator.FileSystemUser, Creator.FileSystemGroup, string.Join(',', Creator.SupplementaryGroups),
            (int)Creator.Umask, Creator.CapFsetid ? 1 : 0, (int)Parent.Mode, Parent.Group, (int)Asked);
    }
}
