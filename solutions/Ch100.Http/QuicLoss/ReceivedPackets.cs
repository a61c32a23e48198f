namespace Katas.Http.QuicLoss;

/// <summary>Which packets of a space have come, as far as the other end has still to be told.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc9000#section-13.2.3">RFC 9000 §13.2.3</see>, §13.2.4. What is not told any more
/// is not taken any more either: otherwise a packet that comes twice would count twice.
/// </remarks>
public sealed class ReceivedPackets
{
    private readonly int maxRanges;
    private readonly List<AckRange> ranges = []; // the largest numbers first
    private long minimum; // what is below has come, or will not be taken

    /// <summary>Nothing has come.</summary>
    /// <param name="maxRanges">How many ranges are kept; at least 1.</param>
    public ReceivedPackets(int maxRanges)
    {
        Require.True(maxRanges > 0, maxRanges, nameof(maxRanges), "at least 1");
        this.maxRanges = maxRanges;
    }

    /// <summary>The largest number that has come; kept for ever, since packet numbers are read with it.</summary>
    public long? Largest { get; private set; }

    /// <summary>What has come, the largest numbers first: the ranges of the next ACK frame.</summary>
    public IReadOnlyList<AckRange> Ranges => ranges;

    /// <summary>A packet has come.</summary>
    /// <param name="number">Its number, from 0 to 2^62-1.</param>
    /// <returns>False if it must be thrown away: it has come before, or that cannot be told.</returns>
    public bool Add(long number)
    {
        Require.Number(number, nameof(number));
        var index = ranges.FindIndex(range => range.Smallest <= number); // the first that is not above it
        if (number < minimum || (index >= 0 && number <= ranges[index].Largest))
        {
            return false;
        }

        Largest = Math.Max(Largest ?? 0, number);
        index = index < 0 ? ranges.Count : index;
        var touchesAbove = index > 0 && ranges[index - 1].Smallest == number + 1;
        var touchesBelow = index < ranges.Count && ranges[index].Largest == number - 1;
        var added = new AckRange(touchesBelow ? ranges[index].Smallest : number, touchesAbove ? ranges[index - 1].Largest : number);
        var first = touchesAbove ? index - 1 : index;
        ranges.RemoveRange(first, (touchesAbove ? 1 : 0) + (touchesBelow ? 1 : 0));
        ranges.Insert(first, added);
        if (ranges.Count > maxRanges)
        {
            Forget(ranges[^1].Largest);
        }

        return true;
    }

    /// <summary>The other end knows of all these, because it has acknowledged a packet with our ACK frame.</summary>
    /// <param name="upTo">The largest number in that frame, from 0 to 2^62-1.</param>
    public void Forget(long upTo)
    {
        Require.Number(upTo, nameof(upTo));
        minimum = Math.Max(minimum, upTo + 1);
        ranges.RemoveAll(range => range.Largest < minimum);
        if (ranges is [.., var last] && last.Smallest < minimum)
        {
            ranges[^1] = last with { Smallest = minimum };
        }
    }
}
