using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Katas.SessionsAndTokens.JwtVerifier.Steps;

public sealed class Step5_Signatures
{
    // The claims of A.1 under PS256, signed by the key of A.2 with a salt of 31 and of 33 bytes: openssl -sigopt rsa_pss_saltlen.
    private const string Salt31 =
        "AmAZYL5P10Bu7Ae9t7f_lSEKo2swhLxgiIr44B_HJCtzl2qH5izTKQF4izXHDVguHUwcCIGer5yoaD6Dnqr2cpv0xQnbChDThm7BxKXnsiHBLsaLT_8dfY75"
        + "Mh6wYYaLj1vvxVpWq-toPOYb72l4vl6Cgzn3KHzAkCh-qjNPv4ks-1GqCEe7hraUtsyKId5ieJv0XtP6Ahxz74rw1CV4Rzc18auTWBHP1ugCwCGV5bD9QwTr"
        + "lf3ZvlNmTf9G_Gr3rBaVN3LYJf9ZsUEvwHeheIeUzGdmil348hAgowGIB1B1-i41VWRSUc0anP2jQHcUNS1vXaKmdviRlTIDeGB46A";

    private const string Salt33 =
        "ngbjQuDK19UAoQdEk_5cTcBi0tX_FKghGGHS8q_6do67HENaugzmGhK5i9xKLCzhavP2DE-8DPd6aW3hsjUtqzD_7OZx94zrD8sbfuRYZOnDmyx3SYROdCTC"
        + "4Jf_TxEJwA8nXfEbXOetDY0968YzfrW2Ze_EPz1dPAjl3vZExcl7CKz0Sy95e3O9r01iaKSxnvnElOUZGlVTvqiv5fTJyZskr8XgptqraRjNWQLy7pKoAuTM"
        + "gKimncM5wOvH7c2Bi0_SSvuXbK7kl5djl429yuB508EP-h9uC3Q199UMPxnj3aeZwLS5ouAI8niX7LE2E_Z8x-WqZ7dYS7J2vA-6lQ";

    // Signatures of the good claims by the issuer's keys: few are like these.
    private const string ThatBeginsWith00 =
        "AOEj7uRYMghFF8IhTOyE3v-JdzTyHVLN9gJDuJXIrMWxylYKCrRb-4RIx2rHBCUhaYAUn8WFshBZ0SX9Dr5_Iw";

    private const string ThatBeginsWith80 =
        "gBa1gq9rVV3-HEupYOJDeJldifd97lXezj2lP93AvSXlU_4haJMnpizfzrKwUMbt-5VyfFsY9_abbhRx6-X-TQ";

    private const string ThatBeginsWith0000 =
        "AADq8WARtcywET4IfK4KBzH9OigeFXO5Hi8-DNge8Xj5-MimA2xPeJwwLPb3wka7OGQmhe0th5gb8zpWuaeEM59GAW5tN_AyS8GhKG4OauIB7oPYbIj_aY"
        + "5j44vOGLYMalrz54lv2qDRWae1GG_J5iFUNWyxsIK3uNoeShuxF4Dcgc6Z";

    private const string PssThatBeginsWith00 =
        "ABg_DrhvGrQBEfZyyVRD2oZmMo5-GLOdSWAF8lyoDSjAOMOjVZP7b_m-njhHwca-RJOehSP3UdogEAc4XOXVLWJPi219dQF2GODhI4nrJvOxn9UTdzs04I"
        + "0Sjda-sds23cXECO8oKSAMR3aWTqR14wXJZEi5vUJNU6ujyJoP_W22mWjcQPX7wMRpz3inWkX-i45lXKd1jJHLAYnlVWnYgnb4G-G78QEzNaTytOnEl2EJ"
        + "P2P1QzkOIds8BBKWkmT5jaM8OUVN2p1zgVB2YN1U6E5zFHPTVNxozdHO6ZV4KKIpkELblF4ILE25B1LN50GSmbIRI275M7rvafIrcj3KbA";

    public static TheoryData<SigningAlgorithm> All => new(Enum.GetValues<SigningAlgorithm>());

    [Theory]
    [InlineData(SigningAlgorithm.HS256, Rfc7515.A1)]
    [InlineData(SigningAlgorithm.RS256, Rfc7515.A2)]
    [InlineData(SigningAlgorithm.ES256, Rfc7515.A3)]
    [Rule("R10")]
    [Rule("R11")]
    [Rule("R12")]
    public void Rfc7515_A_1_to_A_3_are_valid(SigningAlgorithm algorithm, string token)
    {
        var refused = Api.Refuses(token, Api.Policy(Issuer.Key(algorithm)));

        refused.Should().BeNull("the RFC signed it with {0}", algorithm);
    }

