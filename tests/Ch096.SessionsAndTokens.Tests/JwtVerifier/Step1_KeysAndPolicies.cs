namespace Katas.SessionsAndTokens.JwtVerifier.Steps;

public sealed class Step1_KeysAndPolicies
{
    [Theory]
    [InlineData(SigningAlgorithm.HS256, 31, false)]
    [InlineData(SigningAlgorithm.HS256, 32, true)]
    [InlineData(SigningAlgorithm.HS256, 33, true)]
    [InlineData(SigningAlgorithm.HS384, 47, false)]
    [InlineData(SigningAlgorithm.HS384, 48, true)]
    [InlineData(SigningAlgorithm.HS512, 63, false)]
    [InlineData(SigningAlgorithm.HS512, 64, true)]
    [InlineData(SigningAlgorithm.HS512, 0, false)]
    [Rule("R1")]
    public void Rfc8725_3_5_A_secret_is_at_least_as_long_as_the_hash(SigningAlgorithm algorithm, int bytes, bool allowed)
    {
        var make = () => VerificationKey.Hmac(algorithm, new byte[bytes]);

        ShouldBe(allowed, make, "secret", $"{bytes} bytes for {algorithm}");
    }

    [Theory]
    [InlineData(2047, false)]
    [InlineData(2048, true)]
    [InlineData(2049, true)]
    [InlineData(1024, false)]
    [Rule("R1")]
    public void An_RSA_key_has_2048_bits_or_more(int bits, bool allowed)
    {
        var rsa = Issuer.Rsa(bits);

        foreach (var algorithm in (SigningAlgorithm[])[SigningAlgorithm.RS256, SigningAlgorithm.PS512])
        {
            var make = () => VerificationKey.Rsa(algorithm, rsa);

            ShouldBe(allowed, make, "publicKey", $"{bits} bits for {algorithm}");
        }
    }

    [Theory]
    [InlineData("1.2.840.10045.3.1.7", SigningAlgorithm.ES256)] // P-256
    [InlineData("1.3.132.0.34", SigningAlgorithm.ES384)] // P-384
    [InlineData("1.3.132.0.35", SigningAlgorithm.ES512)] // P-521
    [InlineData("1.3.132.0.10", null)] // secp256k1: 256 bits, but not P-256
    [Rule("R1")]
    public void An_elliptic_curve_key_is_on_the_curve_of_its_algorithm(string curve, SigningAlgorithm? its)
    {
        var key = Issuer.Ecdsa(curve);

        foreach (var algorithm in (SigningAlgorithm[])[SigningAlgorithm.ES256, SigningAlgorithm.ES384, SigningAlgorithm.ES512])
        {
            var make = () => VerificationKey.Ecdsa(algorithm, key);

            ShouldBe(algorithm == its, make, "publicKey", $"a key on {curve} for {algorithm}");
        }
    }

    [Fact]
    [Rule("R1")]
    public void A_key_is_bound_to_an_algorithm_of_its_own_kind()
    {
        var (rsa, ecdsa) = (Issuer.Rsa(), Issuer.Ecdsa(SigningAlgorithm.ES256));

        foreach (var algorithm in Enum.GetValues<SigningAlgorithm>())
        {
            var family = algorithm.ToString()[0];
            var hmac = () => VerificationKey.Hmac(algorithm, Issuer.Secret);
            var rsassa = () => VerificationKey.Rsa(algorithm, rsa);
            var elliptic = () => VerificationKey.Ecdsa(algorithm, ecdsa);

            ShouldBe(family == 'H', hmac, "algorithm", $"a secret for {algorithm}");
            ShouldBe(family is 'R' or 'P', rsassa, "algorithm", $"an RSA key for {algorithm}");
            if (family != 'E')
            {
                ShouldBe(false, elliptic, "algorithm", $"an elliptic curve key for {algorithm}");
            }
        }
    }

    [Fact]
    [Rule("R1")]
    public void A_key_says_its_algorithm_and_its_name()
    {
        var key = Issuer.Key(SigningAlgorithm.PS384, "2011-04-29");

        (key.Algorithm, key.KeyId).Should().Be((SigningAlgorithm.PS384, "2011-04-29"));
        Issuer.Key(SigningAlgorithm.HS256).KeyId.Should().BeNull("a key need not have a name");
    }

    [Fact]
    [Rule("R2")]
    public void A_policy_has_keys()
    {
        var none = () => Api.Policy() with { Keys = [] };
        var hole = () => Api.Policy() with { Keys = [Issuer.Key(SigningAlgorithm.HS256), null!] };

        none.Should().Throw<ArgumentException>("a verifier without keys could accept nothing");
        hole.Should().Throw<ArgumentException>("null is no key");
    }

    [Theory]
    [InlineData(-1, 1, 1, 1, false)]
    [InlineData(0, 1, 1, 1, true)]
    [InlineData(0, 0, 1, 1, false)]
    [InlineData(0, -1, 1, 1, false)]
    [InlineData(0, 1, 0, 1, false)]
    [InlineData(0, 1, 2, 1, true)]
    [InlineData(0, 1, 1, 0, false)]
    [InlineData(0, 1, 1, 63, true)]
    [InlineData(0, 1, 1, 64, true)]
    [InlineData(0, 1, 1, 65, false)]
    [Rule("R2")]
    public void The_limits_of_a_policy_are_possible_ones(int leewayTicks, int maxAgeTicks, int maxTokenLength, int maxDepth, bool allowed)
    {
        var make = () => Api.Policy() with
        {
            Leeway = new TimeSpan(leewayTicks),
            MaxAge = new TimeSpan(maxAgeTicks),
            MaxTokenLength = maxTokenLength,
            MaxDepth = maxDepth,
        };

        if (allowed)
        {
            make.Should().NotThrow();
        }
        else
        {
            make.Should().Throw<ArgumentOutOfRangeException>();
        }
    }

    [Fact]
    [Rule("R2")]
    public void What_is_not_set_has_a_safe_value()
    {
        var policy = Api.Policy();

        (policy.MaxTokenLength, policy.MaxDepth, policy.Leeway, policy.MaxAge, policy.RequireExpiration, policy.Type)
            .Should().Be((8192, 16, TimeSpan.Zero, null, true, null));
    }

    [Fact]
    [Rule("R2")]
    public void Null_is_the_callers_mistake()
    {
        var rsa = () => VerificationKey.Rsa(SigningAlgorithm.RS256, null!);
        var ecdsa = () => VerificationKey.Ecdsa(SigningAlgorithm.ES256, null!);
        var policy = () => Api.Verifier(null!);
        var time = () => new TokenVerifier(Api.Policy(), null!);

        rsa.Should().Throw<ArgumentNullException>().WithParameterName("publicKey");
        ecdsa.Should().Throw<ArgumentNullException>().WithParameterName("publicKey");
        policy.Should().Throw<ArgumentNullException>().WithParameterName("policy");
        time.Should().Throw<ArgumentNullException>().WithParameterName("time");
    }

    private static void ShouldBe(bool allowed, Func<VerificationKey> make, string parameter, string because) =>
        Refused(make).Should().Be(allowed ? null : parameter, "this is {0}: {1}", allowed ? "allowed" : "no key", because);

    // The parameter at fault, or null. It is asked so often that looking through the stack, as Should().Throw does, would be most of it.
    private static string? Refused(Func<VerificationKey> make)
    {
        try
        {
            make();
            return null;
        }
        catch (ArgumentException refusal)
        {
            return refusal.ParamName;
        }
    }
}
