namespace Katas.SessionsAndTokens.JwsCompact;

/// <summary>A text that is no JWS in compact serialization, or one that two readers could understand in two ways.</summary>
/// <remarks>Its message goes into logs, so it never quotes the token: whoever reads a token may use it.</remarks>
/// <param name="violation">Which kind of rule is broken.</param>
/// <param name="offset">Where, in characters from the beginning of the token.</param>
/// <param name="reason">What was expected there, as a sentence without its full stop.</param>
public sealed class JwsFormatException(JwsViolation violation, int offset, string reason)
    : FormatException($"{violation} at character {offset}: {reason}")
{
    /// <summary>Which kind of rule is broken.</summary>
    public JwsViolation Violation { get; } = violation;

    /// <summary>The character of the token to look at, from 0; its length if something is missing at its end.</summary>
    public int Offset { get; } = offset;
}

/// <summary>The kinds of rules that a text can break.</summary>
public enum JwsViolation
{
    /// <summary>More characters than <see cref="JwsSplitter.MaxLength"/>.</summary>
    TooLong,

    /// <summary>Not three parts with a period between them (RFC 7515 §7.1).</summary>
    PartCount,

    /// <summary>A character that base64url does not have: padding, white space, <c>+</c>, <c>/</c> (RFC 7515 §2).</summary>
    Alphabet,

    /// <summary>A last character that holds six bits and so no byte (RFC 7515, appendix C).</summary>
    LoneCharacter,

    /// <summary>A last character with bits left over that are not zero (RFC 4648 §3.5).</summary>
    TrailingBits,

    /// <summary>The header is not one JSON object in UTF-8 (RFC 7515 §5.2, step 3).</summary>
    HeaderJson,

    /// <summary>An object of the header has a name twice (RFC 7515 §4).</summary>
    DuplicateName,

    /// <summary>The header nests deeper than <see cref="JwsSplitter.MaxDepth"/>.</summary>
    TooDeep,

    /// <summary>The header has no <c>alg</c>, or one that is not a string (RFC 7515 §4.1.1).</summary>
    Algorithm,

    /// <summary>The header says with <c>b64</c> that its payload is not base64url (RFC 7797 §3).</summary>
    UnencodedPayload,
}
