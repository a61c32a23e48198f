using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Katas.Engine.Catalogue;
using Katas.Engine.Compiling;
using Katas.Engine.Learner;
using Katas.Worker;

namespace Katas.Engine.Checking;

/// <summary>Remembers under .kata/check/ that all runs of a kata said what they must. Losing it loses nothing: running says it again.</summary>
internal sealed class RunMemory(Kata kata)
{
    private readonly string file = Path.Combine(kata.Root, ".kata", "check", $"{kata.Id}.json");

    /// <summary>What the runs depend on, in short.</summary>
    public string Inputs { get; } = Hash(kata);

    /// <summary>How many tests ran, if all was well and nothing has changed since; otherwise null.</summary>
    public int? Tests =>
        WholeFile.ReadJson<string>(file) is { } kept && kept.GetValueOrDefault("inputs") == Inputs
        && int.TryParse(kept.GetValueOrDefault("tests"), CultureInfo.InvariantCulture, out var tests) ? tests : null;

    /// <summary>Remembers that all is well.</summary>
    public void Keep(int tests) => WholeFile.WriteJson(
        file, new Dictionary<string, string> { ["inputs"] = Inputs, ["tests"] = tests.ToString(CultureInfo.InvariantCulture) });

    private static string Hash(Kata kata)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        // The README has fragments; the stub in katas/ is not run.
        foreach (var path in Files(kata.SolutionFolder).Concat(Files(kata.TestFolder)).Concat(Files(Path.GetDirectoryName(kata.TestFolder)!)).Append(Whole.ReadmeFile(kata)))
        {
            // Names and lengths go in, too, so that moving text from one file to another is a change.
            var content = File.ReadAllBytes(path);
            hash.AppendData(Encoding.UTF8.GetBytes($"{Path.GetRelativePath(kata.Root, path)}:{content.Length}:"));
            hash.AppendData(content);
        }

        var tools = new[] { typeof(RunMemory), typeof(RunPlan) }.Select(type => type.Module.ModuleVersionId);
        hash.AppendData(Encoding.UTF8.GetBytes($"{BuildInputs.Of(kata.Root, kata.Project)} {string.Join(' ', tools)}"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // What a snapshot test has received is no input.
    private static IEnumerable<string> Files(string folder) =>
        !Directory.Exists(folder) ? []
        : Directory.EnumerateFiles(folder).Where(path => !path.Contains(".received.", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
}
