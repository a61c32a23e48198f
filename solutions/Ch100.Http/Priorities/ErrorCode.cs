namespace Katas.Http.Priorities;

/// <summary>What a connection is closed with (RFC 9113 §7, RFC 9114 §8.1).</summary>
public enum ErrorCode
{
    /// <summary>HTTP/2: all is well.</summary>
    NoError = 0x0,

    /// <summary>HTTP/2: something that the protocol forbids.</summary>
    ProtocolError = 0x1,

    /// <summary>HTTP/2: a frame too short for its fields.</summary>
    FrameSizeError = 0x6,

    /// <summary>HTTP/3: something that the protocol forbids, and for which there is no other code.</summary>
    H3GeneralProtocolError = 0x101,

    /// <summary>HTTP/3: a frame where it may not be.</summary>
    H3FrameUnexpected = 0x105,

    /// <summary>HTTP/3: a frame too short for its fields.</summary>
    H3FrameError = 0x106,

    /// <summary>HTTP/3: the id of a stream or a push that may not be used so.</summary>
    H3IdError = 0x108,
}

/// <summary>What no connection goes on after.</summary>
/// <param name="code">What the connection is closed with.</param>
/// <param name="offset">Where in the frame's payload it shows.</param>
/// <param name="reason">What is wrong, as a sentence without its full stop.</param>
public sealed class ConnectionErrorException(ErrorCode code, int offset, string reason)
    : Exception($"{code} at byte {offset} of the payload: {reason}")
{
    /// <summary>What the connection is closed with.</summary>
    public ErrorCode Code { get; } = code;

    /// <summary>Where in the frame's payload it shows: the byte of the field value that is wrong, otherwise 0.</summary>
    public int Offset { get; } = offset;
}
