namespace Katas.Http.H2Frames;

/// <summary>What a call of <see cref="FrameReader.Read"/> came to.</summary>
public enum FrameStatus
{
    /// <summary>The input has no whole frame any more.</summary>
    NeedMore,

    /// <summary>A frame was read.</summary>
    Frame,

    /// <summary>A frame was read that breaks a rule, at the cost of its stream: answer with RST_STREAM, and go on.</summary>
    StreamError,
}
