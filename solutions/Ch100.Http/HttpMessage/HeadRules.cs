using System.Buffers.Text;

namespace Katas.Http.HttpMessage;

/// <summary>What a head as a whole has to say: whom it is for, and where the body ends (RFC 9112 §3.2, §6.3).</summary>
/// <remarks>
/// Where two programs read the length of one message differently, what one takes for its body is the next request to the other:
/// request smuggling. So all that could be read in two ways is refused.
/// </remarks>
internal readonly struct HeadRules(HeadMemory head, HeadParser parser)
{
    public (BodyFraming Framing, long Length) OfRequest()
    {
        RequireOneHost();
        return FromFields(withoutLength: BodyFraming.None);
    }

    /// <summary>The same of a response, whose fields may speak of a body that is not sent.</summary>
    public (BodyFraming Framing, long Length) OfResponse(string answeredMethod) => (answeredMethod, head.StatusCode) switch
    {
        (_, 101) => (BodyFraming.Tunnel, 0),
        ("CONNECT", >= 200 and < 300) => (BodyFraming.Tunnel, 0),
        ("HEAD", _) or (_, (>= 100 and < 200) or 204 or 304) => (BodyFraming.None, 0),
        _ => FromFields(withoutLength: BodyFraming.UntilClose),
    };

    private void RequireOneHost()
    {
        var host = head.IndexOf("Host"u8);
        if (host < 0)
        {
            if (head.Version == MessageVersion.Http11)
            {
                throw parser.Refuse(MessageViolation.Host, head.Length, "a request of HTTP/1.1 has a Host");
            }

            return;
        }

        var second = head.IndexOf("Host"u8, host + 1);
        if (second >= 0)
        {
            throw Refuse(MessageViolation.Host, second, "a request has one Host");
        }

        var value = head.Field(host).Value;
        if (!value.IsEmpty && (RequestTarget.FirstWrongEscape(value) >= 0 || !HostAndPort.IsValid(value)))
        {
            throw Refuse(MessageViolation.Host, host, "a Host is a host, and maybe a port, or empty");
        }
    }

    private (BodyFraming Framing, long Length) FromFields(BodyFraming withoutLength)
    {
        var coding = head.IndexOf("Transfer-Encoding"u8);
        var length = head.IndexOf("Content-Length"u8);
        if (coding >= 0)
        {
            return (FromCodings(coding, length, withoutLength), 0);
        }

        return length < 0 ? (withoutLength, 0) : (BodyFraming.Length, LengthFrom(length));
    }

    private BodyFraming FromCodings(int first, int length, BodyFraming withoutChunked)
    {
        if (head.Version == MessageVersion.Http10)
        {
            throw Refuse(MessageViolation.TransferEncoding, first, "HTTP/1.0 has no transfer codings");
        }

        if (length >= 0)
        {
            throw Refuse(MessageViolation.TwoLengths, Math.Max(first, length), "a length, and a coding that has its own");
        }

        var codings = default(TransferCodings);
        for (var line = first; line >= 0; line = head.IndexOf("Transfer-Encoding"u8, line + 1))
        {
            if (!codings.TryAdd(head.Field(line).Value))
            {
                throw Refuse(MessageViolation.TransferEncoding, line, "a list of codings, chunked once at most and without parameters");
            }
        }

        // A server has to answer, so a request cannot end with the connection (§6.3).
        return codings.EndsWithChunked ? BodyFraming.Chunked
            : withoutChunked == BodyFraming.UntilClose ? BodyFraming.UntilClose
            : throw Refuse(MessageViolation.TransferEncoding, first, "the last coding of a request is chunked");
    }

    private long LengthFrom(int first)
    {
        var second = head.IndexOf("Content-Length"u8, first + 1);
        if (second >= 0)
        {
            throw Refuse(MessageViolation.ContentLength, second, "a message has one Content-Length");
        }

        // The parser alone would take a sign, and stop at the first byte that is no digit.
        var digits = head.Field(first).Value;
        return !digits.IsEmpty && !digits.ContainsAnyExceptInRange((byte)'0', (byte)'9') && Utf8Parser.TryParse(digits, out long length, out _)
            ? length
            : throw Refuse(MessageViolation.ContentLength, first, $"a Content-Length is decimal digits, and no more than {long.MaxValue}");
    }

    private MessageFormatException Refuse(MessageViolation violation, int field, string reason) =>
        parser.Refuse(violation, head.FieldStart(field), reason);
}
