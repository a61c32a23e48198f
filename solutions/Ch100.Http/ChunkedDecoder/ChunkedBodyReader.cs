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
    private readonly ChunkedLimits limits;
    private readonly TrailerSection trailers;
    private Part part;
    private ExtensionPart extensionPart;
    private int sizeDigits;
    private long size; // of the chunk as far as its digits are read; then, what of its data is still to come
    private long bodyAllowance; // what of MaxBodySize is left
    private int extensionAllowance; // what of MaxExtensionSize is left
    private ChunkedFormatException? refusal;

    /// <summary>Makes a reader for one message.</summary>
    /// <param name="limits">What the sender may send; left out, the defaults of <see cref="ChunkedLimits"/>.</param>
    public ChunkedBodyReader(ChunkedLimits? limits = null)
    {
        this.limits = limits ?? new ChunkedLimits();
        trailers = new TrailerSection(this.limits);
        bodyAllowance = this.limits.MaxBodySize;
        extensionAllowance = this.limits.MaxExtensionSize;
    }

    /// <summary>What the next byte belongs to. Up to <see cref="LastLf"/> bytes are taken one by one.</summary>
    private enum Part
    {
        Size,
        Extension,
        SizeLf,
        DataCr,
        DataLf,
        FieldStart,
        FieldName,
        FieldValue,
        FieldLf,
        LastLf,
        Data,
        End,
    }

    /// <summary>The bytes of the message that have been read, over all calls.</summary>
    public long Consumed { get; private set; }

    /// <summary>
    /// The message has been read to its end. If the connection ends while this is false, the message is incomplete (§8), and
    /// the body handed out so far must not pass for the whole.
    /// </summary>
    public bool IsComplete => part == Part.End;

    /// <summary>Reads on, up to the next bytes of the body, the end of the message or the end of the input.</summary>
    /// <param name="input">Bytes not seen before. Moved past what was read; untouched once the message has ended.</param>
    /// <param name="body">With <see cref="ChunkedStatus.Body"/>, a slice of <paramref name="input"/>; else empty.</param>
    /// <exception cref="ChunkedFormatException">The input breaks a rule, or did so in an earlier call.</exception>
    public ChunkedStatus Read(ref ReadOnlySpan<byte> input, out ReadOnlySpan<byte> body)
    {
        if (refusal is not null)
        {
            throw refusal;
        }

        var next = TakePlainSizeLine(input);
        Consumed += next;
        while (part <= Part.LastLf && next < input.Length)
        {
            part = Take(input[next++]);
            Consumed++;
        }

        body = part == Part.Data ? TakeData(input[next..]) : [];
        input = input[(next + body.Length)..];
        return part == Part.End ? ChunkedStatus.Done : body.IsEmpty ? ChunkedStatus.NeedMore : ChunkedStatus.Body;
    }

    /// <summary>The fields of the trailer section in the order in which they were sent. They are no header fields.</summary>
    /// <remarks>The list is made anew by each call, so each call allocates.</remarks>
    /// <exception cref="InvalidOperationException">The message has not been read to its end.</exception>
    public IReadOnlyList<TrailerField> GetTrailers() =>
        IsComplete
            ? trailers.ToFields()
            : throw new InvalidOperationException("the trailer section comes last: read the message to its end first");

    // In small chunks the size lines are most of the work, so the usual one is taken in one go: whole, and nothing but digits.
    // Everything else, zero and errors and limits too, takes nothing here and goes byte by byte.
    private int TakePlainSizeLine(ReadOnlySpan<byte> input)
    {
        var dataEnd = part == Part.DataCr && input.StartsWith("\r\n"u8) ? 2 : 0;
        if (dataEnd == 0 && (part != Part.Size || sizeDigits > 0))
        {
            return 0;
        }

        var line = ChunkSize.PlainLine(input[dataEnd..], limits.MaxSizeDigits, out var plainSize);
        if (line == 0 || plainSize == 0 || plainSize > bodyAllowance)
        {
            return 0;
        }

        size = plainSize;
        bodyAllowance -= size;
        part = Part.Data;
        return dataEnd + line;
    }

    private ReadOnlySpan<byte> TakeData(ReadOnlySpan<byte> input)
    {
        var data = input[..(int)Math.Min(size, input.Length)];
        Consumed += data.Length;
        size -= data.Length;
        part = size == 0 ? Part.DataCr : Part.Data;
        return data;
    }

    private Part Take(byte octet) => part switch
    {
        Part.Size => TakeSize(octet),
        Part.Extension => TakeExtension(octet),
        Part.SizeLf => TakeSizeLf(octet),
        Part.DataCr => TakeLineEnd(octet, Octets.CR, Part.DataLf),
        Part.DataLf => TakeLineEnd(octet, Octets.LF, Part.Size),
        Part.FieldStart => TakeFieldStart(octet),
        Part.FieldName => TakeFieldName(octet),
        Part.FieldValue => TakeFieldValue(octet),
        Part.FieldLf => Keep(octet, TakeLineEnd(octet, Octets.LF, Part.FieldStart)),
        Part.LastLf => TakeLineEnd(octet, Octets.LF, Part.End),
        _ => throw new UnreachableException($"{part} is not read byte by byte"),
    };

    private Part TakeSize(byte octet)
    {
        var digit = ChunkSize.Digit(octet);
        if (digit < 0)
        {
            return sizeDigits > 0 && (octet is Octets.CR or (byte)';' || octet.IsWhiteSpace)
                ? TakeExtension(octet)
                : throw Unexpected(octet, ChunkedViolation.ChunkSize, "a chunk begins with its size, in hex digits alone");
        }

        if (sizeDigits == limits.MaxSizeDigits)
        {
            throw Refuse(ChunkedViolation.Limit, $"a chunk-size of more than {limits.MaxSizeDigits} digits");
        }

        // 16 * size + digit <= bodyAllowance, asked without a product that could overflow.
        if (size > (bodyAllowance - digit) >> 4)
        {
            throw Refuse(ChunkedViolation.Limit, $"a body of more than {limits.MaxBodySize} bytes");
        }

        sizeDigits++;
        size = (size << 4) + digit;
        return Part.Size;
    }

    private Part TakeExtension(byte octet)
    {
        extensionPart = ExtensionGrammar.Next(extensionPart, octet);
        return extensionPart switch
        {
            ExtensionPart.End => Part.SizeLf,
            ExtensionPart.Refused => throw Unexpected(octet, ChunkedViolation.Extension, "a chunk-ext cannot go on like this"),
            _ when --extensionAllowance < 0 => throw Refuse(
                ChunkedViolation.Limit, $"chunk extensions of more than {limits.MaxExtensionSize} bytes"),
            _ => Part.Extension,
        };
    }

    private Part TakeSizeLf(byte octet)
    {
        var following = TakeLineEnd(octet, Octets.LF, size > 0 ? Part.Data : Part.FieldStart);
        bodyAllowance -= size;
        sizeDigits = 0;
        extensionPart = ExtensionPart.Whole;
        return following;
    }

    private Part TakeFieldStart(byte octet)
    {
        if (octet == Octets.CR)
        {
            return Part.LastLf;
        }

        // White space here would be obs-fold, which is not taken either (§5.2).
        if (!octet.IsTokenChar)
        {
            throw Unexpected(octet, ChunkedViolation.TrailerField, "a field line begins with the field's name");
        }

        return trailers.TryBeginLine()
            ? Keep(octet, Part.FieldName)
            : throw Refuse(ChunkedViolation.Limit, $"more than {limits.MaxTrailerCount} trailer fields");
    }

    private Part TakeFieldName(byte octet)
    {
        if (octet.IsTokenChar)
        {
            return Keep(octet, Part.FieldName);
        }

        if (octet != ':')
        {
            throw Unexpected(octet, ChunkedViolation.TrailerField, "a field name is a token, and its colon follows at once");
        }

        var name = trailers.LastLine;
        return Octets.IsHeaderSectionOnly(name)
            ? throw Refuse(ChunkedViolation.ForbiddenTrailer, $"{Encoding.ASCII.GetString(name)} cannot be a trailer field")
            : Keep(octet, Part.FieldValue);
    }

    private Part TakeFieldValue(byte octet) =>
        octet == Octets.CR ? Keep(octet, Part.FieldLf)
        : octet.IsText ? Keep(octet, Part.FieldValue)
        : throw Unexpected(octet, ChunkedViolation.TrailerField, "a field value has no control characters but HTAB");

    private Part Keep(byte octet, Part following) => trailers.TryKeep(octet)
        ? following
        : throw Refuse(ChunkedViolation.Limit, $"a trailer section of more than {limits.MaxTrailerSize} bytes");

    private Part TakeLineEnd(byte octet, byte expected, Part following) => octet == expected
        ? following
        : throw Unexpected(octet, ChunkedViolation.LineEnd, "a line and a chunk's data end with CR and LF, and only with both");

    // In the head of a message a lone LF may end a line (§2.2). Here it may not, but somebody on the way may think that it does.
    private ChunkedFormatException Unexpected(byte octet, ChunkedViolation violation, string reason) =>
        octet == Octets.LF ? Refuse(ChunkedViolation.LineEnd, "LF without CR") : Refuse(violation, reason);

    private ChunkedFormatException Refuse(ChunkedViolation violation, string reason) =>
        refusal = new ChunkedFormatException(violation, Consumed, reason);
}
