using System.Text;

namespace Katas.SessionsAndTokens.JwksRotation.Steps;

public sealed class Step5_WhenToFetch
{
    private static readonly TimeSpan Window = Scene.Policy.Window, Hour = Scene.Policy.RefreshAfter, Expiry = Scene.Policy.ExpireAfter;
    private static readonly TimeSpan Tick = new(1);

    [Fact]
    [Rule("R14")]
    public async Task OpenId_10_1_1_An_unknown_kid_is_a_reason_to_look_again()
    {
        var scene = await Scene.WithA();

        var answer = await scene.Publish(Jwks.Ec(1, "a"), Jwks.Ec(2, "b")).After(Window).Ask("b");

        answer.Should().Be("found b #2", "the issuer has a new key");
        scene.Fetches.Should().Be(2);
    }

    [Fact]
    [Rule("R15")]
    public async Task But_once_in_a_window_only()
    {
        var scene = await Scene.WithA();
        scene.Publish(Jwks.Ec(1, "a"), Jwks.Ec(2, "b"));

        (await scene.After(Window - Tick).Ask("b")).Should().Be("UnknownKeyId", "a tick is missing to the end of the window");
        scene.Fetches.Should().Be(1);
        (await scene.After(Tick).Ask("b")).Should().Be("found b #2", "the window is over");
        scene.Fetches.Should().Be(2);
    }

    [Fact]
    [Rule("R15")]
    public async Task A_flood_of_invented_kids_is_one_fetch()
    {
        var scene = await Scene.WithA();
        scene.After(Window);

        for (var i = 0; i < 500; i++)
        {
            (await scene.Ask($"invented {i}")).Should().Be("UnknownKeyId");
        }

        scene.Fetches.Should().Be(2, "whoever can send tokens could have a thousand made");
        (await scene.Ask("a")).Should().Be("found a #1", "honest callers do not notice");
    }

