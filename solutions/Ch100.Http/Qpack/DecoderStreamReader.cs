namespace Katas.Http.Qpack;

/// <summary>Follows what the decoder says on its stream.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc9204#section-4.4">RFC 9204 §4.4</see>.
/// <code>
/// 1   stream id(7)    Section Acknowledgment
/// 01  stream id(6)    Stream Cancellation
/// 00  increment(6)    Insert Count Increment
/// </code>
/// </remarks>
internal sealed class DecoderStreamReader(OutstandingSections sections)
{
    private readonly PrefixIntegerReader integer = new();
    private readonly Refusals refusals = new();
    private long offset; // octets before the one at hand
    private byte first; // octet of the instruction
    private bool isInside;

    /// <summary>The entries that the decoder has said it has.</summary>
    public long KnownReceivedCount { get; private set; }

    /// <summary>Reads what has come.</summary>
    /// <param name="octets">Of any number, not seen before.</param>
    /// <param name="sentInserts">More entries than these have not been sent.</param>
    public void Read(ReadOnlySpan<byte> octets, long sentInserts)
    {
        refusals.ThrowIfAny();
        foreach (var octet in octets)
        {
            var status = isInside ? integer.Add(octet) : Begin(octet);
            if (status == IntegerStatus.TooLarge)
            {
                throw Refuse("an integer of more than 62 bits");
            }

            isInside = status == IntegerStatus.More;
            if (!isInside)
            {
                Follow(integer.Value, sentInserts);
            }

            offset++;
        }
    }

    private IntegerStatus Begin(byte octet)
    {
        first = octet;
        return integer.Begin(octet, octet >= 0b1000_0000 ? 7 : 6);
    }

    private void Follow(long value, long sentInserts)
    {
        switch (first)
        {
            case >= 0b1000_0000:
                var required = sections.TakeFirst(value) ?? throw Refuse($"nothing on stream {value} waits for an acknowledgment");
                KnownReceivedCount = Math.Max(KnownReceivedCount, required);
                break;
            case >= 0b0100_0000:
                sections.RemoveAll(value);
                break;
            default:
                Increment(value, sentInserts - KnownReceivedCount);
                break;
        }
    }

    private void Increment(long value, long onTheWay)
    {
        if (value == 0 || value > onTheWay)
        {
            throw Refuse($"an increment of {value}, where {onTheWay} entries are on the way");
        }

        KnownReceivedCount += value;
    }

    private QpackException Refuse(string reason) => refusals.Add(QpackError.DecoderStreamError, offset, reason);
}
