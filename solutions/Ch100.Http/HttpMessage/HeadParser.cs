using System.Diagnostics;

namespace Katas.Http.HttpMessage;

/// <summary>Reads a head up to its empty line, in whatever pieces it comes (RFC 9112 §2 to §5).</summary>
/// <remarks>
/// Each part of a head is a run of bytes of one class, and one byte that ends it: so each step takes the run at once, and then
/// asks what the byte behind it means.
/// </remarks>
internal sealed class HeadParser(MessageKind kind, MessageLimits limits, HeadMemory head)
{
    private HeadPart part = First(kind);
    private int wordAt; // how much of the word has come that the version and the status code are matched with
    private int emptyLine; // bytes of the empty line before the message

    public bool HasEnded => part == HeadPart.End;

    /// <summary>The bytes that have been read of this message, an empty line before it included.</summary>
    public int Consumed => emptyLine + head.Length;

    // A status line is one word up to the reason. 'd' is a digit.
    private ReadOnlySpan<byte> Word => kind == MessageKind.Request ? "HTTP/1.d"u8 : "HTTP/1.d ddd "u8;

    /// <summary>Reads on to the end of the head or of the input, and says how many bytes that were.</summary>
    public int Take(ReadOnlySpan<byte> input)
    {
        var next = 0;
        while (part != HeadPart.End && next < input.Length)
        {
            next += TakePlainFields(input[next..]);
            var run = part.RunLength(input[next..]);
            RequireRoom(run);
            head.Keep(input.Slice(next, run));
            next += run;
            if (next < input.Length)
            {
                TakeOne(input[next++]);
            }
        }

        return next;
    }

    /// <summary>Gets ready for the next message.</summary>
    public void Restart()
    {
        head.Clear();
        part = First(kind);
        wordAt = 0;
        emptyLine = 0;
    }

    public MessageFormatException Refuse(MessageViolation violation, int headOffset, string reason) =>
        new(violation, emptyLine + headOffset, reason);

    private static HeadPart First(MessageKind kind) => kind == MessageKind.Request ? HeadPart.Start : HeadPart.Word;

    // Most field lines are whole and plain, and are taken in one go. Everything else, errors and limits too, takes nothing here.
    private int TakePlainFields(ReadOnlySpan<byte> input)
    {
        var taken = 0;
        while (part == HeadPart.FieldStart && head.HasRoomForField
            && HeadParts.PlainField(input[taken..], out var colon) is > 0 and var length && length <= head.Room)
        {
            head.KeepField(input.Slice(taken, length), colon);
            taken += length;
        }

        return taken;
    }

    // What is kept belongs to the part that has begun with it: so the CR behind a start line does not count as its byte.
    private void TakeOne(byte octet)
    {
        var before = part;
        part = Next(octet);
        if (part == HeadPart.EmptyLineLf || before == HeadPart.EmptyLineLf)
        {
            emptyLine++;
        }
        else
        {
            RequireRoom(1);
            head.Keep(octet);
        }
    }

    private void RequireRoom(int length)
    {
        var lineRoom = part <= HeadPart.Reason ? limits.MaxStartLine - head.Length : int.MaxValue;
        if (length > Math.Min(lineRoom, head.Room))
        {
            throw lineRoom <= head.Room
                ? Refuse(MessageViolation.StartLineTooLong, head.Length + lineRoom, $"a start line of more than {limits.MaxStartLine} bytes")
                : Refuse(MessageViolation.HeadTooLarge, head.Length + head.Room, $"a head of more than {limits.MaxHeadSize} bytes");
        }
    }

    private HeadPart Next(byte octet) => part switch
    {
        HeadPart.Start => Begin(octet),
        HeadPart.EmptyLineLf => ExpectLf(octet, HeadPart.Start),
        HeadPart.Method => EndMethod(octet),
        HeadPart.Target => EndTarget(octet),
        HeadPart.Word => TakeWord(octet),
        HeadPart.Reason => EndReason(octet),
        HeadPart.StartLineLf => ExpectLf(octet, head.Version == MessageVersion.Http09 ? HeadPart.End : HeadPart.FieldStart),
        HeadPart.FieldStart => BeginField(octet),
        HeadPart.FieldName => EndName(octet),
        HeadPart.FieldValue => EndValue(octet),
        HeadPart.FieldLf => ExpectLf(octet, HeadPart.FieldStart),
        HeadPart.LastLf => ExpectLf(octet, HeadPart.End),
        _ => throw new UnreachableException($"{part} has no next byte"),
    };

