namespace Katas.Testing;

/// <summary>Ways to cut an input in pieces, for everything that reads a stream.</summary>
public static class Cuts
{
    /// <summary>Each way to cut <paramref name="length"/> bytes in two, the whole in one piece included, then byte by byte.</summary>
    /// <param name="length">Of the whole.</param>
    /// <param name="last">The last place to cut at: where a reader has refused a byte, later ones are all alike.</param>
    /// <returns>For each way, the lengths of its pieces.</returns>
    public static IEnumerable<int[]> Of(int length, int last = int.MaxValue)
    {
        yield return [length];
        for (var at = 1; at < length && at <= last; at++)
        {
            yield return [at, length - at];
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
