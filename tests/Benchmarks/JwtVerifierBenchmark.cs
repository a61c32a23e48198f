using System.Security.Cryptography;
using BenchmarkDotNet.Attributes;
using Katas.SessionsAndTokens.JwtVerifier;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Katas.Benchmarks;

/// <summary>One valid token, verified by the solution and by what most C# programs use; both warm, same policy.</summary>
/// <remarks><c>dotnet run -c Release --project tests/Benchmarks -- --filter '*JwtVerifier*'</c></remarks>
[MemoryDiagnoser]
[ShortRunJob]
[HideColumns("Error", "StdDev", "RatioSD", "Job", "IterationCount", "LaunchCount", "WarmupCount")]
public class JwtVerifierBenchmark
{
    private const string Issuer = "https://issuer.example", Audience = "https://api.example";

    private readonly JsonWebTokenHandler handler = new();
    private string token = "";
    private TokenVerifier verifier = null!;
    private TokenValidationParameters parameters = null!;

    /// <summary>One of each family.</summary>
    [Params(SigningAlgorithm.HS256, SigningAlgorithm.RS256, SigningAlgorithm.ES256)]
    public SigningAlgorithm Algorithm { get; set; }

    /// <summary>The handler makes the token; both must then find it valid.</summary>
    [GlobalSetup]
    public async Task Setup()
    {
        var (theirs, ours) = Keys(Algorithm);
        token = handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Audience,
            Claims = new Dictionary<string, object> { ["sub"] = "248289761001", ["scope"] = "orders:read orders:write" },
            Expires = DateTime.UtcNow.AddDays(1),
            SigningCredentials = new SigningCredentials(theirs, Algorithm.ToString()),
        });
        parameters = new TokenValidationParameters { ValidIssuer = Issuer, ValidAudience = Audience, IssuerSigningKey = theirs };

        // Five minutes are the handler's default, too.
        var policy = new TokenPolicy { Keys = [ours], Issuer = Issuer, Audience = Audience, Leeway = TimeSpan.FromMinutes(5) };
        verifier = new TokenVerifier(policy, TimeProvider.System);

        if (Verifier() is not TokenResult.Valid || !(await JsonWebTokenHandler()).IsValid)
        {
            throw new InvalidOperationException("both must find the token valid, or there is nothing to compare");
        }
    }

    /// <summary>Microsoft.IdentityModel.JsonWebTokens, signature providers cached as by default.</summary>
    [Benchmark(Baseline = true)]
    public Task<TokenValidationResult> JsonWebTokenHandler() => handler.ValidateTokenAsync(token, parameters);

    /// <summary>The solution.</summary>
    [Benchmark]
    public TokenResult Verifier() => verifier.Verify(token);

    private static (SecurityKey Theirs, VerificationKey Ours) Keys(SigningAlgorithm algorithm)
    {
#pragma warning disable CA2000 // the handler uses these keys until the process ends
        var secret = RandomNumberGenerator.GetBytes(32);
        var rsa = RSA.Create(2048);
        var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
#pragma warning restore CA2000
        return algorithm switch
        {
            SigningAlgorithm.HS256 => (new SymmetricSecurityKey(secret), VerificationKey.Hmac(algorithm, secret)),
            SigningAlgorithm.RS256 => (new RsaSecurityKey(rsa), VerificationKey.Rsa(algorithm, rsa)),
            _ => (new ECDsaSecurityKey(ecdsa), VerificationKey.Ecdsa(algorithm, ecdsa)),
        };
    }
}
