namespace Katas.Http.QuicVarint;

/// <summary>Reads variable-length integers off a stream whose bytes come in pieces of any length.</summary>
/// <remarks>
/// QUIC's own frames are whole inside of a packet. HTTP/3 puts its frames on streams, and these are cut where the network likes.
/// All that is kept between two calls is the value so far.
/// </remarks>
public sealed class IntegerReader
{
    /// <summary>The bytes that have been read, over all calls.</summary>
    public long Consumed { get; private set; }

    /// <summary>The stream may end here: no integer has begun without having ended.</summary>
    public bool IsBetweenIntegers =>
        throw new NotImplementedException();

    /// <summary>Reads on to the end of one integer.</summary>
    /// <param name="input">Bytes not seen before. Moved past the integer's last byte, or to the end if that has not come.</param>
    /// <param name="value">The integer; 0 if the answer is false.</param>
    /// <returns>False if all of the input has been read and the integer goes on, or none has begun.</returns>
    public bool TryRead(ref ReadOnlySpan<byte> input, out long value) =>
        throw new NotImplementedException();
}
