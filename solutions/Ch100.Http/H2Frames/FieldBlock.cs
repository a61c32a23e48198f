namespace Katas.Http.H2Frames;

/// <summary>The field block that is being read: one frame or more, with nothing between them (RFC 9113 §4.3).</summary>
/// <remarks>Nothing ends a block but END_HEADERS. So its parts are counted: empty ones cost the sender nine bytes each.</remarks>
internal sealed class FieldBlock(FrameReaderOptions options)
{
    private int streamId; // 0 between two blocks
    private int size; // of all fragments
    private int continuations;

    /// <summary>Why a frame must not come here, as far as its nine bytes show; null if it may.</summary>
    public FrameError? Interrupted(FrameHeader header) => (streamId, header.Type) switch
    {
        (0, FrameType.Continuation) => new(ErrorCode.ProtocolError, "CONTINUATION, and no field block to go on with"),
        (0, _) => null,
        (_, not FrameType.Continuation) => new(ErrorCode.ProtocolError, $"a field block of stream {streamId} is interrupted"),
        _ when header.StreamId != streamId => new(
            ErrorCode.ProtocolError, $"a field block of stream {streamId} is interrupted by one of stream {header.StreamId}"),
        _ when continuations == options.MaxContinuations => new(
            ErrorCode.EnhanceYourCalm, $"more than {options.MaxContinuations} CONTINUATION frames of one field block"),
        _ => null,
    };

    /// <summary>Adds a frame's fragment, if it has one; what comes back says why it is too much.</summary>
    public FrameError? Add(FrameHeader header, int fragmentLength)
    {
        if (!header.CarriesFields)
        {
            return null;
        }

        if (fragmentLength > options.MaxFieldBlockSize - size)
        {
            return new(ErrorCode.EnhanceYourCalm, $"a field block of more than {options.MaxFieldBlockSize} bytes");
        }

        var ends = header.Has(FrameHeader.EndHeadersFlag);
        streamId = ends ? 0 : header.StreamId;
        size = ends ? 0 : size + fragmentLength;
        continuations = ends ? 0 : continuations + (header.Type == FrameType.Continuation ? 1 : 0);
        return null;
    }
}
