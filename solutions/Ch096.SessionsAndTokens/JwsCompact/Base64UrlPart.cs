namespace Katas.SessionsAndTokens.JwsCompact;

/// <summary>Decodes one part of a token. Each byte string has one spelling, so no token has two.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc4648#section-5">RFC 4648 §5</see>, without padding (RFC 7515 §2).
/// <code>
/// characters  |  1  |  2  |  3  |  4  |   six bits each
/// bytes       |   1   |   2   |   3   |   so two characters leave 4 bits over, three leave 2, and one is no byte at all
/// </code>
/// </remarks>
internal static class Base64UrlPart
{
    private const int BitsOfCharacter = 6;
    private const int BitsOfByte = 8;

    /// <summary>Decodes the part from <paramref name="start"/> to before <paramref name="end"/>.</summary>
    public static byte[] Decode(ReadOnlySpan<char> token, int start, int end)
    {
        var bytes = new byte[(long)(end - start) * BitsOfCharacter / BitsOfByte];
        int bits = 0, bitCount = 0, length = 0; // at most seven bits wait for the rest of their byte
        for (var i = start; i < end; i++)
        {
            // RFC 4648 §3.3: characters outside the alphabet are refused. To skip them is how a token gets a second spelling.
            var value = ValueOf(token[i]) ?? throw new JwsFormatException(
                JwsViolation.Alphabet, i, "neither a letter, a digit, '-' nor '_'");
            bits = (bits << BitsOfCharacter) | value;
            bitCount += BitsOfCharacter;
            if (bitCount >= BitsOfByte)
            {
                bitCount -= BitsOfByte;
                bytes[length++] = (byte)(bits >> bitCount);
                bits &= (1 << bitCount) - 1;
            }
        }

        if (bitCount == BitsOfCharacter)
        {
            throw new JwsFormatException(JwsViolation.LoneCharacter, end - 1, "a last character that is no byte");
        }

        // RFC 4648 §3.5 lets a decoder choose. Ignored, four bits are sixteen spellings of the same signature.
        if (bits != 0)
        {
            throw new JwsFormatException(JwsViolation.TrailingBits, end - 1, "the bits after the last byte are not zero");
        }

        return bytes;
    }

    private static int? ValueOf(char character) => character switch
    {
        >= 'A' and <= 'Z' => character - 'A',
        >= 'a' and <= 'z' => character - 'a' + 26,
        >= '0' and <= '9' => character - '0' + 52,
        '-' => 62,
        '_' => 63,
        _ => null,
    };
}
