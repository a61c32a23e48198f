namespace Katas.Http.ChunkedDecoder;

/// <summary>What a call of <see cref="ChunkedBodyReader.Read"/> came to.</summary>
public enum ChunkedStatus
{
    /// <summary>All of the input has been read and the message goes on.</summary>
    NeedMore,

    /// <summary>Some bytes of the body are handed out; the rest of the input has not been looked at.</summary>
    Body,

    /// <summary>The message has ended; what is left of the input belongs to somebody else.</summary>
    Done,
}
