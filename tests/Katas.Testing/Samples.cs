namespace Katas.Testing;

/// <summary>How many cases a test tries that has many to try.</summary>
/// <remarks>
/// While somebody types, <c>kata watch</c> takes a first look with a few of them, and tries all of them as soon as that is green.
/// Everywhere else it is always all of them.
/// </remarks>
public static class Samples
{
    private const int Fewest = 4;
    private const int Share = 100;

    /// <summary>All, or in a first look the hundredth part, and no fewer than four.</summary>
    public static int Of(int all) => IsFirstLook ? Math.Min(all, Math.Max(all / Share, Fewest)) : all;

    /// <summary>All numbers from 0 to before <paramref name="end"/>, or in a first look some from all over the range, the first and the last among them.</summary>
    public static IEnumerable<int> Below(int end)
    {
        var count = Of(end);
        return Enumerable.Range(0, count).Select(i => count == 1 ? 0 : (int)((long)i * (end - 1) / (count - 1)));
    }

    private static bool IsFirstLook => Environment.GetEnvironmentVariable("KATAS_FIRST_LOOK") == "1";
}
