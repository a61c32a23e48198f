namespace Katas.Testing;

/// <summary>Ways to cut an input in pieces, for everything that reads a stream.</summary>
public static class Cuts
{
    /// <summary>Each way to cut <paramref name="length"/> bytes in two, the whole in one piece included, then byte by byte.</summary>
    /// <returns>For each way, the lengths of its pieces.</returns>
    public static IEnumerable<int[]> Of(int length)
    {
        yield return [length];
        for (var at = 1; at < length; at++)
        {
            yield return [at, length - at];
        }

        yield return [.. Enumerable.Repeat(1, length)];
    }
}
