namespace Katas.SessionsAndTokens.JwksRotation.Steps;

public sealed class Step4_TheKeyForAToken
{
    [Fact]
    [Rule("R12")]
    [Rule("R13")]
    public async Task The_key_has_the_name_that_the_token_says()
    {
        var scene = new Scene().Publish(Jwks.Ec(1, "a"), Jwks.Ec(2, "b"));

        string[] answers = [await scene.Ask("b"), await scene.Ask("a")];

        answers.Should().Equal("found b #2", "found a #1");
        scene.Fetches.Should().Be(1, "both are in one set");
    }

    [Theory]
    [InlineData("c")]
    [InlineData("A")]
    [InlineData("a ")]
    [InlineData("")]
    [InlineData("b2")]
    [Rule("R12")]
    public async Task Rfc7517_4_5_A_kid_is_compared_exactly(string keyId) =>
        (await new Scene().Publish(Jwks.Ec(1, "a"), Jwks.Ec(2, "b")).Ask(keyId)).Should().Be("UnknownKeyId");

    [Fact]
    [Rule("R12")]
    public async Task An_empty_name_is_a_name()
    {
        var scene = new Scene().Publish(Jwks.Ec(1), Jwks.Ec(2, ""));

        (await scene.Ask("")).Should().Be("found  #2");
    }

    [Theory]
    [InlineData("none")]
    [InlineData("HS256")]
    [InlineData("HS512")]
    [InlineData("es256")]
    [InlineData("ES256 ")]
    [InlineData("EdDSA")]
    [InlineData("RSA-OAEP")]
    [InlineData("")]
    [Rule("R11")]
    public async Task Rfc8725_3_1_An_algorithm_that_is_none_of_public_keys_has_no_key_and_is_no_reason_to_fetch(string algorithm)
    {
        var scene = new Scene().Publish(Jwks.RfcOct, Jwks.Ec(1, "a"), Jwks.Rsa("r"));

        string[] answers = [await scene.Ask("a", algorithm), await scene.Ask("unknown", algorithm), await scene.Ask(null, algorithm)];

        answers.Should().Equal("Algorithm", "Algorithm", "Algorithm");
        scene.Fetches.Should().Be(0, "no key in the world would help");
    }

    [Theory]
    [InlineData("r", "RS256", "found r #2")]
    [InlineData("r", "RS512", "found r #2")]
    [InlineData("r", "PS384", "found r #2")]
    [InlineData("r", "ES256", "NotForAlgorithm")]
    [InlineData("a", "ES256", "found a #1")]
    [InlineData("a", "ES384", "NotForAlgorithm")] // another curve
    [InlineData("a", "RS256", "NotForAlgorithm")] // there is an RSA key, under another name
    [InlineData("e", "ES384", "found e #3")]
    [InlineData("p", "PS256", "found p #2")]
    [InlineData("p", "RS256", "NotForAlgorithm")] // its alg says PS256
    [Rule("R13")]
    public async Task A_key_is_for_its_own_algorithm_and_no_other_is_tried(string keyId, string algorithm, string answer)
    {
        var scene = new Scene().Publish(
            Jwks.Ec(1, "a"), Jwks.Rsa("r"), Jwks.Ec(1, "e", curve: "P-384"), Jwks.Rsa("p", ",\"alg\":\"PS256\""));

        (await scene.Ask(keyId, algorithm)).Should().Be(answer);
    }

    [Fact]
    [Rule("R5")]
    [Rule("R12")]
    public async Task A_secret_in_the_set_is_not_even_known()
    {
        var scene = new Scene().Publish("""{"kty":"oct","k":"AyM1SysPpbyDfgZld3umj1qz","kid":"a","alg":"RS256"}""");

        (await scene.Ask("a", "RS256")).Should().Be("UnknownKeyId");
        (await scene.Ask("a", "HS256")).Should().Be("Algorithm");
    }

    [Fact]
    [Rule("R13")]
    public async Task Rfc7517_4_5_One_name_for_two_kinds_of_key_is_no_problem()
    {
        var scene = new Scene().Publish(Jwks.Ec(1, "k"), Jwks.Rsa("k"));

        string[] answers = [await scene.Ask("k"), await scene.Ask("k", "RS256"), await scene.Ask("k", "ES512")];

        answers.Should().Equal("found k #1", "found k #2", "NotForAlgorithm");
    }

    [Fact]
    [Rule("R13")]
    public async Task One_name_for_two_keys_of_one_kind_is_one()
    {
        var scene = new Scene().Publish(Jwks.Ec(1, "k"), Jwks.Ec(2, "k"), Jwks.Ec(3, "l"));

        string[] answers = [await scene.Ask("k"), await scene.Ask("l")];

        answers.Should().Equal("Ambiguous", "found l #3");
    }