    // Old clients sent an empty line behind a body, so that one before a request is let pass (§2.2). Only one: it is no padding.
    private HeadPart Begin(byte octet) =>
        octet == Octets.CR && emptyLine == 0 ? HeadPart.EmptyLineLf
        : Octets.Token.Contains(octet) ? HeadPart.Method
        : throw Unexpected(octet, MessageViolation.StartLine, "a request begins with its method");

    private HeadPart EndMethod(byte octet)
    {
        if (octet != Octets.SP)
        {
            throw Unexpected(octet, MessageViolation.StartLine, "a method is a token, and one space follows");
        }

        head.Method = ..head.Length;
        return HeadPart.Target;
    }

    private HeadPart EndTarget(byte octet)
    {
        var method = head[head.Method];
        var begin = method.Length + 1;
        var isSimple = octet == Octets.CR && method.SequenceEqual("GET"u8);
        if (head.Length == begin || !(isSimple || octet == Octets.SP))
        {
            throw Unexpected(octet, MessageViolation.StartLine, "a target is one word of what a URI is made of, and a version follows");
        }

        head.Target = begin..head.Length;
        var wrong = RequestTarget.FirstWrong(method, head[head.Target]);
        if (wrong >= 0)
        {
            throw Refuse(MessageViolation.Target, begin + wrong, "a target has a form that its method allows");
        }

        head.Version = MessageVersion.Http09;
        return isSimple ? HeadPart.StartLineLf : HeadPart.Word;
    }

    private HeadPart TakeWord(byte octet)
    {
        if (wordAt == Word.Length)
        {
            return octet == Octets.CR
                ? HeadPart.StartLineLf
                : throw Unexpected(octet, MessageViolation.StartLine, "a request line ends behind the version");
        }

        var expected = Word[wordAt++];
        var isDigit = char.IsAsciiDigit((char)octet);
        if (expected == 'd' ? !isDigit : octet != expected)
        {
            throw isDigit && expected == '1'
                ? Refuse(MessageViolation.Version, head.Length, "this is a reader of HTTP/1")
                : Unexpected(octet, MessageViolation.StartLine, "a version is HTTP/1. and a digit, a status code three digits");
        }

        if (wordAt == "HTTP/1.d".Length)
        {
            head.Version = octet == '0' ? MessageVersion.Http10 : MessageVersion.Http11;
        }
        else if (expected == 'd')
        {
            head.StatusCode = (10 * head.StatusCode) + octet - '0';
        }

        return wordAt == Word.Length && kind == MessageKind.Response ? HeadPart.Reason : HeadPart.Word;
    }

    private HeadPart EndReason(byte octet)
    {
        head.Reason = Word.Length..head.Length;
        return octet == Octets.CR ? HeadPart.StartLineLf : throw Unexpected(octet, MessageViolation.StartLine, "a reason is text");
    }

    private HeadPart BeginField(byte octet)
    {
        if (octet == Octets.CR)
        {
            return HeadPart.LastLf;
        }

        // White space here would continue the line before (obs-fold, §5.2), or hide a field from somebody (§2.2).
        if (!Octets.Token.Contains(octet))
        {
            throw Unexpected(octet, MessageViolation.FieldLine, "a field line begins with the field's name");
        }

        if (!head.HasRoomForField)
        {
            throw Refuse(MessageViolation.TooManyFields, head.Length, $"more than {limits.MaxFieldCount} fields");
        }

        head.BeginField();
        return HeadPart.FieldName;
    }

    private HeadPart EndName(byte octet)
    {
        head.EndName();
        return octet == ':'
            ? HeadPart.FieldValue
            : throw Unexpected(octet, MessageViolation.FieldLine, "a field name is a token, and its colon follows at once");
    }

    private HeadPart EndValue(byte octet)
    {
        if (octet != Octets.CR)
        {
            throw Unexpected(octet, MessageViolation.FieldLine, "a field value has no control characters but HTAB");
        }

        head.EndField();
        return HeadPart.FieldLf;
    }

    private HeadPart ExpectLf(byte octet, HeadPart following) =>
        octet == Octets.LF ? following : throw Refuse(MessageViolation.LineEnd, head.Length, "CR without LF");

    // A lone LF may end a line (§2.2), or it may not: where one program thinks so and the next does not, they see two messages.
    private MessageFormatException Unexpected(byte octet, MessageViolation violation, string reason) => octet == Octets.LF
        ? Refuse(MessageViolation.LineEnd, head.Length, "LF without CR")
        : Refuse(violation, head.Length, reason);
}
