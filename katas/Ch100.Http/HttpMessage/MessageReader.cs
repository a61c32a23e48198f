namespace Katas.Http.HttpMessage;

/// <summary>Reads the messages of one direction of an HTTP/1 connection, in whatever pieces their bytes arrive.</summary>
/// <remarks>
/// Specs: <see href="https://www.rfc-editor.org/rfc/rfc9112">RFC 9112 §2 to §6</see>, and for HTTP/0.9
/// <see href="https://www.rfc-editor.org/rfc/rfc1945#section-4.1">RFC 1945 §4.1</see>.
/// <code>
/// HTTP-message = start-line CRLF *( field-line CRLF ) CRLF [ message-body ]
/// request-line = method SP request-target SP HTTP-version
/// status-line  = HTTP-version SP status-code SP [ reason-phrase ]
/// field-line   = field-name ":" OWS field-value OWS
/// </code>
/// The reader owns no connection, copies no body, and takes all its memory when it is made.
/// </remarks>
public sealed class MessageReader
{
    /// <summary>Makes a reader for one direction of one connection.</summary>
    /// <param name="kind">What comes from there.</param>
    /// <param name="limits">What the sender may send; left out, the defaults of <see cref="MessageLimits"/>.</param>
    public MessageReader(MessageKind kind, MessageLimits? limits = null) =>
        throw new NotImplementedException();

    /// <summary>
    /// The method of the request that the next response answers: it decides whether there is a body, when the head ends. A reader of
    /// requests does not look at it.
    /// </summary>
    public string AnsweredMethod { get; set; } = "GET";

    /// <summary>
    /// The bytes of this message that have been read, over all calls; the offset of what was refused. A chunked body is not counted.
    /// </summary>
    public long Consumed =>
        throw new NotImplementedException();

    /// <summary>If the connection ends here, nothing is missing (§8).</summary>
    public bool MayEndHere =>
        throw new NotImplementedException();

    /// <summary>The version of the message.</summary>
    /// <exception cref="InvalidOperationException">The head has not been read to its end.</exception>
    public MessageVersion Version =>
        throw new NotImplementedException();

    /// <summary>The method, which is case-sensitive; of a response nothing.</summary>
    /// <exception cref="InvalidOperationException">The head has not been read to its end.</exception>
    public ReadOnlySpan<byte> Method =>
        throw new NotImplementedException();

    /// <summary>The request target as it was sent; of a response nothing.</summary>
    /// <exception cref="InvalidOperationException">The head has not been read to its end.</exception>
    public ReadOnlySpan<byte> Target =>
        throw new NotImplementedException();

    /// <summary>The three digits; of a request 0.</summary>
    /// <exception cref="InvalidOperationException">The head has not been read to its end.</exception>
    public int StatusCode =>
        throw new NotImplementedException();

    /// <summary>The reason phrase, which nobody needs; of a request nothing.</summary>
    /// <exception cref="InvalidOperationException">The head has not been read to its end.</exception>
    public ReadOnlySpan<byte> Reason =>
        throw new NotImplementedException();

    /// <summary>How many field lines the head has.</summary>
    /// <exception cref="InvalidOperationException">The head has not been read to its end.</exception>
    public int FieldCount =>
        throw new NotImplementedException();

    /// <summary>How the end of the body is known.</summary>
    /// <exception cref="InvalidOperationException">The head has not been read to its end.</exception>
    public BodyFraming Framing =>
        throw new NotImplementedException();

    /// <summary>The length of the body with <see cref="BodyFraming.Length"/>; else 0.</summary>
    /// <exception cref="InvalidOperationException">The head has not been read to its end.</exception>
    public long ContentLength =>
        throw new NotImplementedException();

    /// <summary>A field line, in the order in which they were sent.</summary>
    /// <param name="index">From 0 to before <see cref="FieldCount"/>.</param>
    /// <exception cref="InvalidOperationException">The head has not been read to its end.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such line.</exception>
    public FieldLine Field(int index) =>
        throw new NotImplementedException();

    /// <summary>Reads on, up to the end of the head, the next bytes of the body, the end of the message or of the input.</summary>
    /// <param name="input">Bytes not seen before. Moved past what was read.</param>
    /// <param name="body">With <see cref="MessageStatus.Body"/>, a slice of <paramref name="input"/>; else empty.</param>
    /// <exception cref="MessageFormatException">The input breaks a rule, or did so in an earlier call.</exception>
    public MessageStatus Read(ref ReadOnlySpan<byte> input, out ReadOnlySpan<byte> body) =>
        throw new NotImplementedException();

    /// <summary>Begins the next message. What the head of this one said is gone.</summary>
    /// <exception cref="InvalidOperationException">
    /// This message has not been read to its end, or nothing can follow it on its connection. A chunked body is taken for read.
    /// </exception>
    public void Next() =>
        throw new NotImplementedException();
}
