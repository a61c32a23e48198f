namespace Katas.Http.H2Frames;

/// <summary>What no connection goes on after: answer with GOAWAY, and close it (RFC 9113 §5.4.1).</summary>
/// <param name="code">What the GOAWAY says.</param>
/// <param name="offset">Where the frame begins, or the preface, counted from the first byte of the connection.</param>
/// <param name="reason">What is wrong, as a sentence without its full stop.</param>
public sealed class ConnectionErrorException(ErrorCode code, long offset, string reason)
    : Exception($"{code} at offset {offset}: {reason}")
{
    /// <summary>What the GOAWAY says.</summary>
    public ErrorCode Code { get; } = code;

    /// <summary>Where the frame begins, or the preface, counted from the first byte of the connection.</summary>
    public long Offset { get; } = offset;
}
