using System.Text;

namespace Katas.SessionsAndTokens.JwksRotation.Steps;

public sealed class Step5_TheWindowAndTheAges
{
    private static readonly TimeSpan Window = Scene.Policy.Window, Hour = Scene.Policy.RefreshAfter, Expiry = Scene.Policy.ExpireAfter, Grace = Scene.Policy.Grace;
    private static readonly TimeSpan Tick = new(1);

    [Fact]
    [Rule("R14")]
    public async Task OpenId_10_1_1_An_unknown_kid_is_a_reason_to_look_again()
    {
        var scene = await WithA();

        var answer = await scene.Publish(Jwks.Ec(1, "a"), Jwks.Ec(2, "b")).After(Window).Ask("b");

        answer.Should().Be("found b #2", "the issuer has a new key");
        scene.Fetches.Should().Be(2);
    }

    [Fact]
    [Rule("R15")]
    public async Task But_once_in_a_window_only()
    {
        var scene = await WithA();
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
        var scene = await WithA();
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
        var scene = await WithA();

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
        var scene = await WithA();

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
        var scene = await WithA();

        await scene.Send(Encoding.UTF8.GetBytes("""{"keys":[]}""" + new string(' ', JwkSet.MaxBytes))).After(Window).Ask("b");

        (await scene.Ask("a")).Should().Be("found a #1");
    }

    [Fact]
    [Rule("R14")]
    public async Task An_old_set_is_refreshed_while_it_still_answers()
    {
        var scene = await WithA();
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
        var scene = await WithA();

        (await scene.Hold().After(Hour).Ask(keyId, algorithm)).Should().Be(answer, "nobody waits for what can be answered");

        scene.Fetches.Should().Be(2);
    }

    [Fact]
    [Rule("R15")]
    [Rule("R17")]
    public async Task An_old_set_whose_refresh_fails_is_tried_again_when_the_window_is_over()
    {
        var scene = await WithA();
        scene.Fail().After(Hour);

        string[] answers = [await scene.Ask("a"), await scene.Ask("a"), await scene.After(Window).Ask("a"), await scene.Ask("a")];

        answers.Should().AllBe("found a #1");
        scene.Fetches.Should().Be(3);
    }

    [Fact]
    [Rule("R14")]
    public async Task A_set_ages_from_when_it_came_and_not_from_the_last_failure()
    {
        var scene = await WithA();
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
        var scene = await WithA();
        scene.Fail();

        (await scene.After(Expiry - Tick).Ask("a")).Should().Be("found a #1", "a tick is missing");
        (await scene.After(Tick).Ask("a")).Should().Be("Unavailable", "whoever holds our line could keep a stolen key alive");
    }

    [Fact]
    [Rule("R19")]
    public async Task And_stays_none()
    {
        var scene = await WithA();

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
        var scene = await WithA();

        var answer = await scene.Publish(Jwks.Ec(2, "b")).After(Expiry).Ask(keyId);

        answer.Should().Be(keyId == "a" ? "UnknownKeyId" : "found b #2", "and the old keys get no grace");
    }

    [Fact]
    [Rule("R18")]
    public async Task A_key_that_left_the_set_is_good_for_a_while()
    {
        var scene = await WithA();
        await scene.Publish(Jwks.Ec(2, "b")).After(Window).Ask("b");

        string[] answers = [await scene.Ask("a"), await scene.After(Grace - Tick).Ask("a")];
        var after = await scene.After(Tick).Ask("a");

        answers.Should().AllBe("found a #1", "tokens that were signed with it a minute ago are on their way");
        after.Should().Be("UnknownKeyId", "the time has come");
    }

    [Fact]
    [Rule("R18")]
    public async Task Grace_ends_also_when_nothing_is_fetched()
    {
        var scene = await WithA(Scene.Policy with { Grace = Window / 2 });
        await scene.Publish(Jwks.Ec(2, "b")).After(Window).Ask("b");

        string[] answers = [await scene.After((Window / 2) - Tick).Ask("a"), await scene.After(Tick).Ask("a")];

        answers.Should().Equal("found a #1", "UnknownKeyId");
        scene.Fetches.Should().Be(2, "the window is not over");
    }

    [Fact]
    [Rule("R14")]
    [Rule("R18")]
    public async Task A_key_in_grace_is_no_reason_to_fetch()
    {
        var scene = await WithA();
        await scene.Publish(Jwks.Ec(2, "b")).After(Window).Ask("b");

        await scene.After(Window).Ask("a");
        await scene.Ask("a", "RS256");

        scene.Fetches.Should().Be(2);
    }

    [Fact]
    [Rule("R13")]
    [Rule("R18")]
    public async Task In_grace_a_key_is_for_its_own_algorithm_as_before()
    {
        var scene = await WithA();
        await scene.Publish(Jwks.Ec(2, "b")).After(Window).Ask("b");

        (await scene.Ask("a", "RS256")).Should().Be("NotForAlgorithm");
    }