    [Fact]
    [Rule("R13")]
    public async Task The_same_key_twice_is_one_key()
    {
        var scene = new Scene().Publish(Jwks.Rsa("k"), Jwks.Rsa("k", ",\"use\":\"sig\""), Jwks.Rsa("k", ",\"alg\":\"PS256\""));

        string[] answers = [await scene.Ask("k", "RS256"), await scene.Ask("k", "PS256"), await scene.Ask(null, "RS256")];

        answers.Should().Equal("found k #1", "found k #1", "found k #1");
    }

    [Fact]
    [Rule("R12")]
    [Rule("R13")]
    public async Task Rfc7515_4_1_4_A_token_without_kid_gets_the_only_key_for_its_algorithm()
    {
        var scene = new Scene().Publish(Jwks.Ec(1, "a"), Jwks.Rsa(), Jwks.Ec(1, "e", curve: "P-384"), Jwks.Ec(2, "f", curve: "P-384"));

        string[] answers = [await scene.Ask(null), await scene.Ask(null, "RS256"), await scene.Ask(null, "ES384"), await scene.Ask(null, "ES512")];

        answers.Should().Equal("found a #1", "found  #2", "Ambiguous", "NotForAlgorithm");
        scene.Fetches.Should().Be(1);
    }

    [Fact]
    [Rule("R12")]
    public async Task A_key_without_kid_is_not_for_a_token_with_one()
    {
        var scene = new Scene().Publish(Jwks.Ec(1));

        (await scene.Ask("a")).Should().Be("UnknownKeyId", "the token asks for another key");
    }

    [Fact]
    [Rule("R14")]
    public async Task A_ring_fetches_when_it_is_asked_and_not_before()
    {
        var scene = new Scene().Publish(Jwks.Ec(1, "a"));
        scene.Fetches.Should().Be(0);

        await scene.Ask("a");
        await scene.Ask("a");
        await scene.Ask(null);

        scene.Fetches.Should().Be(1);
    }

    [Fact]
    [Rule("R23")]
    public async Task A_ring_is_made_of_what_can_work()
    {
        var scene = new Scene();
        var source = NSubstitute.Substitute.For<IJwksSource>();
        var noSource = () => new KeyRing(null!, Scene.Policy, scene.Clock);
        var noPolicy = () => new KeyRing(source, null!, scene.Clock);
        var noTime = () => new KeyRing(source, Scene.Policy, null!);
        var noAlgorithm = async () => await scene.Ring.FindAsync(null!, "a");

        noSource.Should().Throw<ArgumentNullException>().WithParameterName("source");
        noPolicy.Should().Throw<ArgumentNullException>().WithParameterName("policy");
        noTime.Should().Throw<ArgumentNullException>().WithParameterName("time");
        await noAlgorithm.Should().ThrowAsync<ArgumentNullException>().WithParameterName("algorithm");
    }

    [Theory]
    [InlineData(0, 1, 1, 0, 1, false)]
    [InlineData(1, 0, 1, 0, 1, false)]
    [InlineData(1, 1, 0, 0, 1, false)]
    [InlineData(1, 1, 1, -1, 1, false)]
    [InlineData(1, 1, 1, 0, 0, false)]
    [InlineData(1, 1, 1, 0, 36_000_000_000, true)] // an hour
    [InlineData(1, 1, 1, 0, 36_000_000_001, false)]
    [InlineData(-1, 1, 1, 0, 1, false)]
    [InlineData(1, 1, 1, 0, 1, true)]
    [Rule("R23")]
    public void The_times_of_a_policy_are_possible_ones(long window, long refreshAfter, long expireAfter, long grace, long timeout, bool allowed)
    {
        var make = () => new RotationPolicy
        {
            Window = new TimeSpan(window),
            RefreshAfter = new TimeSpan(refreshAfter),
            ExpireAfter = new TimeSpan(expireAfter),
            Grace = new TimeSpan(grace),
            FetchTimeout = new TimeSpan(timeout),
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

    [Theory]
    [InlineData(60, true)]
    [InlineData(59, false)]
    [Rule("R23")]
    public void A_set_is_refreshed_before_it_expires(int expireAfterMinutes, bool allowed)
    {
        var make = () => new Scene(Scene.Policy with { ExpireAfter = TimeSpan.FromMinutes(expireAfterMinutes) });

        if (allowed)
        {
            make.Should().NotThrow();
        }
        else
        {
            make.Should().Throw<ArgumentException>().WithParameterName("policy");
        }
    }
}
