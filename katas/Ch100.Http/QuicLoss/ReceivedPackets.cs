namespace Katas.Http.QuicLoss;

/// <summary>Which packets of a space have come, as far as the other end has still to be told.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc9000#section-13.2.3">RFC 9000 §13.2.3</see>, §13.2.4. What is not told any more
/// is not taken any more either: otherwise a packet that comes twice would count twice.
/// </remarks>
public sealed class ReceivedPackets
{
    /// <summary>Nothing has come.</summary>
    /// <param name="maxRanges">How many ranges are kept; at least 1.</param>
    public ReceivedPackets(int maxRanges) =>
        throw new NotImplementedException();

    /// <summary>The largest number that has come; kept for ever, since packet numbers are read with it.</summary>
    public long? Largest { get; private set; }

    /// <summary>What has come, the largest numbers first: the ranges of the next ACK frame.</summary>
    public IReadOnlyList<AckRange> Ranges =>
        throw new NotImplementedException();

    /// <summary>A packet has come.</summary>
    /// <param name="number">Its number, from 0 to 2^62-1.</param>
    /// <returns>False if it must be thrown away: it has come before, or that cannot be told.</returns>
    public bool Add(long number) =>
        throw new NotImplementedException();

    /// <summary>The other end knows of all these, because it has acknowledged a packet with our ACK frame.</summary>
    /// <param name="upTo">The largest number in that frame, from 0 to 2^62-1.</param>
    public void Forget(long upTo) =>
        throw new NotImplementedException();
}