    [Fact]
    [Rule("R18")]
    public async Task Without_grace_it_is_gone_at_once()
    {
        var scene = await WithA(Scene.Policy with { Grace = TimeSpan.Zero });

        await scene.Publish(Jwks.Ec(2, "b")).After(Window).Ask("b");

        (await scene.Ask("a")).Should().Be("UnknownKeyId");
    }

    [Fact]
    [Rule("R18")]
    public async Task Grace_begins_once_and_does_not_begin_again_with_each_fetch()
    {
        var scene = await WithA();
        await scene.Publish(Jwks.Ec(2, "b")).After(Window).Ask("b");

        await scene.After(Grace - Window).Ask("c"); // fetches
        var answer = await scene.After(Window).Ask("a");

        answer.Should().Be("UnknownKeyId", "it left ten minutes ago");
    }

    [Fact]
    [Rule("R18")]
    public async Task A_key_that_comes_back_is_as_good_as_new()
    {
        var scene = await WithA();
        await scene.Publish(Jwks.Ec(2, "b")).After(Window).Ask("b");
        await scene.Publish(Jwks.Ec(2, "b"), Jwks.Ec(1, "a")).After(Window).Ask("c");

        var inTheSet = await scene.After(Grace).Ask("a");
        await scene.Publish(Jwks.Ec(2, "b")).After(Window).Ask("c");
        var inGraceAgain = await scene.After(Grace - Tick).Ask("a");

        (inTheSet, inGraceAgain).Should().Be(("found a #1", "found a #1"));
    }

    [Fact]
    [Rule("R12")]
    [Rule("R18")]
    public async Task A_name_that_was_given_to_a_new_key_is_the_new_keys()
    {
        var scene = await WithA();
        await scene.Publish(Jwks.Ec(2, "a"), Jwks.Ec(3, "b")).After(Window).Ask("b");

        (await scene.Ask("a")).Should().Be("found a #2", "the old one has lost its name");
    }

    [Fact]
    [Rule("R12")]
    [Rule("R18")]
    public async Task Even_if_the_new_key_is_for_something_else()
    {
        var scene = await WithA();
        await scene.Publish(Jwks.Rsa("a"), Jwks.Ec(3, "b")).After(Window).Ask("b");

        (await scene.Ask("a")).Should().Be("NotForAlgorithm", "the set comes first");
    }

    [Fact]
    [Rule("R12")]
    [Rule("R18")]
    public async Task And_for_that_it_is_found()
    {
        var scene = await WithA();
        await scene.Publish(Jwks.Rsa("a"), Jwks.Ec(3, "b")).After(Window).Ask("b");

        (await scene.Ask("a", "RS256")).Should().Be("found a #2");
    }

    [Fact]
    [Rule("R13")]
    [Rule("R18")]
    public async Task Two_old_keys_under_one_name_are_ambiguous()
    {
        var scene = await WithA();
        await scene.Publish(Jwks.Ec(2, "a")).After(Window).Ask("c");
        await scene.Publish(Jwks.Ec(3, "b")).After(Window).Ask("b");

        (await scene.Ask("a")).Should().Be("Ambiguous", "both are in grace");
    }

    [Fact]
    [Rule("R18")]
    public async Task A_key_that_was_only_renamed_keeps_its_old_name_for_a_while()
    {
        var scene = await WithA();
        await scene.Publish(Jwks.Ec(1, "b")).After(Window).Ask("b");

        string[] answers = [await scene.Ask("b"), await scene.Ask("a")];

        answers.Should().Equal("found b #1", "found a #1");
    }

    [Fact]
    [Rule("R12")]
    [Rule("R18")]
    public async Task A_token_without_kid_is_never_for_an_old_key()
    {
        var scene = await WithA();
        await scene.Publish(Jwks.Ec(2, "b")).After(Window).Ask("b");

        (await scene.Ask(null)).Should().Be("found b #2", "a in grace makes nothing ambiguous");
    }

    [Fact]
    [Rule("R18")]
    public async Task An_empty_set_is_a_set()
    {
        var scene = await WithA();
        await scene.Publish().After(Window).Ask("b");

        string[] answers = [await scene.Ask(null), await scene.Ask("a"), await scene.After(Grace).Ask("a")];

        answers.Should().Equal("NotForAlgorithm", "found a #1", "UnknownKeyId");
    }

    [Theory]
    [InlineData(-365)]
    [InlineData(365)]
    [Rule("R21")]
    public async Task The_hands_of_the_clock_do_not_matter(int days)
    {
        var scene = await WithA();
        scene.Publish(Jwks.Ec(1, "a"), Jwks.Ec(2, "b")).After(Window - Tick).Clock.SetBy = TimeSpan.FromDays(days);

        string[] answers = [await scene.Ask("b"), await scene.Ask("a"), await scene.After(Tick).Ask("b")];

        answers.Should().Equal("UnknownKeyId", "found a #1", "found b #2");
        scene.Fetches.Should().Be(2);
    }

    // A ring that has the set with the one key "a".
    private static async Task<Scene> WithA(RotationPolicy? policy = null)
    {
        var scene = new Scene(policy).Publish(Jwks.Ec(1, "a"));
        (await scene.Ask("a")).Should().Be("found a #1");
        return scene;
    }
}
