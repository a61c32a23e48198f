using System.Buffers;

namespace Katas.Http.Qpack;

/// <summary>Writes the field sections of one direction of one HTTP/3 connection, and the instructions that fill the decoder's table.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc9204#section-2.1">RFC 9204 §2.1</see>. It leaves it to an encoder what to insert
/// and what to refer to. This one decides as the rules of the kata say, field line by field line, in one pass.
/// </remarks>
public sealed class QpackEncoder
{
    /// <summary>With so many sections that wait for an answer, the next ones do not refer to the table.</summary>
    public const int MaxOutstandingSections = 100;

    /// <summary>Makes an encoder with an empty table, whose capacity is 0.</summary>
    /// <param name="theirs">What the other side's decoder allows.</param>
    /// <param name="huffman">May strings be written in the Huffman code?</param>
    public QpackEncoder(QpackSettings theirs, bool huffman = true) =>
        throw new NotImplementedException();

    /// <summary>What the other side has been told to remember; to be looked at, not to be changed.</summary>
    public DynamicTable Table { get; }

    /// <summary>The entries that the decoder has said it has.</summary>
    public long KnownReceivedCount =>
        throw new NotImplementedException();

    /// <summary>How many streams may have to wait at the decoder.</summary>
    public int StreamsAtRisk =>
        throw new NotImplementedException();

    /// <summary>How many sections refer to an entry that have been neither acknowledged nor given up.</summary>
    /// <param name="index">Absolute; of an entry that is not there, 0 is the answer.</param>
    public int ReferencesTo(long index) =>
        throw new NotImplementedException();

    /// <summary>Gives the table another capacity; false, and nothing has changed, if an entry had to go that must not.</summary>
    /// <param name="capacity">In octets.</param>
    /// <exception cref="ArgumentOutOfRangeException">Less than 0, or more than the decoder allows.</exception>
    public bool TrySetCapacity(int capacity) =>
        throw new NotImplementedException();

    /// <summary>Inserts an entry that may be of use later; false, and nothing has changed, if there is no room for it.</summary>
    /// <param name="name">In small letters, as HTTP/3 has them; not checked.</param>
    /// <param name="value">Any octets.</param>
    public bool TryInsert(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value) =>
        throw new NotImplementedException();

    /// <summary>Inserts an entry again, before it has to go; false, and nothing has changed, if there is no room for it.</summary>
    /// <param name="index">Absolute.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such entry, or no longer.</exception>
    public bool TryDuplicate(long index) =>
        throw new NotImplementedException();

    /// <summary>Begins a field section.</summary>
    /// <param name="streamId">Of the stream that it goes to: 0 to 2^62 − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">No stream has that id.</exception>
    /// <exception cref="InvalidOperationException">Another section has not been ended.</exception>
    public void BeginSection(long streamId) =>
        throw new NotImplementedException();

    /// <summary>Writes a field line into the section.</summary>
    /// <param name="name">In small letters, as HTTP/3 has them; not checked.</param>
    /// <param name="value">Any octets.</param>
    /// <param name="indexing">What may be done with it.</param>
    /// <exception cref="InvalidOperationException">No section has been begun.</exception>
    public void Field(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value, Indexing indexing) =>
        throw new NotImplementedException();

    /// <summary>Ends the section and writes it.</summary>
    /// <param name="output">Where the section goes.</param>
    /// <exception cref="InvalidOperationException">No section has been begun.</exception>
    public void EndSection(IBufferWriter<byte> output) =>
        throw new NotImplementedException();

    /// <summary>Writes what there is to say on the encoder stream since the last time.</summary>
    /// <param name="output">The encoder stream.</param>
    public void TakeInstructions(IBufferWriter<byte> output) =>
        throw new NotImplementedException();

    /// <summary>Reads what has come on the decoder stream.</summary>
    /// <param name="octets">Of any number, not seen before.</param>
    /// <exception cref="QpackException">An instruction cannot be followed, or one before could not.</exception>
    public void ReadDecoderStream(ReadOnlySpan<byte> octets) =>
        throw new NotImplementedException();
}
