namespace Katas.Http.H2Frames;

/// <summary>What is wrong with a frame.</summary>
/// <param name="Code">For the GOAWAY or RST_STREAM that answers it.</param>
/// <param name="Reason">A sentence without its full stop.</param>
/// <param name="IsOfStream">Only the stream is lost (RFC 9113 §5.4.2).</param>
internal readonly record struct FrameError(ErrorCode Code, string Reason, bool IsOfStream = false);
