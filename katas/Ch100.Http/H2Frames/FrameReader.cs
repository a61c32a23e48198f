namespace Katas.Http.H2Frames;

/// <summary>Reads the frames of one direction of an HTTP/2 connection, one at a time.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc9113#section-4">RFC 9113 §4</see> and
/// <see href="https://www.rfc-editor.org/rfc/rfc9113#section-6">§6</see>. The reader knows what a frame may look like, and which
/// may follow which in a field block. It knows nothing of the states of streams, of windows, and of what fields mean. It copies no
/// byte.
/// </remarks>
public sealed class FrameReader
{
    /// <summary>Makes a reader for one direction of one connection.</summary>
    /// <param name="options">Who reads, and how much; left out, a server with all defaults.</param>
    public FrameReader(FrameReaderOptions? options = null) =>
        throw new NotImplementedException();

    /// <summary>The bytes that have been read, over all calls: all that stands before the next frame.</summary>
    public long Consumed { get; private set; }

    /// <summary>Reads the next frame whose type is known. Others are skipped on the way.</summary>
    /// <param name="input">
    /// All that has come and was not read. Moved past what is read; a frame that is not whole stays, to be given again with what
    /// follows it.
    /// </param>
    /// <param name="frame">
    /// The frame. With <see cref="FrameStatus.StreamError"/> only its type, stream, payload length, and the code for RST_STREAM; with
    /// <see cref="FrameStatus.NeedMore"/> nothing.
    /// </param>
    /// <exception cref="ConnectionErrorException">The input breaks a rule at the cost of the connection, or did so before.</exception>
    public FrameStatus Read(ref ReadOnlySpan<byte> input, out Frame frame) =>
        throw new NotImplementedException();
}
