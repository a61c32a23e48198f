using System.Buffers;

namespace Katas.Http.Hpack;

/// <summary>Writes the header blocks of one direction of one HTTP/2 connection.</summary>
/// <remarks>
/// RFC 7541 leaves it to an encoder how it writes a field. This one decides as the rules of the kata say. It is a sink itself: a proxy
/// decodes into it.
/// </remarks>
public sealed class HpackEncoder : IHeaderSink
{
    // A shorter cookie could be found by trying (§7.1.3).
    private const int GuessableCookie = 20;

    private readonly bool huffman;
    private IBufferWriter<byte>? output;
    private int? smallestSize; // that has not been told to the other side

    /// <summary>Makes an encoder with an empty table.</summary>
    /// <param name="tableSize">In octets: what both sides begin with.</param>
    /// <param name="huffman">May strings be written in the Huffman code?</param>
    /// <exception cref="ArgumentOutOfRangeException">A size less than 0.</exception>
    public HpackEncoder(int tableSize = 4096, bool huffman = true)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(tableSize);
        this.huffman = huffman;
        Table = new DynamicTable(tableSize);
    }

    /// <summary>What the other side has been told to remember; to be looked at, not to be changed.</summary>
    public DynamicTable Table { get; }

    /// <summary>
    /// Gives the table another size, at most the other side's SETTINGS_HEADER_TABLE_SIZE; the next block tells it. A block that has
    /// been begun is over.
    /// </summary>
    /// <param name="size">In octets.</param>
    /// <exception cref="ArgumentOutOfRangeException">Less than 0.</exception>
    public void SetTableSize(int size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        Table.Resize(size);
        smallestSize = Math.Min(smallestSize ?? size, size);
        output = null;
    }

    /// <summary>Begins a block, with size updates if there have been changes.</summary>
    /// <param name="output">Where this block goes.</param>
    public void BeginBlock(IBufferWriter<byte> output)
    {
        this.output = output;
        if (smallestSize < Table.MaxSize)
        {
            WriteInteger(smallestSize.Value, 5, 0b0010_0000);
        }

        if (smallestSize is not null)
        {
            WriteInteger(Table.MaxSize, 5, 0b0010_0000);
        }

        smallestSize = null;
    }

    /// <summary>Writes a field into the block.</summary>
    /// <param name="name">In small letters, as HTTP/2 has them; not checked.</param>
    /// <param name="value">Any octets.</param>
    /// <param name="neverIndexed">Nobody on the way may put the field into a table.</param>
    /// <exception cref="InvalidOperationException">No block has been begun, or it is over.</exception>
    public void Field(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value, bool neverIndexed)
    {
        if (output is null)
        {
            throw new InvalidOperationException("begin a block first");
        }

        var (index, nameIndex) = Find(name, value);
        if (neverIndexed || IsSecret(name, value))
        {
            WriteLiteral(nameIndex, 4, 0b0001_0000, name, value);
        }
        else if (index > 0)
        {
            WriteInteger(index, 7, 0b1000_0000);
        }
        else if (ChangesEachTime(name) || DynamicTable.EntrySize(name.Length, value.Length) > Table.MaxSize)
        {
            WriteLiteral(nameIndex, 4, 0b0000_0000, name, value);
        }
        else
        {
            WriteLiteral(nameIndex, 6, 0b0100_0000, name, value);
            Table.Insert(name, value);
        }
    }

    private static bool IsSecret(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value) =>
        name.SequenceEqual("authorization"u8)
        || name.SequenceEqual("proxy-authorization"u8)
        || (name.SequenceEqual("cookie"u8) && value.Length < GuessableCookie);

    // To insert these would only push out what comes again.
    private static bool ChangesEachTime(ReadOnlySpan<byte> name) =>
        name.SequenceEqual(":path"u8)
        || name.SequenceEqual("age"u8)
        || name.SequenceEqual("content-length"u8)
        || name.SequenceEqual("etag"u8)
        || name.SequenceEqual("if-modified-since"u8)
        || name.SequenceEqual("if-none-match"u8);

    // The smallest index of the whole field and the smallest one of its name; 0 where there is none.
    private (int Index, int NameIndex) Find(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        var nameIndex = 0;
        for (var index = 1; index <= StaticTable.Count + Table.Count; index++)
        {
            var isDynamic = index > StaticTable.Count;
            if (!name.SequenceEqual(isDynamic ? Table.Name(index - StaticTable.Count) : StaticTable.Name(index)))
            {
                continue;
            }

            nameIndex = nameIndex == 0 ? index : nameIndex;
            if (value.SequenceEqual(isDynamic ? Table.Value(index - StaticTable.Count) : StaticTable.Value(index)))
            {
                return (index, nameIndex);
            }
        }

        return (0, nameIndex);
    }

    private void WriteLiteral(int nameIndex, int prefixBits, byte pattern, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        WriteInteger(nameIndex, prefixBits, pattern);
        if (nameIndex == 0)
        {
            WriteString(name);
        }

        WriteString(value);
    }

    private void WriteString(ReadOnlySpan<byte> text)
    {
        var encodedLength = huffman ? Huffman.EncodedLength(text) : int.MaxValue;
        if (encodedLength <= text.Length)
        {
            WriteInteger(encodedLength, 7, 0b1000_0000);
            output!.Advance(Huffman.Encode(text, output.GetSpan(encodedLength)));
        }
        else
        {
            WriteInteger(text.Length, 7, 0b0000_0000);
            output!.Write(text);
        }
    }

    private void WriteInteger(int value, int prefixBits, byte pattern) =>
        output!.Advance(PrefixInteger.Write(value, prefixBits, pattern, output.GetSpan(PrefixInteger.MaxOctets)));
}
