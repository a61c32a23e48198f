namespace Katas.SessionsAndTokens.JwtVerifier.Steps;

/// <summary>What <c>kata compare</c> measures: a service that gets the same token with each request.</summary>
public sealed class Workload
{
    private const string Claims = """{"iss":"https://issuer.example","aud":["https://api.example"],"sub":"248289761001","exp":1300819380}""";

    private readonly TokenVerifier verifier = Api.Verifier(new TokenPolicy
    {
        Keys = [Issuer.Key(SigningAlgorithm.HS256, "h"), Issuer.Key(SigningAlgorithm.ES256, "e")],
        Issuer = "https://issuer.example",
        Audience = "https://api.example",
    });

    private readonly string hmac = Issuer.Token(Claims, """{"alg":"HS256","kid":"h"}""");
    private readonly string ecdsa = Issuer.Token(Claims, """{"alg":"ES256","kid":"e"}""", SigningAlgorithm.ES256);
    private readonly string refused = Issuer.Token(Claims, """{"alg":"none","kid":"h"}""");

    /// <summary>One: it is valid.</summary>
    public long Verify_an_HS256_token() => Valid(hmac);

    /// <inheritdoc cref="Verify_an_HS256_token"/>
    public long Verify_an_ES256_token() => Valid(ecdsa);

    /// <summary>None: it is not valid, and a server is quick to say so.</summary>
    public long Refuse_a_token_for_its_algorithm() => Valid(refused);

    private long Valid(string token) => verifier.Verify(token) is TokenResult.Valid ? 1 : 0;
}
