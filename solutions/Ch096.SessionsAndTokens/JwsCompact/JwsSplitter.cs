using System.Text;

namespace Katas.SessionsAndTokens.JwsCompact;

/// <summary>Takes a JWS in compact serialization apart, in the one way on which all readers agree. It verifies nothing.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc7515#section-7.1">RFC 7515 §7.1</see>, read as
/// <see href="https://www.rfc-editor.org/rfc/rfc7515#section-5.2">§5.2</see> says, steps 1 to 4.
/// <code>
/// eyJhbGciOiJIUzI1NiJ9 . eyJpc3MiOiJqb2UifQ . bxF9…
/// └────── header ─────┘   └──── payload ────┘   └ signature
/// └────────────── signing input ────────────┘
/// </code>
/// </remarks>
public sealed class JwsSplitter
{
    // As deep as JsonElement reads, so that what is accepted can be read.
    private const int DeepestJson = 64;

    /// <summary>The longest token to look at, in characters.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int MaxLength
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    } = 8 * 1024;

    /// <summary>How deep objects and arrays of the header may nest; the header itself is 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not between 1 and 64.</exception>
    public int MaxDepth
    {
        get;
        init => field = value is >= 1 and <= DeepestJson ? value : throw new ArgumentOutOfRangeException(nameof(value));
    } = 16;

    /// <summary>Takes one token apart: all of the text, with nothing around it.</summary>
    /// <param name="token">A text from a stranger.</param>
    /// <returns>Copies: what happens to the text later does not change them.</returns>
    /// <exception cref="JwsFormatException">It breaks a rule.</exception>
    public UnverifiedJws Split(ReadOnlySpan<char> token)
    {
        if (token.Length > MaxLength)
        {
            throw new JwsFormatException(JwsViolation.TooLong, MaxLength, $"a token has {MaxLength} characters at most");
        }

        var (first, second) = Periods(token);
        var header = Base64UrlPart.Decode(token, 0, first);
        var payload = Base64UrlPart.Decode(token, first + 1, second);
        var signature = Base64UrlPart.Decode(token, second + 1, token.Length);

        // The text as it came: the same JSON, encoded anew, may have other spaces, and is then not what was signed.
        var signingInput = new byte[second];
        Encoding.ASCII.GetBytes(token[..second], signingInput);

        return new(HeaderObject.Read(header, MaxDepth), payload, signature, signingInput);
    }

    private static (int First, int Second) Periods(ReadOnlySpan<char> token)
    {
        Span<int> periods = stackalloc int[2];
        var found = 0;
        for (var i = 0; i < token.Length; i++)
        {
            if (token[i] != '.')
            {
                continue;
            }

            if (found == periods.Length)
            {
                throw new JwsFormatException(JwsViolation.PartCount, i, "a third period; only an encrypted token has it");
            }

            periods[found++] = i;
        }

        return found == periods.Length
            ? (periods[0], periods[1])
            : throw new JwsFormatException(JwsViolation.PartCount, token.Length, "the text ends before its third part");
    }
}
