using System.Buffers;

namespace Katas.Http.Hpack;

/// <summary>Writes the header blocks of one direction of one HTTP/2 connection.</summary>
/// <remarks>
/// RFC 7541 leaves it to an encoder how it writes a field. This one decides as the rules of the kata say. It is a sink itself: a proxy
/// decodes into it.
/// </remarks>
public sealed class HpackEncoder : IHeaderSink
{
    /// <summary>Makes an encoder with an empty table.</summary>
    /// <param name="tableSize">In octets: what both sides begin with.</param>
    /// <param name="huffman">May strings be written in the Huffman code?</param>
    /// <exception cref="ArgumentOutOfRangeException">A size less than 0.</exception>
    public HpackEncoder(int tableSize = 4096, bool huffman = true) =>
        throw new NotImplementedException();

    /// <summary>What the other side has been told to remember; to be looked at, not to be changed.</summary>
    public DynamicTable Table { get; }

    /// <summary>
    /// Gives the table another size, at most the other side's SETTINGS_HEADER_TABLE_SIZE; the next block tells it. A block that has
    /// been begun is over.
    /// </summary>
    /// <param name="size">In octets.</param>
    /// <exception cref="ArgumentOutOfRangeException">Less than 0.</exception>
    public void SetTableSize(int size) =>
        throw new NotImplementedException();

    /// <summary>Begins a block, with size updates if there have been changes.</summary>
    /// <param name="output">Where this block goes.</param>
    public void BeginBlock(IBufferWriter<byte> output) =>
        throw new NotImplementedException();

    /// <summary>Writes a field into the block.</summary>
    /// <param name="name">In small letters, as HTTP/2 has them; not checked.</param>
    /// <param name="value">Any octets.</param>
    /// <param name="neverIndexed">Nobody on the way may put the field into a table.</param>
    /// <exception cref="InvalidOperationException">No block has been begun, or it is over.</exception>
    public void Field(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value, bool neverIndexed) =>
        throw new NotImplementedException();
}
