using System.Diagnostics;
using System.Globalization;
using Katas.Engine.Catalogue;
using Katas.Engine.Mistakes;

namespace Katas.Benchmarks;

/// <summary>From saving a file to the verdict on the screen of <c>kata watch</c>, beside <c>dotnet test --no-restore</c> on the same edits.</summary>
/// <remarks>
/// In a scratch copy the kata holds its solution. An edit puts one of the kata's mistakes in, the next one takes it out again. The
/// terminal is real, the clock starts before the file is written and stops when the verdict has been read from the terminal.
/// </remarks>
internal static class LoopBenchmark
{
    private const int Edits = 30;
    private const int ColdStarts = 5;
    private const int Verdicts = 500;

    // Before the first save: the first verdict has been read, and the code thought about.
    private static readonly TimeSpan Thought = TimeSpan.FromSeconds(5);

    // Between a verdict and the next save: nobody is faster.
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(300);

    private static readonly Dictionary<string, string> Saved = [];

    public static async Task RunAsync(string[] ids)
    {
        var copy = Directory.CreateTempSubdirectory("kata-loop-").FullName;
        try
        {
            await Shell(Repository.FindRoot(AppContext.BaseDirectory), $"git ls-files -co --exclude-standard -z | xargs -0 cp --parents -t {copy}");
            await Shell(copy, "./kata list");
            var repository = Repository.Load(copy);
            var katas = repository.Katas.Where(kata => ids.Length == 0 || ids.Contains(kata.Id)).ToList();
            foreach (var kata in katas)
            {
                await Save(kata, Solution(kata));
                await Loop(kata);
                await ColdStart(kata);
            }

            await Memory(katas[0]);
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    private static async Task Loop(Kata kata)
    {
        var edits = AllEdits(kata).Take(Edits).ToList();
        var (seen, times, dotnet) = (new List<SeenVerdict>(), new List<double>(), new List<double>());
        using (var screen = new WatchedScreen(kata.Root, kata.Id))
        {
            await screen.NextAsync(withAllSamples: true);
            await Task.Delay(Thought);
            foreach (var edit in edits)
            {
                await Task.Delay(Breath);
                screen.Forget();
                var begin = Stopwatch.GetTimestamp();
                await Save(kata, edit);
                var verdict = await screen.NextAsync(withAllSamples: false);
                times.Add(Stopwatch.GetElapsedTime(begin, verdict.At).TotalMilliseconds);
                seen.Add(verdict);
                await screen.NextAsync(withAllSamples: true);
            }
        }

        foreach (var edit in edits)
        {
            await Save(kata, edit);
            dotnet.Add(await Time(kata.Root, DotnetTest(kata)));
        }

        Print($"{kata.Id}: {edits.Count} saves, {seen.Count(verdict => verdict.IsGreen)} of them green");
        Print($"  save to verdict     p50 {At(times, 50):0} ms   p95 {At(times, 95):0} ms   most {times.Max():0} ms");
        Print($"    of which          notice {At(seen.Select(v => v.Notice), 50):0}, compile {At(seen.Select(v => v.Compile), 50):0}, run {At(seen.Select(v => v.Run), 50):0} ms (p50)");
        Print($"  dotnet test         p50 {At(dotnet, 50):0} ms   p95 {At(dotnet, 95):0} ms: {At(dotnet, 50) / At(times, 50):0} times as long");
    }

    private static async Task ColdStart(Kata kata)
    {
        var (ours, dotnet) = (new List<double>(), new List<double>());
        for (var i = 0; i < ColdStarts; i++)
        {
            ours.Add(await Time(kata.Root, $"./kata test {kata.Id}"));
            dotnet.Add(await Time(kata.Root, DotnetTest(kata)));
        }

        Print($"  cold: kata test     p50 {At(ours, 50):0} ms   dotnet test p50 {At(dotnet, 50):0} ms: {At(dotnet, 50) / At(ours, 50):0.0} times as long");
    }

    private static async Task Memory(Kata kata)
    {
        using var screen = new WatchedScreen(kata.Root, kata.Id);
        await screen.NextAsync(withAllSamples: true);
        var edits = AllEdits(kata).Take(Verdicts).ToList();
        for (var i = 1; i <= edits.Count; i++)
        {
            await Save(kata, edits[i - 1]);
            await screen.NextAsync(withAllSamples: true);
            if (i % 100 == 0)
            {
                await Task.Delay(Breath);
                Print($"  after {i} verdicts of {kata.Id}: {screen.ResidentMemory() >> 20} MB in all processes");
            }
        }
    }

    private static IEnumerable<IReadOnlyDictionary<string, string>> AllEdits(Kata kata)
    {
        var solution = Solution(kata);
        var mistakes = MistakeFile.Read(kata);
        while (true)
        {
            foreach (var mistake in mistakes)
            {
                yield return mistake.Apply(solution);
                yield return solution;
            }
        }
    }

    private static Dictionary<string, string> Solution(Kata kata) => Directory.EnumerateFiles(kata.SolutionFolder, "*.cs")
        .ToDictionary(file => Path.GetFileName(file), file => File.ReadAllText(file).ReplaceLineEndings("\n"));

    // An editor writes the file that has been edited, and reads none.
    private static async Task Save(Kata kata, IReadOnlyDictionary<string, string> files)
    {
        foreach (var (name, text) in files)
        {
            var file = Path.Combine(kata.Folder, name);
            if (!Saved.TryGetValue(file, out var saved) || saved != text)
            {
                await File.WriteAllTextAsync(file, text);
                Saved[file] = text;
            }
        }
    }

    private static string DotnetTest(Kata kata) => $"dotnet test --no-restore {kata.Project} --filter FullyQualifiedName~{kata.TestFilter}";

    private static async Task<double> Time(string folder, string command)
    {
        var begin = Stopwatch.GetTimestamp();
        await Shell(folder, $"{command} || true");
        return Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
    }

    private static async Task Shell(string folder, string command)
    {
        using var shell = Process.Start(new ProcessStartInfo("bash", ["-c", $"({command}) > /dev/null 2>&1"]) { WorkingDirectory = folder })!;
        await shell.WaitForExitAsync();
        if (shell.ExitCode != 0)
        {
            throw new InvalidOperationException($"'{command}' ended with {shell.ExitCode}");
        }
    }

    private static double At(IEnumerable<int> values, int percentile) => At([.. values.Select(value => (double)value)], percentile);

    private static double At(List<double> values, int percentile) => values.Order().ElementAt((values.Count - 1) * percentile / 100);

    private static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
