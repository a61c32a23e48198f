namespace Katas.SessionsAndTokens.JwksRotation.Steps;

public sealed class Step6_OldKeys
{
    private static readonly TimeSpan Window = Scene.Policy.Window, Grace = Scene.Policy.Grace, Expiry = Scene.Policy.ExpireAfter;
    private static readonly TimeSpan Tick = new(1);

    [Fact]
    [Rule("R18")]
    public async Task A_key_that_left_the_set_is_good_for_a_while()
    {
        var scene = await Scene.WithA();
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
        var scene = await Scene.WithA(Scene.Policy with { Grace = Window / 2 });
        await scene.Publish(Jwks.Ec(2, "b")).After(Window).Ask("b");

        string[] answers = [await scene.After((Window / 2) - Tick).Ask("a"), await scene.After(Tick).Ask("a")];

        answers.Should().Equal("found a #1", "UnknownKeyId");
        scene.Fetches.Should().Be(2, "the window is not over");
    }

    [Fact]
    [Rule("R19")]
    public async Task And_when_the_set_expires()
    {
        var scene = await Scene.WithA(Scene.Policy with { Grace = 2 * Expiry });
        await scene.Publish(Jwks.Ec(2, "b")).After(Window).Ask("b");

        string[] answers = [await scene.Fail().After(Expiry - Tick).Ask("a"), await scene.After(Tick).Ask("a")];

        answers.Should().Equal("found a #1", "Unavailable");
    }

    [Fact]
    [Rule("R14")]
    [Rule("R18")]
    public async Task A_key_in_grace_is_no_reason_to_fetch()
    {
        var scene = await Scene.WithA();
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
        var scene = await Scene.WithA();
        await scene.Publish(Jwks.Ec(2, "b")).After(Window).Ask("b");

        (await scene.Ask("a", "RS256")).Should().Be("NotForAlgorithm");
    }

    [Fact]
    [Rule("R18")]
    public async Task Without_grace_it_is_gone_at_once()
    {
        var scene = await Scene.WithA(Scene.Policy with { Grace = TimeSpan.Zero });

        await scene.Publish(Jwks.Ec(2, "b")).After(Window).Ask("b");

        (await scene.Ask("a")).Should().Be("UnknownKeyId");
    }

    [Fact]
    [Rule("R18")]
    public async Task Grace_begins_once_and_does_not_begin_again_with_each_fetch()
    {
        var scene = await Scene.WithA();
        await scene.Publish(Jwks.Ec(2, "b")).After(Window).Ask("b");

        await scene.After(Grace - Window).Ask("c"); // fetches
        var answer = await scene.After(Window).Ask("a");

        answer.Should().Be("UnknownKeyId", "it left ten minutes ago");
    }

    [Fact]
    [Rule("R18")]
    public async Task A_key_that_comes_back_is_as_good_as_new()
    {
        var scene = await Scene.WithA();
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
        var scene = await Scene.WithA();
        await scene.Publish(Jwks.Ec(2, "a"), Jwks.Ec(3, "b")).After(Window).Ask("b");

        (await scene.Ask("a")).Should().Be("found a #2", "the old one has lost its name");
    }

    [Fact]
    [Rule("R12")]
    [Rule("R18")]
    public async Task Even_if_the_new_key_is_for_something_else()
    {
        var scene = await Scene.WithA();
        await scene.Publish(Jwks.Rsa("a"), Jwks.Ec(3, "b")).After(Window).Ask("b");

        (await scene.Ask("a")).Should().Be("NotForAlgorithm", "the set comes first");
    }

    [Fact]
    [Rule("R12")]
    [Rule("R18")]
    public async Task And_for_that_it_is_found()
    {
        var scene = await Scene.WithA();
        await scene.Publish(Jwks.Rsa("a"), Jwks.Ec(3, "b")).After(Window).Ask("b");

        (await scene.Ask("a", "RS256")).Should().Be("found a #2");
    }

    [Fact]
    [Rule("R13")]
    [Rule("R18")]
    public async Task Two_old_keys_under_one_name_are_ambiguous()
    {
        var scene = await Scene.WithA();
        await scene.Publish(Jwks.Ec(2, "a")).After(Window).Ask("c");
        await scene.Publish(Jwks.Ec(3, "b")).After(Window).Ask("b");

        (await scene.Ask("a")).Should().Be("Ambiguous", "both are in grace");
    }

    [Fact]
    [Rule("R18")]
    public async Task A_key_that_was_only_renamed_keeps_its_old_name_for_a_while()
    {
        var scene = await Scene.WithA();
        await scene.Publish(Jwks.Ec(1, "b")).After(Window).Ask("b");

        string[] answers = [await scene.Ask("b"), await scene.Ask("a")];

        answers.Should().Equal("found b #1", "found a #1");
    }

    [Fact]
    [Rule("R12")]
    [Rule("R18")]
    public async Task A_token_without_kid_is_never_for_an_old_key()
    {
        var scene = await Scene.WithA();
        await scene.Publish(Jwks.Ec(2, "b")).After(Window).Ask("b");

        (await scene.Ask(null)).Should().Be("found b #2", "a in grace makes nothing ambiguous");
    }

    [Fact]
    [Rule("R18")]
    public async Task An_empty_set_is_a_set()
    {
        var scene = await Scene.WithA();
        await scene.Publish().After(Window).Ask("b");

        string[] answers = [await scene.Ask(null), await scene.Ask("a"), await scene.After(Grace).Ask("a")];

        answers.Should().Equal("NotForAlgorithm", "found a #1", "UnknownKeyId");
    }
}
