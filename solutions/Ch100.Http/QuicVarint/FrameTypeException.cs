namespace Katas.Http.QuicVarint;

/// <summary>The type of a frame in more bytes than it needs: a PROTOCOL_VIOLATION (RFC 9000 §12.4).</summary>
/// <param name="frameType">What the bytes stand for.</param>
/// <param name="length">How many they are.</param>
public sealed class FrameTypeException(long frameType, int length)
    : FormatException($"PROTOCOL_VIOLATION: frame type 0x{frameType:x} in {length} bytes, where fewer are enough")
{
    /// <summary>What the bytes stand for.</summary>
    public long FrameType { get; } = frameType;

    /// <summary>How many bytes it was sent in.</summary>
    public int Length { get; } = length;
}
