namespace Katas.Http.H2Frames;

/// <summary>What the nine bytes of a frame show, before a byte of its payload has come.</summary>
internal static class HeaderRules
{
    // In the order of the rules: a frame that breaks several is refused for the first.
    public static FrameError? Broken(FrameHeader header, FrameReaderOptions options, bool isFirst, FieldBlock block) =>
        TooLarge(header, options)
        ?? NoPreface(header, isFirst)
        ?? block.Interrupted(header)
        ?? WrongStream(header)
        ?? WrongDirection(header, options)
        ?? WrongSize(header);

    private static FrameError? TooLarge(FrameHeader header, FrameReaderOptions options) =>
        header.Length > options.MaxFrameSize
            ? new(ErrorCode.FrameSizeError, $"a payload of {header.Length} bytes, and {options.MaxFrameSize} are the most")
            : null;

    private static FrameError? NoPreface(FrameHeader header, bool isFirst) =>
        isFirst && (header.Type != FrameType.Settings || header.Has(FrameHeader.AckFlag))
            ? new(ErrorCode.ProtocolError, "the first frame is SETTINGS, and acknowledges nothing")
            : null;

    private static FrameError? WrongStream(FrameHeader header)
    {
        var wrong = header.Type switch
        {
            FrameType.Settings or FrameType.Ping or FrameType.GoAway => header.StreamId != 0,
            FrameType.Data or FrameType.Headers or FrameType.Priority or FrameType.RstStream or FrameType.PushPromise
                or FrameType.Continuation => header.StreamId == 0,
            _ => false,
        };
        return wrong ? new(ErrorCode.ProtocolError, $"{header.Type} on stream {header.StreamId}") : null;
    }

    private static FrameError? WrongDirection(FrameHeader header, FrameReaderOptions options) =>
        header.Type == FrameType.PushPromise && !options.ReadsAsClient
            ? new(ErrorCode.ProtocolError, "only a server promises")
            : null;

    private static FrameError? WrongSize(FrameHeader header)
    {
        var wrong = header.Type switch
        {
            FrameType.RstStream or FrameType.WindowUpdate => header.Length != 4,
            FrameType.Ping => header.Length != 8,
            FrameType.GoAway => header.Length < 8,
            FrameType.Settings => header.Has(FrameHeader.AckFlag) ? header.Length != 0 : header.Length % Setting.Size != 0,
            FrameType.Data or FrameType.Headers or FrameType.PushPromise => header.Length < header.FieldsBeforeContent,
            _ => false,
        };
        return wrong ? new(ErrorCode.FrameSizeError, $"{header.Type} of {header.Length} bytes") : null;
    }
}
