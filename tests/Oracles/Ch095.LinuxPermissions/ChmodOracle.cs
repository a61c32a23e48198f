using System.Globalization;
using System.Text;
using Katas.LinuxPermissions.Chmod;
using Xunit.Abstractions;

namespace Katas.Oracles.LinuxPermissions;

/// <summary>Every generated mode is given to the real chmod and to the solution, on real files and directories.</summary>
public sealed class ChmodOracle(ITestOutputHelper output) : IDisposable
{
    private const int Cases = 6_000;

    private readonly string folder = Directory.CreateTempSubdirectory("kata-chmod-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [OracleFact("bash", "chmod")]
    public async Task Modes_change_files_and_directories_as_the_real_chmod_does()
    {
        var cases = Generate(Modes.Valid);

        var results = await AskChmod(cases);

        var differences = cases.Zip(results, (asked, real) => (asked, real, ours: Ours(asked))).Where(c => c.ours != c.real);
        differences.Select(c => $"{c.asked}: chmod {c.real}, solution {c.ours}").Should().BeEmpty();
        results.Should().NotContain("refused", "these modes are valid");
    }

    [OracleFact("bash", "chmod")]
    public async Task What_the_real_chmod_refuses_is_refused()
    {
        var cases = Generate(Modes.Scrambled);

        var results = await AskChmod(cases);

        var differences = cases.Zip(results, (asked, real) => (asked, real, ours: Ours(asked))).Where(c => c.ours != c.real);
        differences.Select(c => $"{c.asked}: chmod {c.real}, solution {c.ours}").Should().BeEmpty();
        results.Count(real => real == "refused").Should().BeInRange(
            Cases / 4, Cases * 9 / 10, "scrambled modes must be of both kinds for this to say anything");
    }

    private static string Ours(Case asked)
    {
        try
        {
            return Octal(ModeChange.Parse(asked.Mode).Apply(asked.Current, asked.IsDirectory, asked.Umask));
        }
        catch (ModeFormatException)
        {
            return "refused";
        }
    }

    private static string Octal(UnixFileMode mode) => Convert.ToString((int)mode, 8);

    private List<Case> Generate(Func<Random, string> mode)
    {
        var random = Seed.Printed(output, $"{Cases} cases");
        return [.. Enumerable.Range(0, Cases).Select(i => new Case(
            Path.Combine(folder, i.ToString(CultureInfo.InvariantCulture)),
            mode(random),
            (UnixFileMode)random.Next(0x1000),
            (UnixFileMode)random.Next(0x200),
            random.Next(2) == 0))];
    }

    // One shell runs all the chmods; each reports through its file's mode, or through a line with the file's name.
    private static async Task<List<string>> AskChmod(List<Case> cases)
    {
        var script = new StringBuilder();
        foreach (var asked in cases)
        {
            Make(asked);
            script.Append(CultureInfo.InvariantCulture, $"umask {Octal(asked.Umask)}; ")
                .Append(CultureInfo.InvariantCulture, $"chmod -- '{asked.Mode}' '{asked.Path}' 2>/dev/null || echo '{asked.Path}'\n");
        }

        var shell = await RealProgram.Named("bash").RunAsync(["-s"], Encoding.UTF8.GetBytes(script.ToString()));
        var refused = shell.Text.Split('\n').ToHashSet();
        return [.. cases.Select(asked => refused.Contains(asked.Path) ? "refused" : Octal(File.GetUnixFileMode(asked.Path)))];
    }

    private static void Make(Case asked)
    {
        if (asked.IsDirectory)
        {
            Directory.CreateDirectory(asked.Path);
        }
        else
        {
            File.WriteAllBytes(asked.Path, []);
        }

        File.SetUnixFileMode(asked.Path, asked.Current);
    }

    private sealed record Case(string Path, string Mode, UnixFileMode Current, UnixFileMode Umask, bool IsDirectory)
    {
        public override string ToString() =>
            $"chmod -- '{Mode}' on a {(IsDirectory ? "directory" : "file")} of {Octal(Current)}, umask {Octal(Umask)}";
    }

    private static class Modes
    {
        public static string Valid(Random random) => random.Next(4) == 0
            ? Digits(random)
            : string.Join(',', Enumerable.Range(0, random.Next(1, 4)).Select(_ => Clause(random)));

        // A valid mode with up to two characters put in, taken out or replaced.
        public static string Scrambled(Random random)
        {
            var mode = new StringBuilder(Valid(random));
            for (var edits = random.Next(3); edits > 0; edits--)
            {
                var at = random.Next(mode.Length + 1);
                _ = mode.Remove(at, random.Next(2) * Math.Min(1, mode.Length - at));
                _ = mode.Insert(at, random.Next(3) == 0 ? "" : random.GetItems("ugoa+-=rwxXst,01789 R".AsSpan(), 1)[0].ToString());
            }

            return mode.ToString();
        }

        private static string Digits(Random random) =>
            new string('0', random.Next(5)) + Convert.ToString(random.Next(0x1000), 8);

        private static string Clause(Random random)
        {
            var who = Some(random, "ugoa", 3);
            var actions = Enumerable.Range(0, random.Next(1, 4)).Select(_ => $"{Some(random, "+-=", 1, 1)}{Permissions(random)}");
            var digits = who.Length == 0 && random.Next(4) == 0 ? Some(random, "+-=", 1, 1) + Digits(random) : "";
            return who + string.Concat(actions) + digits;
        }

        private static string Permissions(Random random) =>
            random.Next(3) == 0 ? Some(random, "ugo", 1, 1) : Some(random, "rwxXst", 4);

        private static string Some(Random random, string letters, int most, int least = 0) =>
            new(random.GetItems(letters.AsSpan(), random.Next(least, most + 1)));
    }
}
