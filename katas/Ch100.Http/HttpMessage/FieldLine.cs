// Given: what a field line says, once it has been read.
namespace Katas.Http.HttpMessage;

/// <summary>One field line of a head. It points into the reader's memory, and is good until the next message is begun.</summary>
/// <param name="name">As it was sent; names are compared without regard to case (RFC 9110 §5.1).</param>
/// <param name="value">Without the white space around it.</param>
public readonly ref struct FieldLine(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
{
    /// <summary>A token.</summary>
    public ReadOnlySpan<byte> Name { get; } = name;

    /// <summary>Text, maybe none.</summary>
    public ReadOnlySpan<byte> Value { get; } = value;
}
