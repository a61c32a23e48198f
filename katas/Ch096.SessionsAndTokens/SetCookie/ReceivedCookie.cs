using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Katas.SessionsAndTokens.SetCookie;

/// <summary>What a <c>Set-Cookie</c> field says, before anybody has asked whether its sender may.</summary>
/// <remarks>
/// Spec: <see href="https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis-22#section-5.6">§5.6</see>. Of
/// attributes that come twice this is the last one.
/// </remarks>
/// <param name="Name">The cookie-name; may be empty.</param>
/// <param name="Value">The cookie-value; may be empty, and is a secret.</param>
public sealed record ReceivedCookie(string Name, string Value)
{
    /// <summary>The date of <c>Expires</c>, not limited yet; null without the attribute.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>The age of <c>Max-Age</c>, from zero (gone at once) to 400 days; null without the attribute.</summary>
    public TimeSpan? MaxAge { get; init; }

    /// <summary>The domain in lower case, without its first character if that is a dot; null without the attribute.</summary>
    public string? Domain { get; init; }

    /// <summary>The path; the empty text for an attribute that means the default path; null without the attribute.</summary>
    public string? Path { get; init; }

    /// <summary>Whether there is <c>Secure</c>.</summary>
    public bool IsSecure { get; init; }

    /// <summary>Whether there is <c>HttpOnly</c>.</summary>
    public bool IsHttpOnly { get; init; }

    /// <summary>What <c>SameSite</c> says.</summary>
    public SameSite SameSite { get; init; }

    /// <summary>Reads the value of a <c>Set-Cookie</c> field.</summary>
    /// <param name="field">Text of any kind; its octets are those of UTF-8.</param>
    /// <param name="cookie">What it says; null if it has to be ignored.</param>
    /// <returns>Whether it is to be looked at any further.</returns>
    public static bool TryParse(string field, [NotNullWhen(true)] out ReceivedCookie? cookie) =>
        throw new NotImplementedException();

    /// <summary>The name, never the value: this ends up in a log.</summary>
    public override string ToString() =>
        throw new NotImplementedException();
}
