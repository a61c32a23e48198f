using System.Diagnostics;
using System.Text;

namespace Katas.Http.ChunkedDecoder;

/// <summary>Takes the chunked coding off the body of one HTTP/1.1 message, in whatever pieces its bytes arrive.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc9112#section-7.1">RFC 9112 §7.1</see>.
/// <code>
/// chunked-body    = *chunk last-chunk trailer-section CRLF
/// chunk           = chunk-size [ chunk-ext ] CRLF chunk-data CRLF
/// last-chunk      = 1*("0") [ chunk-ext ] CRLF
/// trailer-section = *( field-line CRLF )
/// </code>
/// The reader never copies the body, owns no connection, and takes all its memory when it is made.
/// </remarks>
public sealed class ChunkedBodyReader
{
    /// <summary>Makes a reader for one message.</summary>
    /// <param name="limits">What the sender may send; left out, the defaults of <see cref="ChunkedLimits"/>.</param>
    public ChunkedBodyReader(ChunkedLimits? limits = null) =>
        throw new NotImplementedException();

    /// <summary>The bytes of the message that have been read, over all calls.</summary>
    public long Consumed { get; private set; }

    /// <summary>
    /// The message has been read to its end. If the connection ends while this is false, the message is incomplete (§8), and
    /// the body handed out so far must not pass for the whole.
    /// </summary>
    public bool IsComplete =>
        throw new NotImplementedException();

    /// <summary>Reads on, up to the next bytes of the body, the end of the message or the end of the input.</summary>
    /// <param name="input">Bytes not seen before. Moved past what was read; untouched once the message has ended.</param>
    /// <param name="body">With <see cref="ChunkedStatus.Body"/>, a slice of <paramref name="input"/>; else empty.</param>
    /// <exception cref="ChunkedFormatException">The input breaks a rule, or did so in an earlier call.</exception>
    public ChunkedStatus Read(ref ReadOnlySpan<byte> input, out ReadOnlySpan<byte> body) =>
        throw new NotImplementedException();

    /// <summary>The fields of the trailer section in the order in which they were sent. They are no header fields.</summary>
    /// <remarks>The list is made anew by each call, so each call allocates.</remarks>
    /// <exception cref="InvalidOperationException">The message has not been read to its end.</exception>
    public IReadOnlyList<TrailerField> GetTrailers() =>
        throw new NotImplementedException();
}
