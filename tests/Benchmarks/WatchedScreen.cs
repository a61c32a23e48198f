using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Katas.Benchmarks;

/// <summary>A <c>kata watch</c> in a terminal of its own, seen from outside: what it writes, and when.</summary>
internal sealed partial class WatchedScreen : IDisposable
{
    private readonly Process terminal;
    private readonly StringBuilder written = new();

    public WatchedScreen(string repository, string kata)
    {
        // script gives the command a terminal; its size would be 0 by 0.
        terminal = Process.Start(new ProcessStartInfo("script", ["-qfec", $"stty cols 160 rows 50; exec ./kata watch {kata}", "/dev/null"])
        {
            WorkingDirectory = repository,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
    }

    /// <summary>Waits until a verdict is on the screen.</summary>
    /// <param name="withAllSamples">The second one after a save; the first is passed over.</param>
    public async Task<SeenVerdict> NextAsync(bool withAllSamples)
    {
        var buffer = new char[32 * 1024];
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (true)
        {
            var text = written.ToString();
            foreach (Match match in Footer().Matches(text))
            {
                if (match.Groups["all"].Success == withAllSamples)
                {
                    var page = text[text.LastIndexOf("\e[H", match.Index, StringComparison.Ordinal)..match.Index];
                    var seen = new SeenVerdict(
                        Stopwatch.GetTimestamp(), Number(match, "notice"), Number(match, "compile"), Number(match, "run"),
                        page.Contains("tests are green", StringComparison.Ordinal));
                    written.Remove(0, match.Index + match.Length);
                    return seen;
                }
            }

            var count = await terminal.StandardOutput.ReadAsync(buffer, patience.Token);
            written.Append(buffer, 0, count > 0 ? count : throw new InvalidOperationException($"kata watch has ended: {text}"));
        }
    }

    /// <summary>Forgets what has been written so far.</summary>
    public void Forget() => written.Clear();

    /// <summary>What all its processes together hold in memory, in bytes; the terminal's own do not count.</summary>
    public long ResidentMemory()
    {
        var parents = Process.GetProcesses().ToLookup(Parent);
        return Below(terminal.Id).Where(process => process.ProcessName == "dotnet").Sum(process => process.WorkingSet64);

        IEnumerable<Process> Below(int id) => parents[id].SelectMany(child => Below(child.Id).Prepend(child));
    }

    public void Dispose()
    {
        terminal.StandardInput.Write('q');
        terminal.StandardInput.Flush();
        terminal.WaitForExit(TimeSpan.FromSeconds(10));
        terminal.Dispose();
    }

    // /proc/N/stat: number, name in parentheses, state, parent
    private static int Parent(Process process)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{process.Id}/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 1)..].Split(' ')[2], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"noticed (?<notice>\d+), compiled (?<compile>\d+), ran (?<run>\d+)(?<all>; all samples \d+)?\e")]
    private static partial Regex Footer();
}

/// <summary>A verdict that has come on the screen.</summary>
/// <param name="At">When, as <see cref="Stopwatch"/> counts.</param>
/// <param name="Notice">Milliseconds from the save to the compiler, as the screen says.</param>
/// <param name="Compile">Milliseconds of the compiler.</param>
/// <param name="Run">Milliseconds of the tests.</param>
/// <param name="IsGreen">All tests passed.</param>
internal sealed record SeenVerdict(long At, int Notice, int Compile, int Run, bool IsGreen);
