using System.Buffers;

namespace Katas.SessionsAndTokens.PasswordLogin;

/// <summary>B64 of the PHC string format: base64 (RFC 4648 §4) without padding, and one text for each byte string.</summary>
internal static class B64
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private static readonly SearchValues<char> Characters = SearchValues.Create(Alphabet);

    public static string Encode(ReadOnlySpan<byte> bytes) => Convert.ToBase64String(bytes).TrimEnd('=');

    /// <summary>Decodes a part of a text.</summary>
    /// <exception cref="PasswordHashFormatException">It is no B64, or not as long as it should be.</exception>
    public static byte[] Decode(string text, int begin, int end, int shortest, int longest)
    {
        var part = text.AsSpan(begin, end - begin);

        // Before the framework looks at it: its decoder overlooks white space.
        if (part.IndexOfAnyExcept(Characters) is >= 0 and var wrong)
        {
            throw new PasswordHashFormatException(begin + wrong, "A character of B64 should be here");
        }

        // A lone character is 6 bits, which make no byte; after 2 or 3 characters 4 or 2 bits are left over.
        var unused = (part.Length % 4) switch { 0 => 0, 1 => 6, 2 => 4, _ => 2 };
        if (unused == 6 || (unused > 0 && (Alphabet.IndexOf(part[^1], StringComparison.Ordinal) & ((1 << unused) - 1)) != 0))
        {
            throw new PasswordHashFormatException(end - 1, "B64 should end in another character");
        }

        // Counted before it is decoded, so that nobody has a megabyte copied.
        var length = part.Length * 6 / 8;
        return length < shortest || length > longest
            ? throw new PasswordHashFormatException(begin, $"B64 of {shortest} to {longest} bytes should be here")
            : Convert.FromBase64String($"{part}{new string('=', -part.Length & 3)}");
    }
}
