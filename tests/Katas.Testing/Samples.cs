namespace Katas.Testing;

/// <summary>How many cases a test tries that has many to try; how long a list is that only has to be long.</summary>
/// <remarks>
/// While somebody types, <c>kata watch</c> takes a first look with very few of them, and tries all of them right after that.
/// <c>kata check</c> tries a few where all would tell it nothing more. Everywhere else it is always all of them.
/// </remarks>
public static class Samples
{
    private static readonly (int Share, int Fewest) Few = (100, 4);
    private static readonly (int Share, int Fewest) VeryFew = (400, 2);

    /// <summary>All, or in a first look the hundredth part, and no fewer than four; if somebody waits, a quarter and a half of that.</summary>
    public static int Of(int all) => !IsFirstLook ? all : Of(all, AreAwaited ? VeryFew : Few);

    /// <summary>All numbers from 0 to before <paramref name="end"/>, or in a first look some from all over the range, the first and the last among them.</summary>
    public static IEnumerable<int> Below(int end)
    {
        var count = Of(end);
        return Enumerable.Range(0, count).Select(i => count == 1 ? 0 : (int)((long)i * (end - 1) / (count - 1)));
    }

    /// <summary>Somebody waits.</summary>
    internal static bool AreAwaited => Environment.GetEnvironmentVariable("KATAS_AWAITED") == "1";

    private static bool IsFirstLook => Environment.GetEnvironmentVariable("KATAS_FIRST_LOOK") == "1";

    private static int Of(int all, (int Share, int Fewest) few) => Math.Min(all, Math.Max(all / few.Share, few.Fewest));
}
