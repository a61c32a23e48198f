namespace Katas.Http.QuicVarint;

/// <summary>Reads variable-length integers off a stream whose bytes come in pieces of any length.</summary>
/// <remarks>
/// QUIC's own frames are whole inside of a packet. HTTP/3 puts its frames on streams, and these are cut where the network likes.
/// All that is kept between two calls is the value so far.
/// </remarks>
public sealed class IntegerReader
{
    private long partial; // the value so far
    private int missing; // bytes of it that have not come; 0 between two integers

    /// <summary>The bytes that have been read, over all calls.</summary>
    public long Consumed { get; private set; }

    /// <summary>The stream may end here: no integer has begun without having ended.</summary>
    public bool IsBetweenIntegers => missing == 0;

    /// <summary>Reads on to the end of one integer.</summary>
    /// <param name="input">Bytes not seen before. Moved past the integer's last byte, or to the end if that has not come.</param>
    /// <param name="value">The integer; 0 if the answer is false.</param>
    /// <returns>False if all of the input has been read and the integer goes on, or none has begun.</returns>
    public bool TryRead(ref ReadOnlySpan<byte> input, out long value)
    {
        var before = input.Length;
        var found = (IsBetweenIntegers && VariableLengthInteger.TryRead(ref input, out value)) || TakeBytes(ref input, out value);
        Consumed += before - input.Length;
        return found;
    }

    private bool TakeBytes(ref ReadOnlySpan<byte> input, out long value)
    {
        value = 0;
        if (input.IsEmpty)
        {
            return false;
        }

        if (IsBetweenIntegers)
        {
            missing = VariableLengthInteger.LengthFrom(input[0]) - 1;
            partial = input[0] & 0x3F;
            input = input[1..];
        }

        while (missing > 0 && !input.IsEmpty)
        {
            partial = partial << 8 | input[0];
            missing--;
            input = input[1..];
        }

        value = missing == 0 ? partial : 0;
        return missing == 0;
    }
}
