using System.Text.Json;

namespace Katas.SessionsAndTokens.JwtVerifier;

/// <summary>The registered claims, as far as a policy asks for them.</summary>
/// <remarks>Spec: <see href="https://www.rfc-editor.org/rfc/rfc7519#section-4.1">RFC 7519 §4.1</see>, in its order.</remarks>
internal struct ClaimSet(TokenPolicy policy) : IJsonMembers
{
    private bool isFromIssuer;
    private bool isForAudience;

    // NumericDate: seconds since 1970-01-01T00:00:00Z, with or without a fraction (§2). A double holds any, however huge.
    private double? expiration;
    private double? notBefore;
    private double? issuedAt;

    public static TokenResult.Invalid? Read(ReadOnlySpan<byte> json, TokenPolicy policy, out ClaimSet claims)
    {
        claims = new ClaimSet(policy);
        return StrictJson.Read(json, policy.MaxDepth, ref claims) is { } problem
            ? new(TokenRule.Claims, $"the payload {problem}")
            : null;
    }

    public static int IndexOf(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("iss"u8) ? 0
        : name.SequenceEqual("sub"u8) ? 1
        : name.SequenceEqual("aud"u8) ? 2
        : name.SequenceEqual("exp"u8) ? 3
        : name.SequenceEqual("nbf"u8) ? 4
        : name.SequenceEqual("iat"u8) ? 5
        : name.SequenceEqual("jti"u8) ? 6
        : -1;

    public string? Keep(int index, ref Utf8JsonReader value) => index switch
    {
        0 => KeepIssuer(in value),
        2 => KeepAudience(ref value),
        3 => KeepDate(in value, ref expiration),
        4 => KeepDate(in value, ref notBefore),
        5 => KeepDate(in value, ref issuedAt),
        _ => CheckString(in value),
    };

    /// <summary>Null, or the first claim that the policy does not accept at this time.</summary>
    public readonly TokenResult.Invalid? Check(DateTimeOffset time)
    {
        var now = (time - DateTimeOffset.UnixEpoch).TotalSeconds;
        var leeway = policy.Leeway.TotalSeconds;
        return CheckParties() ?? CheckLifetime(now, leeway) ?? CheckAge(now, leeway);
    }

    private readonly TokenResult.Invalid? CheckParties() =>
        policy.Issuer is not null && !isFromIssuer ? new(TokenRule.Issuer, "'iss' is missing or another issuer")
        : policy.Audience is not null && !isForAudience ? new(TokenRule.Audience, "'aud' is missing or does not name us")
        : null;

    private readonly TokenResult.Invalid? CheckLifetime(double now, double leeway)
    {
        if (expiration is null && policy.RequireExpiration)
        {
            return new(TokenRule.Expiration, "there is no 'exp', and the policy asks for one");
        }

        // §4.1.4: "on or after which the JWT MUST NOT be accepted", so the very second counts as after.
        if (now >= expiration + leeway)
        {
            return new(TokenRule.Expiration, "the time of 'exp' has come");
        }

        // §4.1.5: "before which the JWT MUST NOT be accepted", so the very second counts as not before.
        return now < notBefore - leeway ? new(TokenRule.NotBefore, "the time of 'nbf' has not come") : null;
    }

    // §4.1.6 gives 'iat' no rule of its own: it "can be used to determine the age", and what lies ahead has no age.
    private readonly TokenResult.Invalid? CheckAge(double now, double leeway)
    {
        if (policy.MaxAge is not { TotalSeconds: var maxAge })
        {
            return null;
        }

        return issuedAt is null ? new(TokenRule.IssuedAt, "there is no 'iat', and the policy asks for the token's age")
            : now < issuedAt - leeway ? new(TokenRule.IssuedAt, "the time of 'iat' has not come")
            : now >= issuedAt + maxAge + leeway ? new(TokenRule.IssuedAt, "the token is older than the policy allows")
            : null;
    }

    // The reader undoes escapes, and then every character counts: no case folding, no slash at the end (§2, StringOrURI).
    private string? KeepIssuer(ref readonly Utf8JsonReader value)
    {
        var problem = CheckString(in value);
        isFromIssuer = problem is null && value.ValueTextEquals(policy.Issuer);
        return problem;
    }

    // §4.1.3: "In the special case when the JWT has one audience", a string; in general an array of them.
    private string? KeepAudience(ref Utf8JsonReader value)
    {
        if (value.TokenType != JsonTokenType.StartArray)
        {
            return KeepOneAudience(in value);
        }

        while (value.Read() && value.TokenType != JsonTokenType.EndArray)
        {
            if (KeepOneAudience(in value) is { } problem)
            {
                return problem;
            }
        }

        return null;
    }

    private string? KeepOneAudience(ref readonly Utf8JsonReader value)
    {
        var problem = CheckString(in value);
        isForAudience |= problem is null && value.ValueTextEquals(policy.Audience);
        return problem;
    }

    private static string? KeepDate(ref readonly Utf8JsonReader value, ref double? date)
    {
        if (value.TokenType != JsonTokenType.Number)
        {
            return "has an 'exp', 'nbf' or 'iat' that is not a number";
        }

        date = value.TryGetInt64(out var seconds) ? seconds : value.GetDouble(); // most are whole, and those read faster
        return null;
    }

    private static string? CheckString(ref readonly Utf8JsonReader value)
    {
        if (value.TokenType != JsonTokenType.String)
        {
            return "has an 'iss', 'sub', 'aud' or 'jti' that is not a string";
        }

        StrictJson.CheckEscapes(in value);
        return null;
    }
}
