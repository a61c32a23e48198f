namespace Katas.Http.H2Frames;

/// <summary>Who reads, and how much of it.</summary>
public sealed record FrameReaderOptions
{
    /// <summary>The smallest that SETTINGS_MAX_FRAME_SIZE may be, and what it is at first: 2^14 (§4.2).</summary>
    public const int SmallestMaxFrameSize = 16_384;

    /// <summary>The largest that SETTINGS_MAX_FRAME_SIZE may be: 2^24-1 (§4.2).</summary>
    public const int LargestMaxFrameSize = 16_777_215;

    /// <summary>The frames come from a server, and a client reads them. Otherwise it is the other way round.</summary>
    public bool ReadsAsClient { get; init; }

    /// <summary>
    /// The connection begins with its preface (§3.4). False for who goes on in the middle of one: what has come before is fine.
    /// </summary>
    public bool BeginsWithPreface { get; init; } = true;

    /// <summary>Bytes of the largest payload, as we have told the sender by SETTINGS_MAX_FRAME_SIZE.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not from 2^14 to 2^24-1.</exception>
    public int MaxFrameSize
    {
        get;
        init => throw new NotImplementedException();
    } = SmallestMaxFrameSize;

    /// <summary>Bytes of all fragments of one field block together. The protocol has no such limit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 0.</exception>
    public int MaxFieldBlockSize
    {
        get;
        init => throw new NotImplementedException();
    } = 64 * 1024;

    /// <summary>CONTINUATION frames of one field block, empty ones too. The protocol has no such limit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 0.</exception>
    public int MaxContinuations
    {
        get;
        init => throw new NotImplementedException();
    } = 8;
}
