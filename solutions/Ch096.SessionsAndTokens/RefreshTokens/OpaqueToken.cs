using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Katas.SessionsAndTokens.RefreshTokens;

/// <summary>The text of a refresh token, which means nothing to anybody, and the key under which the table knows it.</summary>
internal static class OpaqueToken
{
    // 192 bits, more than the 160 of RFC 6749 §10.10, and exactly 32 characters.
    private const int RandomBytes = 24;
    private const int Length = 32;

    private static readonly SearchValues<char> Alphabet =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    public static string Draw(RandomNumberGenerator random)
    {
        var bytes = new byte[RandomBytes];
        random.GetBytes(bytes);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>The key; null for what cannot be a token.</summary>
    public static string? KeyOf(string? token) =>
        token is { Length: Length } && !token.AsSpan().ContainsAnyExcept(Alphabet)
            ? Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(token)))
            : null;
}
