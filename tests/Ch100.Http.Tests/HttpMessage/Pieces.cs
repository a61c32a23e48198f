namespace Katas.Http.HttpMessage.Steps;

/// <summary>Random ways to cut a stream.</summary>
internal static class Pieces
{
    /// <summary>These lengths, over and over, until <paramref name="total"/> bytes are given out.</summary>
    public static IEnumerable<int> Of(int total, IReadOnlyList<int> lengths)
    {
        for (var i = 0; total > 0; i++)
        {
            var length = Math.Min(total, lengths[i % lengths.Count]);
            total -= length;
            yield return length;
        }
    }
}
