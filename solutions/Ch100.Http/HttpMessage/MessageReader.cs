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
    private readonly MessageKind kind;
    private readonly HeadMemory head;
    private readonly HeadParser parser;
    private BodyFraming framing;
    private long contentLength;
    private long bodyRead; // bytes of the body, over all calls
    private bool headIsRead;
    private MessageFormatException? refusal;

    /// <summary>Makes a reader for one direction of one connection.</summary>
    /// <param name="kind">What comes from there.</param>
    /// <param name="limits">What the sender may send; left out, the defaults of <see cref="MessageLimits"/>.</param>
    public MessageReader(MessageKind kind, MessageLimits? limits = null)
    {
        limits ??= new MessageLimits();
        this.kind = kind;
        head = new HeadMemory(limits);
        parser = new HeadParser(kind, limits, head);
    }

    /// <summary>
    /// The method of the request that the next response answers: it decides whether there is a body, when the head ends. A reader of
    /// requests does not look at it.
    /// </summary>
    public string AnsweredMethod { get; set; } = "GET";

    /// <summary>
    /// The bytes of this message that have been read, over all calls; the offset of what was refused. A chunked body is not counted.
    /// </summary>
    public long Consumed => refusal?.Offset ?? parser.Consumed + bodyRead;

    /// <summary>If the connection ends here, nothing is missing (§8).</summary>
    public bool MayEndHere => headIsRead
        ? framing switch
        {
            BodyFraming.Length => bodyRead == contentLength,
            BodyFraming.Chunked => false,
            _ => true,
        }
        : head.Length == 0 && refusal is null;

    /// <summary>The version of the message.</summary>
    /// <exception cref="InvalidOperationException">The head has not been read to its end.</exception>
    public MessageVersion Version => Head.Version;

    /// <summary>The method, which is case-sensitive; of a response nothing.</summary>
    /// <exception cref="InvalidOperationException">The head has not been read to its end.</exception>
    public ReadOnlySpan<byte> Method => Head[Head.Method];

    /// <summary>The request target as it was sent; of a response nothing.</summary>
    /// <exception cref="InvalidOperationException">The head has not been read to its end.</exception>
    public ReadOnlySpan<byte> Target => Head[Head.Target];

    /// <summary>The three digits; of a request 0.</summary>
    /// <exception cref="InvalidOperationException">The head has not been read to its end.</exception>
    public int StatusCode => Head.StatusCode;

    /// <summary>The reason phrase, which nobody needs; of a request nothing.</summary>
    /// <exception cref="InvalidOperationException">The head has not been read to its end.</exception>
    public ReadOnlySpan<byte> Reason => Head[Head.Reason];

    /// <summary>How many field lines the head has.</summary>
    /// <exception cref="InvalidOperationException">The head has not been read to its end.</exception>
    public int FieldCount => Head.FieldCount;

    /// <summary>How the end of the body is known.</summary>
    /// <exception cref="InvalidOperationException">The head has not been read to its end.</exception>
    public BodyFraming Framing => OnceRead(framing);

    /// <summary>The length of the body with <see cref="BodyFraming.Length"/>; else 0.</summary>
    /// <exception cref="InvalidOperationException">The head has not been read to its end.</exception>
    public long ContentLength => OnceRead(contentLength);

    // Nobody is to act on half a head (RFC 9110 §5.3): a later line may change what the earlier ones mean.
    private HeadMemory Head => OnceRead(head);

    /// <summary>A field line, in the order in which they were sent.</summary>
    /// <param name="index">From 0 to before <see cref="FieldCount"/>.</param>
    /// <exception cref="InvalidOperationException">The head has not been read to its end.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such line.</exception>
    public FieldLine Field(int index)
    {
        var count = FieldCount; // before the head has been read no index is worth a look
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, count);
        return head.Field(index);
    }

    /// <summary>Reads on, up to the end of the head, the next bytes of the body, the end of the message or of the input.</summary>
    /// <param name="input">Bytes not seen before. Moved past what was read.</param>
    /// <param name="body">With <see cref="MessageStatus.Body"/>, a slice of <paramref name="input"/>; else empty.</param>
    /// <exception cref="MessageFormatException">The input breaks a rule, or did so in an earlier call.</exception>
    public MessageStatus Read(ref ReadOnlySpan<byte> input, out ReadOnlySpan<byte> body)
    {
        if (refusal is not null)
        {
            throw refusal;
        }

        if (!headIsRead)
        {
            body = [];
            input = input[TakeHead(input)..];
            return headIsRead ? MessageStatus.Head : MessageStatus.NeedMore;
        }

        body = TakeBody(input);
        input = input[body.Length..];
        return framing switch
        {
            BodyFraming.Chunked => MessageStatus.Chunked,
            BodyFraming.Tunnel => MessageStatus.Tunnel,
            _ when !body.IsEmpty => MessageStatus.Body,
            BodyFraming.None or BodyFraming.Length when bodyRead == contentLength => MessageStatus.Done,
            _ => MessageStatus.NeedMore,
        };
    }

    /// <summary>Begins the next message. What the head of this one said is gone.</summary>
    /// <exception cref="InvalidOperationException">
    /// This message has not been read to its end, or nothing can follow it on its connection. A chunked body is taken for read.
    /// </exception>
    public void Next()
    {
        var isLast = !headIsRead || head.Version == MessageVersion.Http09 || framing is BodyFraming.UntilClose or BodyFraming.Tunnel;
        if (isLast || (framing == BodyFraming.Length && bodyRead < contentLength))
        {
            throw new InvalidOperationException("no message begins here");
        }

        parser.Restart();
        headIsRead = false;
        (framing, contentLength, bodyRead) = (BodyFraming.None, 0, 0);
    }

    private T OnceRead<T>(T value) => headIsRead ? value : throw new InvalidOperationException("read the head to its end first");

    private int TakeHead(ReadOnlySpan<byte> input)
    {
        try
        {
            var read = parser.Take(input);
            if (parser.HasEnded)
            {
                var rules = new HeadRules(head, parser);
                (framing, contentLength) = kind == MessageKind.Request ? rules.OfRequest() : rules.OfResponse(AnsweredMethod);
                headIsRead = true;
            }

            return read;
        }
        catch (MessageFormatException broken)
        {
            refusal = broken;
            throw;
        }
    }

    private ReadOnlySpan<byte> TakeBody(ReadOnlySpan<byte> input)
    {
        var body = framing switch
        {
            BodyFraming.Length => input[..(int)Math.Min(contentLength - bodyRead, input.Length)],
            BodyFraming.UntilClose => input,
            _ => [],
        };
        bodyRead += body.Length;
        return body;
    }
}
