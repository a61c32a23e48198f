// Given: what a caller may claim. The lesson is in how it is written.
namespace Katas.SessionsAndTokens.JwtSigner;

#pragma warning disable CA2225 // The constructors of the cases are the other way to make one.

/// <summary>One statement of a token: a member of a JSON object.</summary>
/// <param name="Name">Such as <c>name</c>, or <c>http://example.com/is_root</c>.</param>
/// <param name="Value">What it says.</param>
public sealed record Claim(string Name, ClaimValue Value);

/// <summary>What a claim may say. There is no null: what is not known is not claimed.</summary>
public abstract record ClaimValue
{
    private ClaimValue()
    {
    }

    /// <summary>A string.</summary>
    /// <param name="Value">Any text in well-formed UTF-16.</param>
    public sealed record TextValue(string Value) : ClaimValue;

    /// <summary>A number without a fraction.</summary>
    /// <param name="Value">Between -(2^53 - 1) and 2^53 - 1.</param>
    public sealed record WholeNumber(long Value) : ClaimValue;

    /// <summary>A number, maybe with a fraction.</summary>
    /// <param name="Value">Finite.</param>
    public sealed record Fraction(double Value) : ClaimValue;

    /// <summary>True or false.</summary>
    /// <param name="Value">Which.</param>
    public sealed record Truth(bool Value) : ClaimValue;

    /// <summary>A point in time, as RFC 7519 §2 writes it: a NumericDate.</summary>
    /// <param name="Value">Any time, in any offset from UTC.</param>
    public sealed record Instant(DateTimeOffset Value) : ClaimValue;

    /// <summary>An array.</summary>
    /// <param name="Elements">In the order in which they are written.</param>
    public sealed record List(IReadOnlyList<ClaimValue> Elements) : ClaimValue;

    /// <summary>An object within the object.</summary>
    /// <param name="Claims">In the order in which they are written.</param>
    public sealed record Nested(IReadOnlyList<Claim> Claims) : ClaimValue;

    /// <summary>A string.</summary>
    public static implicit operator ClaimValue(string value) => new TextValue(value);

    /// <summary>A number without a fraction.</summary>
    public static implicit operator ClaimValue(long value) => new WholeNumber(value);

    /// <summary>A number, maybe with a fraction.</summary>
    public static implicit operator ClaimValue(double value) => new Fraction(value);

    /// <summary>True or false.</summary>
    public static implicit operator ClaimValue(bool value) => new Truth(value);

    /// <summary>A point in time.</summary>
    public static implicit operator ClaimValue(DateTimeOffset value) => new Instant(value);
}
