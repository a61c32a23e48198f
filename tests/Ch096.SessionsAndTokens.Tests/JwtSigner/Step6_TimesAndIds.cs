using System.Security.Cryptography;

namespace Katas.SessionsAndTokens.JwtSigner.Steps;

public sealed class Step6_TimesAndIds
{
    [Theory]
    [InlineData("2011-03-22T17:43:00Z", 3600, null, "1300819380", null, "1300815780")]
    [InlineData("2011-03-22T17:43:00.999Z", 3600, null, "1300819380", null, "1300815780")] // down: nobody gets a token of the future
    [InlineData("2011-03-22T17:43:00.5Z", 1, 0, "1300815781", "1300815780", "1300815780")]
    [InlineData("2011-03-22T17:43:00Z", 3600, 3599, "1300819380", "1300819379", "1300815780")]
    [InlineData("1969-12-31T23:59:59.25Z", 2, 1, "1", "0", "-1")]
    [InlineData("1969-12-31T23:59:58.75Z", 1, null, "-1", null, "-2")]
    [InlineData("2038-01-19T03:14:07Z", 1, null, "2147483648", null, "2147483647")]
    [InlineData("9999-12-31T23:59:59Z", 86400, null, "253402387199", null, "253402300799")] // NumericDate knows no last day
    [Rule("R20")]
    public void Rfc7519_4_1_4_Times_are_whole_seconds(string now, int lifetime, int? delay, string exp, string? nbf, string iat)
    {
        var profile = Issuer.Profile with
        {
            Lifetime = TimeSpan.FromSeconds(lifetime),
            NotBeforeDelay = delay is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        };

        var token = Issuer.Signer(profile, time: Issuer.Clock.At(now)).Issue("ann", []);

        (Issuer.Claim(token, "exp"), Issuer.Claim(token, "nbf"), Issuer.Claim(token, "iat")).Should().Be((exp, nbf, iat), "it is {0}", now);
    }

    [Fact]
    [Rule("R20")]
    public void Where_the_server_stands_does_not_matter()
    {
        var token = Issuer.Signer(time: Issuer.Clock.At("2011-03-23T02:43:00+09:00")).Issue(null, []);

        Issuer.Claim(token, "iat").Should().Be("1300815780", "a NumericDate is in UTC");
    }

    [Fact]
    [Rule("R20")]
    public void Each_token_has_a_time_of_its_own()
    {
        var clock = new Issuer.Clock(1000);
        var signer = Issuer.Signer(time: clock);

        clock.Now = DateTimeOffset.FromUnixTimeSeconds(2000);
        var first = signer.Issue(null, []);
        clock.Now = DateTimeOffset.FromUnixTimeSeconds(3000);
        var second = signer.Issue(null, []);

        (Issuer.Claim(first, "iat"), Issuer.Claim(second, "iat")).Should().Be(("2000", "3000"), "it is the time of the call");
    }

    [Fact]
    [Rule("R20")]
    public void And_one_only()
    {
        var clock = new Issuer.Clock(1000);
        var signer = Issuer.Signer(Issuer.Profile with { NotBeforeDelay = TimeSpan.Zero }, time: clock);
        signer.Issue(null, []);
        var readings = clock.Readings;

        signer.Issue(null, []);

        (clock.Readings - readings).Should().Be(1, "two readings may be two seconds");
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(-10_000_000, false)]
    [InlineData(10_000_000, true)] // a second
    [InlineData(9_999_999, false)]
    [InlineData(15_000_000, false)]
    [InlineData(10_000_001, false)]
    [InlineData(36_000_000_000, true)]
    [Rule("R16")]
    public void A_lifetime_is_one_or_more_whole_seconds(long ticks, bool allowed) =>
        ShouldBe(allowed, () => Issuer.Profile with { Lifetime = new TimeSpan(ticks) });

    [Theory]
    [InlineData(0, true)]
    [InlineData(10_000_000, true)]
    [InlineData(1, false)]
    [InlineData(10_000_001, false)]
    [InlineData(-10_000_000, false)]
    [Rule("R16")]
    public void A_delay_is_no_or_more_whole_seconds(long ticks, bool allowed) =>
        ShouldBe(allowed, () => Issuer.Profile with { NotBeforeDelay = new TimeSpan(ticks) });

