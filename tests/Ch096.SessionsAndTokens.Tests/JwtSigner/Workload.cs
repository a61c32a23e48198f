using System.Security.Cryptography;

namespace Katas.SessionsAndTokens.JwtSigner.Steps;

/// <summary>What <c>kata compare</c> measures: a log-in server.</summary>
public sealed class Workload
{
    private static readonly Claim[] Claims =
    [
        new("name", "Ann \"the hammer\" O'Neil"), new("email_verified", true),
        new("roles", new ClaimValue.List(["reader", "writer"])), new("address", new ClaimValue.Nested([new("country", "KR")])),
    ];

    private static readonly RandomNumberGenerator Random = RandomNumberGenerator.Create();

    private readonly TokenSigner hmac = Signer(SigningAlgorithm.HS256);
    private readonly TokenSigner ecdsa = Signer(SigningAlgorithm.ES256);

    /// <summary>The length of the token.</summary>
    public long Issue_an_HS256_token() => hmac.Issue("248289761001", Claims).Length;

    /// <inheritdoc cref="Issue_an_HS256_token"/>
    public long Issue_an_ES256_token() => ecdsa.Issue("248289761001", Claims).Length;

    /// <summary>The length of the JSON.</summary>
    public long Write_the_claims() => ClaimsJson.Write(Claims).Length;

    private static TokenSigner Signer(SigningAlgorithm algorithm) =>
        Issuer.Signer(key: Keys.Of(algorithm, "2026-11"), random: Random);
}
