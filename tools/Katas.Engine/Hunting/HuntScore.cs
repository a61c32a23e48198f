using System.Security.Cryptography;
using Katas.Engine.Catalogue;
using Katas.Engine.Checking;
using Katas.Engine.Learner;

namespace Katas.Engine.Hunting;

/// <summary>How many of a kata's mistakes a learner's own tests catch.</summary>
/// <param name="Inputs">What it depends on, in short.</param>
/// <param name="Tests">How many tests there are, each row of a theory for itself.</param>
/// <param name="Mistakes">All of them, in the order of their file.</param>
public sealed record HuntScore(string Inputs, int Tests, IReadOnlyList<Quarry> Mistakes)
{
    /// <summary>How many are caught.</summary>
    public int Caught => Mistakes.Count(mistake => mistake.CaughtBy is not null);

    /// <summary>The titles of those that no test catches.</summary>
    public IEnumerable<string> Survivors => Mistakes.Where(mistake => mistake.CaughtBy is null).Select(mistake => mistake.Title);

    /// <summary>The last one, which is kept under .kata/; null if the kata was never hunted, or something has changed since.</summary>
    public static HuntScore? Last(Kata kata) =>
        File.Exists(kata.HuntFile) && WholeFile.ReadJson<HuntScore>(Memory(kata)).GetValueOrDefault(kata.Id) is { } last && last.Inputs == InputsOf(kata) ? last : null;

    internal void Keep(Kata kata)
    {
        var all = WholeFile.ReadJson<HuntScore>(Memory(kata));
        all[kata.Id] = this;
        WholeFile.WriteJson(Memory(kata), all);
    }

    internal static string InputsOf(Kata kata) => $"{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(kata.HuntFile)))} {new RunMemory(kata).Inputs}";

    private static string Memory(Kata kata) => Path.Combine(kata.Root, ".kata", "hunts.json");
}

/// <summary>A mistake that is hunted.</summary>
/// <param name="Title">Its name; what it is about is not told.</param>
/// <param name="CaughtBy">The display name of the first test that fails on it, or null.</param>
public sealed record Quarry(string Title, string? CaughtBy);
