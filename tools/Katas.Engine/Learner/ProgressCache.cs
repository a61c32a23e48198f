using System.Security.Cryptography;
using System.Text;
using Katas.Engine.Catalogue;
using Katas.Engine.Stubs;
using Katas.Engine.Verdicts;

namespace Katas.Engine.Learner;

/// <summary>Remembers under .kata/ what the last run of each kata said. Losing it loses nothing: running says it again.</summary>
public sealed class ProgressCache
{
    private readonly string file;
    private readonly Dictionary<string, Entry> entries;

    /// <summary>Reads the cache of a repository; one that cannot be read counts as empty.</summary>
    public ProgressCache(string root)
    {
        file = Path.Combine(root, ".kata", "progress.json");
        entries = WholeFile.ReadJson<Entry>(file);
    }

    /// <summary>How far a kata is, as far as can be told without running it.</summary>
    public KataProgress Of(Kata kata)
    {
        var content = ContentOf(kata);
        if (entries.GetValueOrDefault(kata.Id) is not { } last)
        {
            // Comparing with the stub takes a compiler, so the answer is kept, too.
            last = new Entry(content, StateOnDisk(kata), 0, 1);
            Keep(kata, last);
        }

        return last.Content == content
            ? new KataProgress(last.State, last.StepsPassed, last.AtStep, IsCurrent: true)
            : new KataProgress(StateOnDisk(kata), last.StepsPassed, last.AtStep, IsCurrent: false);
    }

    /// <summary>Remembers what a run said.</summary>
    public void Remember(Kata kata, Verdict verdict)
    {
        Keep(kata, new Entry(
            ContentOf(kata),
            verdict.IsGreen ? KataState.Green : verdict.PassedTests > 0 ? KataState.Started : StateOnDisk(kata),
            verdict.Steps.Count(step => step.IsGreen),
            verdict.FirstFailure?.Step.Number ?? 1));
    }

    // Without a run: a stub has not been touched.
    private static KataState StateOnDisk(Kata kata) => KataStubs.Differences(kata).Count == 0 ? KataState.Red : KataState.Started;

    private void Keep(Kata kata, Entry entry)
    {
        entries[kata.Id] = entry;
        WholeFile.WriteJson(file, entries);
    }

    // What the verdict depends on: the learner's code and the tests.
    private static string ContentOf(Kata kata)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var source in kata.LearnerFiles().Concat(kata.TestFiles()))
        {
            // Names and lengths go in, too, so that moving text from one file to another is a change.
            var content = File.ReadAllBytes(source);
            hash.AppendData(Encoding.UTF8.GetBytes($"{Path.GetFileName(source)}:{content.Length}:"));
            hash.AppendData(content);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private sealed record Entry(string Content, KataState State, int StepsPassed, int AtStep);
}