    [Theory]
    [MemberData(nameof(All))]
    [Rule("R10")]
    [Rule("R11")]
    [Rule("R12")]
    public void Rfc8725_3_3_Every_bit_of_the_signature_counts(SigningAlgorithm algorithm)
    {
        var token = Issuer.Token(Api.GoodClaims, $$"""{"alg":"{{algorithm}}"}""", algorithm);
        var verifier = Api.Verifier(Api.Policy(Issuer.Key(algorithm)));
        var (signingInput, signature) = Split(token);

        Api.RuleOf(verifier.Verify(token)).Should().BeNull("the signature is right");

        // All bits of a MAC. Elsewhere every seventeenth: one in every second byte, and never the same one twice in a row.
        var step = signature.Length <= 64 ? 1 : 17;
        var withoutEffect = Samples.Below(8 * signature.Length / step).Select(i => i * step).Where(bit => RuleWithTurned(bit) != TokenRule.Signature);

        withoutEffect.ToList().Should().BeEmpty("each of these bits, of {0}, was turned round", 8 * signature.Length);

        TokenRule? RuleWithTurned(int bit)
        {
            byte[] other = [.. signature];
            other[bit / 8] ^= (byte)(1 << (bit % 8));
            return Api.RuleOf(verifier.Verify(Issuer.WithSignature(signingInput, other)));
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    [Rule("R10")]
    [Rule("R11")]
    [Rule("R12")]
    public void A_signature_has_the_length_of_its_algorithm(SigningAlgorithm algorithm)
    {
        var token = Issuer.Token(Api.GoodClaims, $$"""{"alg":"{{algorithm}}"}""", algorithm);
        var verifier = Api.Verifier(Api.Policy(Issuer.Key(algorithm)));
        var (signingInput, signature) = Split(token);

        var half = signature.Length / 2;
        byte[][] others =
        [
            [], signature[..half], signature[half..], signature[..^1], signature[1..],
            [.. signature, 0], [0, .. signature], [.. signature, .. signature], new byte[1000],
            [0, .. signature[..half], 0, .. signature[half..]], // as if R and S
        ];

        var wrong = others.Where(other => Api.RuleOf(verifier.Verify(Issuer.WithSignature(signingInput, other))) != TokenRule.Signature);

        wrong.Select(other => other.Length).ToList().Should().BeEmpty("these are lengths in bytes; a signature of {0} has {1}", algorithm, signature.Length);
    }

    [Theory]
    [InlineData(Salt31)]
    [InlineData(Salt33)]
    [Rule("R11")]
    public void Rfc7518_3_5_The_salt_of_PSS_is_as_long_as_the_hash(string signature)
    {
        var token = $"eyJhbGciOiJQUzI1NiJ9.{Rfc7515.Payload}.{signature}";

        var refused = Api.Refuses(token, Api.Policy(Issuer.Key(SigningAlgorithm.PS256)));

        refused.Should().Be(TokenRule.Signature, "the salt of this one is a byte shorter or longer");
    }

    [Fact]
    [Rule("R11")]
    public void Rfc8017_8_2_2_A_leading_zero_is_a_byte_of_the_signature()
    {
        var (signingInput, _) = Split(Issuer.Token(Api.GoodClaims, """{"alg":"PS256"}"""));
        var signature = Base64Url.DecodeFromChars(PssThatBeginsWith00);
        var policy = Api.Policy(Issuer.Key(SigningAlgorithm.PS256));

        Api.Refuses(Issuer.WithSignature(signingInput, signature), policy).Should().BeNull();
        Api.Refuses(Issuer.WithSignature(signingInput, signature.AsSpan(1)), policy).Should().Be(
            TokenRule.Signature, "it is the same number, and another text");
    }

    [Theory]
    [InlineData(SigningAlgorithm.ES256)]
    [InlineData(SigningAlgorithm.ES384)]
    [InlineData(SigningAlgorithm.ES512)]
    [Rule("R12")]
    public void An_elliptic_signature_is_R_and_S_and_not_DER(SigningAlgorithm algorithm)
    {
        var (signingInput, _) = Split(Issuer.Token(Api.GoodClaims, $$"""{"alg":"{{algorithm}}"}""", algorithm));
        var der = Issuer.SignAsDer(algorithm, signingInput);

        var refused = Api.Refuses(Issuer.WithSignature(signingInput, der), Api.Policy(Issuer.Key(algorithm)));

        refused.Should().Be(TokenRule.Signature, "DER is what most libraries make, and JOSE does not want: {0}", Convert.ToHexString(der));
    }

    [Theory]
    [InlineData(SigningAlgorithm.ES256, ThatBeginsWith00)] // a number that needs fewer bytes
    [InlineData(SigningAlgorithm.ES256, ThatBeginsWith80)] // one that would be negative if it had a sign
    [InlineData(SigningAlgorithm.ES512, ThatBeginsWith0000)]
    [Rule("R12")]
    public void R_and_S_may_begin_with_any_byte(SigningAlgorithm algorithm, string signature)
    {
        var (signingInput, _) = Split(Issuer.Token(Api.GoodClaims, $$"""{"alg":"{{algorithm}}"}""", algorithm));

        var refused = Api.Refuses($"{signingInput}.{signature}", Api.Policy(Issuer.Key(algorithm)));

        refused.Should().BeNull("this is a signature like any other: {0}", Convert.ToHexString(Base64Url.DecodeFromChars(signature)));
    }

    [Theory]
    [InlineData(SigningAlgorithm.ES256, 64)]
    [InlineData(SigningAlgorithm.ES384, 96)]
    [InlineData(SigningAlgorithm.ES512, 132)]
    [Rule("R12")]
    public void Rfc8725_3_4_Zero_is_no_part_of_a_signature(SigningAlgorithm algorithm, int length)
    {
        var (signingInput, signature) = Split(Issuer.Token(Api.GoodClaims, $$"""{"alg":"{{algorithm}}"}""", algorithm));
        var half = length / 2;

        // CVE-2022-21449: R = S = 0 verified everything, for every key.
        byte[][] psychic =
        [
            new byte[length], [.. new byte[half], .. signature[half..]], [.. signature[..half], .. new byte[half]],
            [.. Enumerable.Repeat((byte)0xFF, length)],
        ];
        foreach (var attempt in psychic)
        {
            Api.Refuses(Issuer.WithSignature(signingInput, attempt), Api.Policy(Issuer.Key(algorithm))).Should().Be(
                TokenRule.Signature, "R and S are from 1 to the order of the curve: {0}", Convert.ToHexString(attempt));
        }
    }

    [Fact]
    [Rule("R13")]
    public void What_was_signed_is_the_text_of_header_and_payload()
    {
        var ours = Issuer.Token("""{"sub":"ann","exp":1300819380}""").Split('.');
        var other = Issuer.Token("""{"sub":"root","exp":1300819380}""", """{"alg":"HS256","kid":"x"}""").Split('.');
        var respelled = Base64Url.EncodeToString("""{ "sub":"ann","exp":1300819380}"""u8);

        Api.Refuses($"{ours[0]}.{ours[1]}.{ours[2]}").Should().BeNull();
        Api.Refuses($"{other[0]}.{ours[1]}.{ours[2]}").Should().Be(TokenRule.Signature, "the header is another token's");
        Api.Refuses($"{ours[0]}.{other[1]}.{ours[2]}").Should().Be(TokenRule.Signature, "the payload is another token's");
        Api.Refuses($"{ours[0]}.{ours[1]}.{other[2]}").Should().Be(TokenRule.Signature, "the signature is another token's");
        Api.Refuses($"{ours[0]}.{respelled}.{ours[2]}").Should().Be(TokenRule.Signature, "the claims say the same in other bytes");
    }

    [Theory]
    [InlineData("""{"exp":1}""")]
    [InlineData("""{"exp":1300819380,"nbf":1300819380}""")]
    [InlineData("""{"exp":"never"}""")]
    [InlineData("""{"iss":"evil","exp":1300819380}""")]
    [InlineData("not even JSON")]
    [InlineData("")]
    [Rule("R13")]
    public void No_claim_is_read_before_the_signature_is_right(string claims)
    {
        var policy = Api.Policy() with { Issuer = "joe", Type = "at+jwt" };
        var token = Issuer.Token(claims);
        var forged = token[..^2] + (token[^2] == 'A' ? 'B' : 'A') + token[^1];

        Api.Refuses(forged, policy).Should().Be(TokenRule.Signature, "a stranger's claims are no news: {0}", claims);
        Api.Refuses(token, policy).Should().Be(TokenRule.Type, "only now is it worth asking what kind of token it is");
    }

    [Fact]
    [Rule("R1")]
    public void A_key_is_a_copy_of_what_it_was_made_from()
    {
        var secret = Issuer.Secret.ToArray();
        var (rsa, ecdsa) = (Issuer.Rsa(), Issuer.Ecdsa(SigningAlgorithm.ES256));
        var keys = new[]
        {
            VerificationKey.Hmac(SigningAlgorithm.HS256, secret), VerificationKey.Rsa(SigningAlgorithm.RS256, rsa),
            VerificationKey.Ecdsa(SigningAlgorithm.ES256, ecdsa),
        };

        Array.Clear(secret);
        rsa.Dispose();
        ecdsa.Dispose();

        foreach (var token in (string[])[Rfc7515.A1, Rfc7515.A2, Rfc7515.A3])
        {
            Api.Refuses(token, Api.Policy(keys)).Should().BeNull("the caller may do with its own objects what it likes");
        }
    }

    private static (string SigningInput, byte[] Signature) Split(string token)
    {
        var last = token.LastIndexOf('.');
        return (token[..last], Base64Url.DecodeFromChars(token.AsSpan(last + 1)));
    }
}