    [Theory]
    [InlineData("a", "RS256", "NotForAlgorithm")]
    [InlineData("two", "ES256", "Ambiguous")]
    [InlineData("a", "HS256", "Algorithm")]
    [InlineData(null, "ES512", "NotForAlgorithm")]
    [InlineData(null, "ES256", "Ambiguous")]
    [InlineData("a", "ES256", "found a #1")]
    [Rule("R14")]
    public async Task Nothing_else_in_a_token_is_a_reason(string? keyId, string algorithm, string answer)
    {
        var scene = new Scene().Publish(Jwks.Ec(1, "a"), Jwks.Ec(2, "two"), Jwks.Ec(3, "two"));
        await scene.Ask("a");

        (await scene.After(Window).Ask(keyId, algorithm)).Should().Be(answer);

        scene.Fetches.Should().Be(1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Rule("R15")]
    [Rule("R17")]
    public async Task A_fetch_that_fails_counts_as_one(bool atOnce)
    {
        var scene = new Scene().Fail(atOnce);

        string[] first = [await scene.Ask("a"), await scene.Ask("a"), await scene.After(Window - Tick).Ask(null)];
        var fetches = scene.Fetches;
        var last = await scene.Publish(Jwks.Ec(1, "a")).After(Tick).Ask("a");

        first.Should().Equal("Unavailable", "Unavailable", "Unavailable");
        fetches.Should().Be(1, "the issuer is down, and does not get up faster when everybody calls");
        last.Should().Be("found a #1");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Rule("R17")]
    public async Task When_a_fetch_fails_the_old_set_stays(bool atOnce)
    {
        var scene = await Scene.WithA();

        string[] answers = [await scene.Fail(atOnce).After(Window).Ask("b"), await scene.Ask("a")];

        answers.Should().Equal("UnknownKeyId", "found a #1");
        scene.Fetches.Should().Be(2);
    }

    [Theory]
    [InlineData("<html>503</html>")]
    [InlineData("")]
    [InlineData("""{"error":"later"}""")]
    [InlineData("""{"keys":[7]}""")]
    [InlineData(null)]
    [Rule("R17")]
    public async Task What_is_no_set_is_a_failure(string? document)
    {
        var scene = await Scene.WithA();

        string[] answers =
        [
            await scene.Send(document is null ? null : Encoding.UTF8.GetBytes(document)).After(Window).Ask("b"), await scene.Ask("a"), await scene.Ask("b"),
        ];

        answers.Should().Equal("UnknownKeyId", "found a #1", "UnknownKeyId");
        scene.Fetches.Should().Be(2, "and it counts");
    }

    [Fact]
    [Rule("R17")]
    public async Task A_set_that_is_too_long_is_a_failure()
    {
        var scene = await Scene.WithA();

        await scene.Send(Encoding.UTF8.GetBytes("""{"keys":[]}""" + new string(' ', JwkSet.MaxBytes))).After(Window).Ask("b");

        (await scene.Ask("a")).Should().Be("found a #1");
    }

    [Fact]
    [Rule("R14")]
    public async Task An_old_set_is_refreshed_while_it_still_answers()
    {
        var scene = await Scene.WithA();
        scene.Publish(Jwks.Ec(2, "b"));

        (await scene.After(Hour - Tick).Ask("a")).Should().Be("found a #1");
        scene.Fetches.Should().Be(1, "it is not old yet");
        scene.Hold();
        (await scene.After(Tick).Ask("a")).Should().Be("found a #1", "nobody waits for what can be answered");
        scene.Fetches.Should().Be(2, "but somebody has to fetch");
    }

    [Theory]
    [InlineData("a", "RS256", "NotForAlgorithm")]
    [InlineData(null, "ES256", "found a #1")]
    [Rule("R14")]
    public async Task Any_question_may_find_that_a_set_is_old(string? keyId, string algorithm, string answer)
    {
        var scene = await Scene.WithA();

        (await scene.Hold().After(Hour).Ask(keyId, algorithm)).Should().Be(answer, "nobody waits for what can be answered");

        scene.Fetches.Should().Be(2);
    }

    [Fact]
    [Rule("R15")]
    [Rule("R17")]
    public async Task An_old_set_whose_refresh_fails_is_tried_again_when_the_window_is_over()
    {
        var scene = await Scene.WithA();
        scene.Fail().After(Hour);

        string[] answers = [await scene.Ask("a"), await scene.Ask("a"), await scene.After(Window).Ask("a"), await scene.Ask("a")];

        answers.Should().AllBe("found a #1");
        scene.Fetches.Should().Be(3);
    }

    [Fact]
    [Rule("R14")]
    public async Task A_set_ages_from_when_it_came_and_not_from_the_last_failure()
    {
        var scene = await Scene.WithA();
        await scene.Fail().After(Hour).Ask("a");

        await scene.Publish(Jwks.Ec(1, "a")).After(Window).Ask("a");
        await scene.After(Hour - Tick).Ask("a");

        scene.Fetches.Should().Be(3, "the last one came less than an hour ago");
        await scene.After(Tick).Ask("a");
        scene.Fetches.Should().Be(4);
    }

    [Fact]
    [Rule("R19")]
    public async Task A_set_that_is_too_old_is_none()
    {
        var scene = await Scene.WithA();
        scene.Fail();

        (await scene.After(Expiry - Tick).Ask("a")).Should().Be("found a #1", "a tick is missing");
        (await scene.After(Tick).Ask("a")).Should().Be("Unavailable", "whoever holds our line could keep a stolen key alive");
    }

    [Fact]
    [Rule("R19")]
    public async Task And_stays_none()
    {
        var scene = await Scene.WithA();

        (await scene.Fail().After(Expiry + Hour).Ask("a")).Should().Be("Unavailable");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("a")]
    [InlineData("b")]
    [Rule("R14")]
    [Rule("R19")]
    public async Task Who_finds_it_expired_waits_for_a_new_one(string? keyId)
    {
        var scene = await Scene.WithA();

        var answer = await scene.Publish(Jwks.Ec(2, "b")).After(Expiry).Ask(keyId);

        answer.Should().Be(keyId == "a" ? "UnknownKeyId" : "found b #2", "and the old keys get no grace");
    }

    [Theory]
    [InlineData(-365)]
    [InlineData(365)]
    [Rule("R21")]
    public async Task The_hands_of_the_clock_do_not_matter(int days)
    {
        var scene = await Scene.WithA();
        scene.Publish(Jwks.Ec(1, "a"), Jwks.Ec(2, "b")).After(Window - Tick).Clock.SetBy = TimeSpan.FromDays(days);

        string[] answers = [await scene.Ask("b"), await scene.Ask("a"), await scene.After(Tick).Ask("b")];

        answers.Should().Equal("UnknownKeyId", "found a #1", "found b #2");
        scene.Fetches.Should().Be(2);
    }
}
