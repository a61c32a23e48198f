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
    // In octets of UTF-8.
    private const int MaxNameAndValue = 4096;
    private const int MaxAttributeValue = 1024;

    private const string WhiteSpace = " \t";

    // "The limit SHOULD NOT be greater than 400 days" (§5.5).
    internal static readonly TimeSpan Longest = TimeSpan.FromDays(400);

    // %x00-08 / %x0A-1F / %x7F: all but the tab.
    private static readonly SearchValues<char> ControlCharacters = SearchValues.Create(
        [.. Enumerable.Range(0, ' ').Append(0x7F).Select(code => (char)code).Where(c => c != '\t')]);

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
    public static bool TryParse(string field, [NotNullWhen(true)] out ReceivedCookie? cookie)
    {
        ArgumentNullException.ThrowIfNull(field);
        cookie = null;
        if (field.AsSpan().ContainsAny(ControlCharacters))
        {
            return false;
        }

        foreach (var range in field.AsSpan().Split(';'))
        {
            var part = field.AsSpan()[range];
            var equals = part.IndexOf('=');
            var name = part[..(equals < 0 ? part.Length : equals)].Trim(WhiteSpace);
            var value = (equals < 0 ? [] : part[(equals + 1)..]).Trim(WhiteSpace);
            if (cookie is not null)
            {
                cookie = Encoding.UTF8.GetByteCount(value) > MaxAttributeValue ? cookie : cookie.With(name, value.ToString());
            }
            else if (Encoding.UTF8.GetByteCount(name) + Encoding.UTF8.GetByteCount(value) > MaxNameAndValue)
            {
                return false;
            }
            else
            {
                // A lone word is a value: "then the name string is empty" (step 3).
                cookie = equals < 0 ? new ReceivedCookie("", $"{name}") : new ReceivedCookie($"{name}", $"{value}");
            }
        }

        return cookie is not null;
    }

    /// <summary>The name, never the value: this ends up in a log.</summary>
    public override string ToString() => $"{Name}=***";

    // An attribute that says nothing usable leaves what an earlier one has said; but any SameSite at all is the last one.
    private ReceivedCookie With(ReadOnlySpan<char> attribute, string value) => attribute switch
    {
        _ when Ascii.EqualsIgnoreCase(attribute, "Expires") =>
            this with { Expires = CookieDate.TryParse(value, out var date) ? date : Expires },
        _ when Ascii.EqualsIgnoreCase(attribute, "Max-Age") => this with { MaxAge = Age(value) ?? MaxAge },
        _ when Ascii.EqualsIgnoreCase(attribute, "Domain") => this with { Domain = ToLower(WithoutDot(value)) },
        _ when Ascii.EqualsIgnoreCase(attribute, "Path") => this with { Path = value.StartsWith('/') ? value : "" },
        _ when Ascii.EqualsIgnoreCase(attribute, "Secure") => this with { IsSecure = true },
        _ when Ascii.EqualsIgnoreCase(attribute, "HttpOnly") => this with { IsHttpOnly = true },
        _ when Ascii.EqualsIgnoreCase(attribute, "SameSite") => this with { SameSite = Enforcement(value) },
        _ => this,
    };

    // Digits, or "-" and digits; however many there are.
    private static TimeSpan? Age(string value)
    {
        var digits = value.AsSpan(value.StartsWith('-') ? 1 : 0);
        if (digits.IsEmpty || digits.ContainsAnyExceptInRange('0', '9'))
        {
            return null;
        }

        return digits.Length < value.Length ? TimeSpan.Zero
            : long.TryParse(digits, CultureInfo.InvariantCulture, out var seconds) && seconds < Longest.TotalSeconds
                ? TimeSpan.FromSeconds(seconds)
                : Longest;
    }

    private static string WithoutDot(string domain) => domain.StartsWith('.') ? domain[1..] : domain;

    // In lower case the Kelvin sign is a "k". What is not ASCII stays as it is, so that the jar sees it and refuses it.
    private static string ToLower(string domain) => Ascii.IsValid(domain) ? domain.ToLowerInvariant() : domain;

    private static SameSite Enforcement(string value) =>
        Ascii.EqualsIgnoreCase(value, "None") ? SameSite.None
        : Ascii.EqualsIgnoreCase(value, "Lax") ? SameSite.Lax
        : Ascii.EqualsIgnoreCase(value, "Strict") ? SameSite.Strict
        : SameSite.Default;
}
