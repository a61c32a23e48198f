using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Katas.LinuxPermissions.FileModes;

namespace Katas.Oracles.LinuxPermissions;

/// <summary>Files of every type are given every mode, and what <c>stat</c> writes of them is compared with the solution.</summary>
public sealed class FileModeOracle : IDisposable
{
    private const int Modes = 0x1000;

    // Whatever can be made by name. A symbolic link's mode is 0777 for ever, so it comes once.
    private static readonly FileType[] Types =
        [FileType.Regular, FileType.Directory, FileType.Fifo, FileType.Socket, FileType.CharacterDevice, FileType.BlockDevice];

    private readonly string folder = Directory.CreateTempSubdirectory("kata-file-mode-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [OracleFact("stat", AsRoot = true)]
    public async Task Every_mode_of_every_type_is_written_and_read_as_stat_writes_it()
    {
        var link = Path.Combine(folder, "link");
        File.CreateSymbolicLink(link, "nowhere");
        var answers = await Stat([], [link]);
        foreach (var type in Types)
        {
            answers.AddRange(await Stat([], [.. Enumerable.Range(0, Modes).Select(bits => Make(type, bits))]));
        }

        answers.Should().HaveCount(1 + (Types.Length * Modes)).And.OnlyHaveUniqueItems();
        answers.Where(real => Ours(real) != real).Select(real => $"stat {real}, solution {Ours(real)}").Should().BeEmpty();
        answers.Where(real => InodeMode.Parse(real.Letters).Raw != real.Raw || InodeMode.ParseOctal(real.Octal) != Bits(real))
            .Should().BeEmpty("what stat writes can be read back");
    }

    [OracleFact("stat")]
    public async Task A_file_in_no_directory_has_a_type_without_a_letter()
    {
        using var watcher = new FileSystemWatcher(folder) { EnableRaisingEvents = true };
        var descriptor = Directory.EnumerateFiles($"/proc/{Environment.ProcessId}/fd")
            .First(file => new FileInfo(file).LinkTarget is "anon_inode:inotify");

        var real = (await Stat(["-L"], [descriptor])).Single();

        real.Should().Be(Ours(real));
        real.Letters.Should().StartWith("?");
        InodeMode.Parse(real.Letters).Raw.Should().Be(real.Raw);
    }

    private static Answer Ours(Answer real) =>
        new(real.Raw, InodeMode.FromRaw(real.Raw).ToOctal(), InodeMode.FromRaw(real.Raw).ToString());

    private static UnixFileMode Bits(Answer real) => (UnixFileMode)(real.Raw & (Modes - 1));

    private string Make(FileType type, int bits)
    {
        var path = Path.Combine(folder, $"{type}-{bits}");
        if (type == FileType.Directory)
        {
            Directory.CreateDirectory(path);
        }
        else if (MakeNode(Encoding.UTF8.GetBytes(path + '\0'), (uint)type, device: 0) != 0)
        {
            throw new IOException($"cannot make {path}: {Marshal.GetLastPInvokeErrorMessage()}");
        }

        File.SetUnixFileMode(path, (UnixFileMode)bits);
        return path;
    }

    // The program mknod makes one file a process; 20,000 of them take long.
    [DllImport("libc", EntryPoint = "mknod", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int MakeNode(byte[] path, uint mode, ulong device);

    private static async Task<List<Answer>> Stat(string[] options, string[] paths)
    {
        var stat = await RealProgram.Named("stat").RunAsync([.. options, "-c", "%f %a %A", .. paths]);
        var lines = stat.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Should().HaveCount(paths.Length, "stat answers for every file; it said: {0}", stat.Errors);
        return [.. lines.Select(line => line.Split(' ')).Select(words => new Answer(
            int.Parse(words[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture), words[1], words[2]))];
    }

    /// <summary>What stat says of a file: st_mode, its twelve bits in octal, its ten letters.</summary>
    private sealed record Answer(int Raw, string Octal, string Letters);
}
