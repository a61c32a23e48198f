using System.Buffers;

namespace Katas.Http.Qpack;

/// <summary>Reads the field sections of one direction of one HTTP/3 connection, on as many streams as there are.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc9204#section-2.2">RFC 9204 §2.2</see>.
/// <code>
/// encoder stream ──► table ──► sections, each on a stream of its own; those that need more than has come wait
/// decoder stream ◄── what has been read, given up, inserted
/// </code>
/// </remarks>
public sealed class QpackDecoder
{
    /// <summary>Makes a decoder with an empty table.</summary>
    /// <param name="settings">What the other side has been told; left out, the defaults of <see cref="QpackSettings"/>.</param>
    public QpackDecoder(QpackSettings? settings = null) =>
        throw new NotImplementedException();

    /// <summary>What the encoder has told this side to remember; to be looked at, not to be changed.</summary>
    public DynamicTable Table { get; }

    /// <summary>How many streams wait for the table.</summary>
    public int BlockedStreams
    {
        get => throw new NotImplementedException();
    }

    /// <summary>Does this stream wait for the table?</summary>
    /// <param name="streamId">Any.</param>
    public bool IsBlocked(long streamId) =>
        throw new NotImplementedException();

    /// <summary>Reads what has come on the encoder stream.</summary>
    /// <param name="octets">Of any number, not seen before.</param>
    /// <exception cref="QpackException">An instruction cannot be followed, or there was an error of the connection before.</exception>
    public void ReadEncoderStream(ReadOnlySpan<byte> octets) =>
        throw new NotImplementedException();

    /// <summary>Reads what has come of a field section, and begins one if the stream is not in the middle of one.</summary>
    /// <param name="streamId">Of the stream that it comes on: 0 to 2^62 − 1.</param>
    /// <param name="input">Moved past what has been read: all of it, unless the stream is blocked.</param>
    /// <param name="endOfSection">The section ends with these octets.</param>
    /// <param name="sink">Is given each field line as soon as it has been read. It does not throw.</param>
    /// <exception cref="QpackException">The section breaks a rule, or there was an error of the connection before.</exception>
    /// <exception cref="ArgumentOutOfRangeException">No stream has that id.</exception>
    public SectionStatus ReadSection(long streamId, ref ReadOnlySpan<byte> input, bool endOfSection, IFieldSink sink) =>
        throw new NotImplementedException();

    /// <summary>Gives a stream up, in the middle of a section or not: it has been reset, or nobody wants to read it any more.</summary>
    /// <param name="streamId">0 to 2^62 − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">No stream has that id.</exception>
    public void Cancel(long streamId) =>
        throw new NotImplementedException();

    /// <summary>Writes what there is to say on the decoder stream since the last time.</summary>
    /// <param name="output">The decoder stream.</param>
    public void TakeInstructions(IBufferWriter<byte> output) =>
        throw new NotImplementedException();
}
