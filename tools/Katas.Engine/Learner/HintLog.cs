using System.Globalization;
using Katas.Engine.Catalogue;

namespace Katas.Engine.Learner;

/// <summary>Remembers under .kata/ which hints have been given, so that each request goes one level further.</summary>
public sealed class HintLog(string root)
{
    private readonly string file = Path.Combine(root, ".kata", "hints.json");

    /// <summary>The level to give now: one more than the last time, and never more than there are.</summary>
    public int Next(Kata kata, int step)
    {
        var given = WholeFile.ReadJson<int>(file);
        var key = string.Create(CultureInfo.InvariantCulture, $"{kata.Id}/{step}");
        var level = Math.Clamp(given.GetValueOrDefault(key) + 1, 1, HintFile.Levels);
        given[key] = level;
        WholeFile.WriteJson(file, given);
        return level;
    }
}
