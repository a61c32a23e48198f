namespace Katas.Http.Hpack;

/// <summary>Writes strings in the Huffman code.</summary>
/// <remarks>Spec: <see href="https://www.rfc-editor.org/rfc/rfc7541#section-5.2">RFC 7541 §5.2</see>.</remarks>
public static class Huffman
{
    /// <summary>How many octets a text takes in the code, its padding counted.</summary>
    /// <param name="text">Any octets.</param>
    public static int EncodedLength(ReadOnlySpan<byte> text) =>
        throw new NotImplementedException();

    /// <summary>Writes the code of each octet, bit behind bit, and says how many octets that took.</summary>
    /// <param name="text">Any octets.</param>
    /// <param name="destination">At least <see cref="EncodedLength"/>.</param>
    public static int Encode(ReadOnlySpan<byte> text, Span<byte> destination) =>
        throw new NotImplementedException();
}
