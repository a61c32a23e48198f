namespace Katas.Http.Hpack;

/// <summary>Writes strings in the Huffman code.</summary>
/// <remarks>Spec: <see href="https://www.rfc-editor.org/rfc/rfc7541#section-5.2">RFC 7541 §5.2</see>.</remarks>
public static class Huffman
{
    /// <summary>How many octets a text takes in the code, its padding counted.</summary>
    /// <param name="text">Any octets.</param>
    public static int EncodedLength(ReadOnlySpan<byte> text)
    {
        var bits = 0L;
        foreach (var octet in text)
        {
            bits += HuffmanCode.Length(octet);
        }

        return (int)((bits + 7) / 8);
    }

    /// <summary>Writes the code of each octet, bit behind bit, and says how many octets that took.</summary>
    /// <param name="text">Any octets.</param>
    /// <param name="destination">At least <see cref="EncodedLength"/>.</param>
    public static int Encode(ReadOnlySpan<byte> text, Span<byte> destination)
    {
        var length = 0;
        var bits = 0UL; // the last ones of these have not been written: 7 at most, and a code of 30
        var unwritten = 0;
        foreach (var octet in text)
        {
            bits = (bits << HuffmanCode.Length(octet)) | HuffmanCode.Code(octet);
            unwritten += HuffmanCode.Length(octet);
            while (unwritten >= 8)
            {
                unwritten -= 8;
                destination[length++] = (byte)(bits >> unwritten);
            }
        }

        if (unwritten > 0)
        {
            // The end of the string begins with more than seven 1s: the padding is the beginning of its code.
            destination[length++] = (byte)((bits << (8 - unwritten)) | (0xFFu >> unwritten));
        }

        return length;
    }
}
