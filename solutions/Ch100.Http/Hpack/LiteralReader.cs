namespace Katas.Http.Hpack;

/// <summary>Reads name and value of one literal field, and keeps them: a fragment may end inside of either.</summary>
/// <remarks>
/// What does not fit into the capacity is too large to be handed out and too large for the table. Then only its length is of use.
/// </remarks>
internal sealed class LiteralReader(int capacity)
{
    private readonly PrefixIntegerReader integer = new();
    private readonly HuffmanReader huffman = new();
    private byte[] octets = new byte[capacity];
    private long nameLength;
    private long length; // of name and value, as far as they have been read
    private Part part;
    private bool isName;
    private bool isHuffman;
    private int stringLeft; // octets of the string, as it is sent, that are still to come

    private enum Part
    {
        LengthStart,
        Length,
        Plain,
        Huffman,
        End,
    }

    /// <summary>As the dynamic table counts it.</summary>
    public long Size => length + DynamicTable.EntryOverhead;

    /// <summary>Have all octets been kept? If not, name and value are empty.</summary>
    public bool Fits => length <= octets.Length;

    public bool IsComplete => part == Part.End;

    public ReadOnlySpan<byte> Name => Fits ? octets.AsSpan(0, (int)nameLength) : [];

    public ReadOnlySpan<byte> Value => Fits ? octets.AsSpan((int)nameLength..(int)length) : [];

    public void Grow(int newCapacity) => Array.Resize(ref octets, Math.Max(octets.Length, newCapacity));

    /// <summary>Begins a field whose name comes first.</summary>
    public void Begin() => (nameLength, length, isName, part) = (0, 0, true, Part.LengthStart);

    /// <summary>Begins a field whose name is known. It is kept: its entry may be gone when the field is inserted.</summary>
    public void Begin(ReadOnlySpan<byte> name)
    {
        Begin();
        Keep(name);
        EndString();
    }

    /// <summary>Takes what the input has of a string without Huffman code; 0 in all other places.</summary>
    public int TakePlain(ReadOnlySpan<byte> input)
    {
        if (part != Part.Plain)
        {
            return 0;
        }

        var plain = input[..Math.Min(stringLeft, input.Length)];
        Keep(plain);
        stringLeft -= plain.Length;
        if (stringLeft == 0)
        {
            EndString();
        }

        return plain.Length;
    }

    /// <summary>Takes one octet of anything else.</summary>
    /// <returns>What is wrong with it, or null.</returns>
    public HpackViolation? Take(byte octet) => part switch
    {
        Part.LengthStart => TakeLengthStart(octet),
        Part.Length => TakeLength(integer.Add(octet)),
        _ => TakeHuffman(octet),
    };

    private HpackViolation? TakeLengthStart(byte octet)
    {
        isHuffman = octet >= 0b1000_0000;
        part = Part.Length;
        return TakeLength(integer.Begin(octet, prefixBits: 7));
    }

    private HpackViolation? TakeLength(IntegerStatus status)
    {
        if (status != IntegerStatus.Complete)
        {
            return status == IntegerStatus.TooLarge ? HpackViolation.IntegerLimit : null;
        }

        stringLeft = integer.Value;
        part = isHuffman ? Part.Huffman : Part.Plain;
        huffman.Begin();
        if (stringLeft == 0)
        {
            EndString();
        }

        return null;
    }

    private HpackViolation? TakeHuffman(byte octet)
    {
        Span<byte> symbols = stackalloc byte[HuffmanReader.MaxSymbols];
        var isString = huffman.TryRead(octet, symbols, out var count);
        Keep(symbols[..count]);
        if (--stringLeft == 0)
        {
            isString &= huffman.MayEnd;
            EndString();
        }

        return isString ? null : HpackViolation.Huffman;
    }

    private void EndString() =>
        (isName, part, nameLength) = isName ? (false, Part.LengthStart, length) : (false, Part.End, nameLength);

    private void Keep(ReadOnlySpan<byte> text)
    {
        if (length < octets.Length)
        {
            text[..(int)Math.Min(text.Length, octets.Length - length)].CopyTo(octets.AsSpan((int)length));
        }

        length += text.Length;
    }
}
