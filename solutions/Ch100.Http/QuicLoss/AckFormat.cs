namespace Katas.Http.QuicLoss;

/// <summary>ACK frames as bytes.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc9000#section-19.3">RFC 9000 §19.3</see>. The ranges are told downwards from the
/// largest number, each by how many numbers it has and how many are missing above it.
/// </remarks>
public static class AckFormat
{
    /// <summary>The largest number that there is, on the wire or of a packet.</summary>
    public const long MaxValue = (1L << 62) - 1;

    private const byte Ack = 0x02;
    private const byte AckWithEcn = 0x03;

    // Two ranges have at least one number between them, and each at least one in it: both are told as one less than they are.
    // So from the smallest of one to the largest of the next it is the gap, and 2.
    private const int GapOffset = 2;

    /// <summary>Reads the frame at the beginning of the input.</summary>
    /// <param name="input">The rest of a packet, from the frame's type on.</param>
    /// <param name="length">How many bytes the frame has.</param>
    /// <returns>The frame.</returns>
    /// <exception cref="ConnectionErrorException">It is none; <see cref="ConnectionErrorException.Where"/> is the offset of the field.</exception>
    /// <exception cref="ArgumentException">It does not begin with 02 or 03.</exception>
    public static AckFrame Read(ReadOnlySpan<byte> input, out int length)
    {
        if (input is not [Ack or AckWithEcn, ..])
        {
            throw new ArgumentException("an ACK frame begins with 02 or 03", nameof(input));
        }

        var fields = new FieldReader(input, position: 1);
        var largest = fields.Take("the largest number");
        var delay = fields.Take("the delay");
        var count = fields.Take("the number of ranges");
        var range = TakeRange(ref fields, largest);
        var ranges = new List<AckRange> { range };
        for (var i = 0L; i < count; i++)
        {
            // No memory is taken for what is only announced: each range is there before it is kept.
            range = TakeRange(ref fields, largest: range.Smallest - TakeGap(ref fields, range.Smallest));
            ranges.Add(range);
        }

        EcnCounts? ecn = input[0] == AckWithEcn
            ? new EcnCounts(fields.Take("the ECT(0) count"), fields.Take("the ECT(1) count"), fields.Take("the ECN-CE count"))
            : null;
        length = fields.Position;
        return new AckFrame(ranges, delay, ecn);
    }

    /// <summary>Writes a frame. What there is no room for is left out: the ranges with the smallest numbers.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="destination">What is left of a packet.</param>
    /// <returns>How many bytes were written.</returns>
    /// <exception cref="ArgumentException">It is no frame, or there is no room for its first range; nothing has been written.</exception>
    public static int Write(AckFrame frame, Span<byte> destination)
    {
        Require.Frame(frame);
        var (ranges, ecn) = (frame.Ranges, frame.Ecn);
        var ecnLength = ecn is { } counts ? Integer.LengthOf(counts.Ect0) + Integer.LengthOf(counts.Ect1) + Integer.LengthOf(counts.Ce) : 0;
        var fixedLength = 1 + Integer.LengthOf(ranges[0].Largest) + Integer.LengthOf(frame.Delay) + Integer.LengthOf(Length(ranges[0])) + ecnLength;
        var count = CountFor(ranges, destination.Length - fixedLength);
        if (count < 0)
        {
            throw new ArgumentException("there is no room for the first range", nameof(destination));
        }

        var fields = new FieldWriter(destination);
        fields.Put(ecn is null ? Ack : AckWithEcn);
        fields.Put(ranges[0].Largest);
        fields.Put(frame.Delay);
        fields.Put(count);
        fields.Put(Length(ranges[0]));
        for (var i = 1; i <= count; i++)
        {
            fields.Put(Gap(ranges, i));
            fields.Put(Length(ranges[i]));
        }

        if (ecn is { } ecnCounts)
        {
            fields.Put(ecnCounts.Ect0);
            fields.Put(ecnCounts.Ect1);
            fields.Put(ecnCounts.Ce);
        }

        return fields.Position;
    }

    private static AckRange TakeRange(ref FieldReader fields, long largest)
    {
        var at = fields.Position;
        var length = fields.Take("the length of a range");
        return length <= largest
            ? new AckRange(largest - length, largest)
            : throw new ConnectionErrorException(
                TransportError.FrameEncodingError, at, $"{length} numbers below {largest} would be negative ones");
    }

    // By how much the next range's largest number is less than this smallest one.
    private static long TakeGap(ref FieldReader fields, long smallest)
    {
        var at = fields.Position;
        var gap = fields.Take("a gap");
        return gap <= smallest - GapOffset
            ? gap + GapOffset
            : throw new ConnectionErrorException(
                TransportError.FrameEncodingError, at, $"a gap of {gap} below {smallest} leaves no number for a range");
    }

    // How many ranges besides the first one fit, with their count; -1 if not even none does.
    private static int CountFor(IReadOnlyList<AckRange> ranges, int room)
    {
        var (count, length) = (0, 0);
        while (count + 1 < ranges.Count)
        {
            length += Integer.LengthOf(Gap(ranges, count + 1)) + Integer.LengthOf(Length(ranges[count + 1]));
            if (Integer.LengthOf(count + 1) + length > room)
            {
                break;
            }

            count++;
        }

        return Integer.LengthOf(0) <= room ? count : -1;
    }

    private static long Length(AckRange range) => range.Largest - range.Smallest;

    private static long Gap(IReadOnlyList<AckRange> ranges, int index) => ranges[index - 1].Smallest - ranges[index].Largest - GapOffset;
}
