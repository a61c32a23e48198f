using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Katas.Tools.Tests.Cli;

/// <summary><c>kata watch</c> as its own process, seen from outside.</summary>
[Trait("Category", "Linux")]
public sealed class WatchEndToEnd : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly WorkingCopy copy = new();
    private readonly StringBuilder seen = new();
    private readonly Process watch;

    public WatchEndToEnd()
    {
        copy.Write("solutions/Ch007.Doors/Door/mistakes.md", "## stays-shut\nOpen means open.\n\n```diff\n@@\n-    public static bool Open() => true;\n+    public static bool Open() => 1 > 2;\n```\n");

        // The command finds its repository above the program.
        var program = Path.Combine(copy.Root, "program");
        Directory.CreateDirectory(program);
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory))
        {
            File.Copy(file, Path.Combine(program, Path.GetFileName(file)));
        }

        // In the background of a script Ctrl+C is ignored, by all that is started from there; here it must not be.
        watch = Process.Start(new ProcessStartInfo("env", ["--default-signal=INT", "dotnet", "exec", Path.Combine(program, "kata.dll"), "watch", "door", "--limit", "4"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
    }

    public void Dispose()
    {
        if (!watch.HasExited)
        {
            watch.Kill(entireProcessTree: true);
        }

        watch.Dispose();
        copy.Dispose();
    }

    [Fact]
    public async Task From_save_to_save()
    {
        await Sees("2 of 2 tests", "All 2 tests are green. Now with all samples …");

        await Save(WorkingCopy.GoodDoor.Replace("=> true;", "=> false;", StringComparison.Ordinal));
        await Sees("1 of 2 tests", "1 fewer green", "Step 1: A door opens", "R1 (§1) It opens.", "▸");
        await Sees("This looks like a known mistake: Stays shut", "Open means open.");

        await Save(WorkingCopy.GoodDoor.Replace("=> true;", "{ while (true) { } }", StringComparison.Ordinal));
        await Sees("Endless loop.", "katas/Ch007.Doors/Door/Door.cs:5");

        await Save(WorkingCopy.GoodDoor[..^20]);
        await Sees("the file ends too soon");

        File.Delete(copy.DoorFile);
        await Sees("katas/Ch007.Doors/Door/Door.cs is gone.");

        await Save(WorkingCopy.GoodDoor);
        await Sees("2 of 2 tests", "All 2 tests are green.");
    }

    [Fact]
    public async Task A_save_during_a_run_wins()
    {
        await Sees("All 2 tests are green.");

        var sign = Path.Combine(copy.Root, "in-it");
        await Save(WorkingCopy.GoodDoor.Replace("=> true;", $"{{ File.WriteAllText(\"{sign}\", \"\"); while (true) {{ }} }}", StringComparison.Ordinal));
        await Until(() => File.Exists(sign), "the test is in its loop");
        await Save(WorkingCopy.GoodDoor.Replace("=> true;", "=> 1 > 2;", StringComparison.Ordinal));

        await Sees("1 of 2 tests");
        seen.ToString().Should().NotContain("Endless loop");
    }

    [Fact]
    public async Task Nothing_is_left_when_it_is_killed()
    {
        await Sees("All 2 tests are green.");
        await Save(WorkingCopy.GoodDoor.Replace("=> true;", "{ while (true) { } }", StringComparison.Ordinal));
        await Until(() => Workers().Count > 0, "a worker is at work");

        watch.Kill(); // as kill -9

        await Until(() => Workers().Count == 0, "the workers end by themselves");
    }

    [Fact]
    public async Task Nothing_is_left_when_it_is_interrupted()
    {
        await Sees("All 2 tests are green.");

        using (var kill = Process.Start("bash", ["-c", string.Create(CultureInfo.InvariantCulture, $"kill -INT {watch.Id}")]))
        {
            await kill.WaitForExitAsync();
        }

        await watch.WaitForExitAsync().WaitAsync(Patience);
        watch.ExitCode.Should().Be(130);
        await Until(() => Workers().Count == 0, "it takes the workers with it");
    }

    private Task Save(string code)
    {
        seen.Clear();
        return File.WriteAllTextAsync(copy.DoorFile, code);
    }

    // Reads until all of it has been seen since the last save.
    private async Task Sees(params string[] texts)
    {
        var buffer = new char[4096];
        using var patience = new CancellationTokenSource(Patience);
        while (!texts.All(text => seen.ToString().Contains(text, StringComparison.Ordinal)))
        {
            try
            {
                var count = await watch.StandardOutput.ReadAsync(buffer, patience.Token);
                seen.Append(buffer, 0, count);
                count.Should().BePositive("it still watches; it has written\n{0}", seen);
            }
            catch (OperationCanceledException)
            {
                seen.ToString().Should().ContainAll(texts);
            }
        }
    }

    private static async Task Until(Func<bool> holds, string what)
    {
        for (var begin = Stopwatch.GetTimestamp(); !holds(); await Task.Delay(20))
        {
            Stopwatch.GetElapsedTime(begin).Should().BeLessThan(Patience, what);
        }
    }

    // A worker is started with the name of a pipe that has its owner's number in it.
    private List<string> Workers() =>
    [
        .. Process.GetProcesses().Select(process => $"/proc/{process.Id}/cmdline").Where(File.Exists)
            .Select(Text).Where(line => line.Contains($"kata-{watch.Id}-", StringComparison.Ordinal)),
    ];

    private static string Text(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (IOException)
        {
            return "";
        }
    }
}