    [Theory]
    [InlineData(59, true)]
    [InlineData(60, false)] // valid from the second on in which it expires: never
    [InlineData(61, false)]
    [Rule("R16")]
    public void A_token_is_valid_before_it_expires(int delay, bool allowed)
    {
        var profile = Issuer.Profile with { Lifetime = TimeSpan.FromMinutes(1), NotBeforeDelay = TimeSpan.FromSeconds(delay) };
        var make = () => Issuer.Signer(profile);

        if (allowed)
        {
            make.Should().NotThrow();
        }
        else
        {
            make.Should().Throw<ArgumentException>("it expires before it begins").WithParameterName("profile");
        }
    }

    [Fact]
    [Rule("R21")]
    public void Rfc7519_4_1_7_Each_token_has_an_id_of_its_own()
    {
        using var random = new Issuer.CountingBytes();
        var signer = Issuer.Signer(random: random);

        string?[] ids = [.. Enumerable.Range(0, 3).Select(_ => Issuer.Claim(signer.Issue("ann", []), "jti"))];

        ids.Should().Equal("\"AAECAwQFBgcICQoLDA0ODw\"", "\"EBESExQVFhcYGRobHB0eHw\"", "\"ICEiIyQlJicoKSorLC0uLw\"");
    }

    [Fact]
    [Rule("R21")]
    public void An_id_is_made_of_16_of_the_given_bytes()
    {
        using var random = new Issuer.CountingBytes();

        Issuer.Signer(random: random).Issue("ann", []);

        random.Taken.Should().Be(16);
    }

    [Fact]
    [Rule("R21")]
    public void An_id_has_22_characters() => Issuer.Claim(Issuer.Issue(), "jti").Should().HaveLength(22 + 2, "with its quotes");

    [Fact]
    [Rule("R21")]
    public void An_id_is_base64url()
    {
        using var random = new Issuer.CountingBytes();
        random.GetBytes(new byte[0xF0]);

        Issuer.Claim(Issuer.Signer(random: random).Issue(null, []), "jti").Should().Be("\"8PHy8_T19vf4-fr7_P3-_w\"");
    }

    [Fact]
    [Rule("R3")]
    public void A_signer_is_made_of_what_can_work()
    {
        var (key, profile, time) = (Keys.Of(SigningAlgorithm.HS256), Issuer.Profile, new Issuer.Clock(0));
        using var random = RandomNumberGenerator.Create();
        var noKey = () => new TokenSigner(null!, profile, time, random);
        var noProfile = () => new TokenSigner(key, null!, time, random);
        var noTime = () => new TokenSigner(key, profile, null!, random);
        var noRandom = () => new TokenSigner(key, profile, time, null!);
        var noClaims = () => new TokenSigner(key, profile, time, random).Issue("ann", null!);

        noKey.Should().Throw<ArgumentNullException>().WithParameterName("key");
        noProfile.Should().Throw<ArgumentNullException>().WithParameterName("profile");
        noTime.Should().Throw<ArgumentNullException>().WithParameterName("time");
        noRandom.Should().Throw<ArgumentNullException>().WithParameterName("random");
        noClaims.Should().Throw<ArgumentNullException>().WithParameterName("claims");
    }

    [Fact]
    [Rule("R3")]
    public void A_profile_is_made_of_what_can_work()
    {
        var noIssuer = () => Issuer.Profile with { Issuer = null! };
        var noAudience = () => Issuer.Profile with { Audience = null! };
        var hole = () => Issuer.Profile with { Audience = ["a", null!] };

        noIssuer.Should().Throw<ArgumentNullException>();
        noAudience.Should().Throw<ArgumentNullException>();
        hole.Should().Throw<ArgumentException>();
    }

    private static void ShouldBe(bool allowed, Func<TokenProfile> make)
    {
        if (allowed)
        {
            make.Should().NotThrow();
        }
        else
        {
            make.Should().Throw<ArgumentException>("a NumericDate of ours has no fraction, and no token ends before it is made");
        }
    }
}
