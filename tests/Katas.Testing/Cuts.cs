namespace Katas.Testing;

/// <summary>Ways to cut an input in pieces, for everything that reads a stream.</summary>
/// <remarks>While somebody types, <c>kata watch</c> takes a first look with a few of the places to cut in two. Everywhere else it is always all of them.</remarks>
public static class Cuts
{
    /// <summary>Each way to cut <paramref name="length"/> bytes in two, the whole in one piece included, then byte by byte.</summary>
    /// <param name="length">Of the whole.</param>
    /// <param name="last">The last place to cut at: where a reader has refused a byte, later ones are all alike.</param>
    /// <returns>For each way, the lengths of its pieces.</returns>
    public static IEnumerable<int[]> Of(int length, int last = int.MaxValue)
    {
        yield return [length];
        var places = Math.Max(0, Math.Min(length - 1, last));
        foreach (var before in Samples.AreAwaited ? Samples.Below(places) : Enumerable.Range(0, places))
        {
            yield return [before + 1, length - before - 1];
        }

        yield return [.. Enumerable.Repeat(1, length)];
    }

    /// <summary>These lengths, over and over, until <paramref name="total"/> bytes are given out.</summary>
    public static IEnumerable<int> Into(int total, IReadOnlyList<int> lengths)
    {
        for (var i = 0; total > 0; i++)
        {
            var length = Math.Min(total, lengths[i % lengths.Count]);
            total -= length;
            yield return length;
        }
    }
}
