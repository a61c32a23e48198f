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
    /// <summary>The longest token to look at, in characters.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int MaxLength
    {
        get;
        init => throw new NotImplementedException();
    } = 8 * 1024;

    /// <summary>How deep objects and arrays of the header may nest; the header itself is 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not between 1 and 64.</exception>
    public int MaxDepth
    {
        get;
        init => throw new NotImplementedException();
    } = 16;

    /// <summary>Takes one token apart: all of the text, with nothing around it.</summary>
    /// <param name="token">A text from a stranger.</param>
    /// <returns>Copies: what happens to the text later does not change them.</returns>
    /// <exception cref="JwsFormatException">It breaks a rule.</exception>
    public UnverifiedJws Split(ReadOnlySpan<char> token) =>
        throw new NotImplementedException();
}
