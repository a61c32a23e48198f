namespace Katas.Http.Qpack;

/// <summary>How far a <see cref="LiteralReader"/> has come.</summary>
internal enum LiteralStatus
{
    More,
    Complete,
    TooLarge,
    IntegerTooLarge,
    NoHuffmanCode,
}

/// <summary>Reads name and value of one literal, and keeps them: the input may end inside of either.</summary>
/// <remarks>A name begins inside of an octet (§4.1.2): whoever reads that octet reads the length as well.</remarks>
internal sealed class LiteralReader
{
    private const int SmallestBuffer = 256;

    private readonly PrefixIntegerReader integer = new();
    private readonly HuffmanReader huffman = new();
    private byte[] octets = [];
    private int nameLength;
    private Part part;
    private bool isName;
    private bool isHuffman;
    private long stringLeft; // octets of the string, as it is sent, that are still to come

    private enum Part
    {
        LengthStart,
        Length,
        Plain,
        Huffman,
        End,
    }

    /// <summary>The octets of name and value, as far as they have been read.</summary>
    public int Length { get; private set; }

    public ReadOnlySpan<byte> Name => octets.AsSpan(0, nameLength);

    public ReadOnlySpan<byte> Value => octets.AsSpan(nameLength..Length);

    /// <summary>Begins a literal whose name is known. It is kept: its entry may be gone when the value has come.</summary>
    public void Begin(ReadOnlySpan<byte> name)
    {
        (Length, isName) = (0, true);
        Keep(name);
        EndString();
    }

    /// <summary>Begins a literal whose name comes first.</summary>
    public void Begin(bool isHuffman, long length)
    {
        (Length, isName) = (0, true);
        BeginString(isHuffman, length);
    }

    /// <summary>Takes what belongs together and can be taken at once.</summary>
    /// <param name="input">Not empty; moved past what was taken. What is refused is still there.</param>
    /// <param name="room">How many octets name and value may have.</param>
    public LiteralStatus Take(ref ReadOnlySpan<byte> input, int room)
    {
        var (status, taken) = part switch
        {
            Part.Plain => TakePlain(input, room),
            Part.Huffman => TakeHuffman(input, room),
            _ => TakeLengthOctet(input[0]),
        };
        input = input[taken..];
        return status;
    }

    private (LiteralStatus Status, int Taken) TakePlain(ReadOnlySpan<byte> input, int room)
    {
        var count = (int)Math.Min(Math.Min(stringLeft, input.Length), room - Length);
        if (count == 0)
        {
            return (LiteralStatus.TooLarge, 0);
        }

        Keep(input[..count]);
        stringLeft -= count;
        return (EndStringIfOver(), count);
    }

    private (LiteralStatus Status, int Taken) TakeHuffman(ReadOnlySpan<byte> input, int room)
    {
        Span<byte> symbols = stackalloc byte[HuffmanReader.MaxSymbols];
        var count = (int)Math.Min(stringLeft, input.Length);
        for (var taken = 0; taken < count; taken++)
        {
            stringLeft--;
            if (!huffman.TryRead(input[taken], symbols, out var ended) || (stringLeft == 0 && !huffman.MayEnd))
            {
                return (LiteralStatus.NoHuffmanCode, taken);
            }

            if (ended > room - Length)
            {
                return (LiteralStatus.TooLarge, taken);
            }

            Keep(symbols[..ended]);
        }

        return (EndStringIfOver(), count);
    }

    private (LiteralStatus Status, int Taken) TakeLengthOctet(byte octet)
    {
        IntegerStatus status;
        if (part == Part.LengthStart)
        {
            (isHuffman, part) = (octet >= 0b1000_0000, Part.Length);
            status = integer.Begin(octet, prefixBits: 7);
        }
        else
        {
            status = integer.Add(octet);
        }

        return status switch
        {
            IntegerStatus.Complete => (BeginString(isHuffman, integer.Value), 1),
            IntegerStatus.More => (LiteralStatus.More, 1),
            _ => (LiteralStatus.IntegerTooLarge, 0),
        };
    }

    private LiteralStatus BeginString(bool isHuffman, long length)
    {
        stringLeft = length;
        part = isHuffman ? Part.Huffman : Part.Plain;
        huffman.Begin();
        return EndStringIfOver();
    }

    private LiteralStatus EndStringIfOver()
    {
        if (stringLeft == 0)
        {
            EndString();
        }

        return part == Part.End ? LiteralStatus.Complete : LiteralStatus.More;
    }

    private void EndString() =>
        (isName, part, nameLength) = isName ? (false, Part.LengthStart, Length) : (false, Part.End, nameLength);

    private void Keep(ReadOnlySpan<byte> text)
    {
        if (Length + text.Length > octets.Length)
        {
            Array.Resize(ref octets, (int)Math.Min(Array.MaxLength, Math.Max(SmallestBuffer, 2L * (Length + text.Length))));
        }

        text.CopyTo(octets.AsSpan(Length));
        Length += text.Length;
    }
}
