namespace Katas.SessionsAndTokens.JwtVerifier;

/// <summary>The two ways to write the numbers R and S of an ECDSA signature.</summary>
/// <remarks>
/// <code>
/// JOSE (RFC 7518 §3.4)   R S                          each as long as the curve's field
/// DER (RFC 3279 §2.2.3)  30 len  02 len R  02 len S   each as short as a signed number can be
/// </code>
/// Tokens carry JOSE's, OpenSSL reads DER. The framework would convert as well, but allocates three times as much for it as
/// all the rest of a verification.
/// </remarks>
internal static class EcdsaSignature
{
    // P-521: 66 bytes and a sign byte for each number, two bytes before each, three before both.
    public const int MaxDerLength = 3 + (2 * (2 + 1 + 66));

    private const byte Sequence = 0x30, Integer = 0x02;

    /// <summary>Writes R || S as DER to the end of the buffer, backwards: each length stands before what it counts.</summary>
    public static ReadOnlySpan<byte> ToDer(ReadOnlySpan<byte> signature, Span<byte> buffer)
    {
        var half = signature.Length / 2;
        var start = PrependInteger(signature[half..], buffer, buffer.Length);
        start = PrependInteger(signature[..half], buffer, start);
        start = PrependHeader(Sequence, buffer.Length - start, buffer, start);
        return buffer[start..];
    }

    private static int PrependInteger(ReadOnlySpan<byte> value, Span<byte> buffer, int end)
    {
        value = value.TrimStart((byte)0);
        var start = end - value.Length;
        value.CopyTo(buffer[start..]);

        // An INTEGER is signed and has at least one byte.
        if (value.IsEmpty || value[0] >= 0x80)
        {
            buffer[--start] = 0;
        }

        return PrependHeader(Integer, end - start, buffer, start);
    }

    private static int PrependHeader(byte tag, int length, Span<byte> buffer, int start)
    {
        buffer[--start] = (byte)length;
        if (length >= 0x80)
        {
            buffer[--start] = 0x81; // the length itself takes one byte more
        }

        buffer[--start] = tag;
        return start;
    }
}
