using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Katas.SessionsAndTokens.SessionStore;

/// <summary>The id of a new session, on its way into a cookie. Whoever has it is the user.</summary>
/// <param name="Text">24 characters of base64url.</param>
public sealed record SessionId(string Text)
{
    // 18 bytes are 144 bits and exactly 24 characters: no padding, and no bits left over that would spell one id in two ways.
    private const int RandomBytes = 18;
    private const int Length = 24;

    private static readonly SearchValues<char> Alphabet =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    /// <summary>That it is an id, never which: what is written into a text ends up in a log.</summary>
    public override string ToString() => "SessionId ***";

    /// <summary>Draws an id that nobody can guess.</summary>
    internal static SessionId Draw(RandomNumberGenerator random)
    {
        var bytes = new byte[RandomBytes];
        random.GetBytes(bytes);
        return new SessionId(Base64Url.EncodeToString(bytes));
    }

    /// <summary>Under which key the table keeps the session; null for what cannot be an id.</summary>
    /// <remarks>
    /// A plain hash is enough, for nobody guesses 144 bits. As hashes are compared, how long it takes tells nothing about ids.
    /// </remarks>
    internal static string? KeyOf(string? id) =>
        id is { Length: Length } && !id.AsSpan().ContainsAnyExcept(Alphabet)
            ? Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(id)))
            : null;
}
