using CsCheck;
using NSubstitute;

namespace Katas.SessionsAndTokens.RefreshTokens.Steps;

public sealed class Step6_AtTheSameTime
{
    private const string Reuse = "InvalidGrant, and it was used before";

    private readonly Issuer issuer = new();

    [Fact]
    [Rule("R15")]
    public async Task Of_two_uses_at_once_one_wins_and_the_other_is_a_reuse()
    {
        var token = await issuer.Issue();
        var winner = "";
        issuer.Table.BeforeReplace(async () => winner = await issuer.Rotate(token));

        (await issuer.Try(token)).Should().Be(Reuse, "another machine has changed it in between");

        (await issuer.Try(winner)).Should().Be("InvalidGrant", "one of the two was a thief");
    }

    [Fact]
    [Rule("R15")]
    public async Task What_the_winner_has_written_is_not_written_over()
    {
        var token = await issuer.Issue();
        var written = "";
        issuer.Table.BeforeReplace(async () =>
        {
            await issuer.Rotate(token);
            written = issuer.Table.All[0].Current;
        });

        await issuer.Try(token);

        issuer.Table.All[0].Current.Should().Be(written, "the other one has the newest token, and its end is in the same family");
    }

    [Theory]
    [InlineData("log out")]
    [InlineData("log out everywhere")]
    [InlineData("reuse")]
    [Rule("R15")]
    public async Task A_rotation_does_not_outlive_a_revocation(string what)
    {
        var old = await issuer.Issue();
        var token = await issuer.Rotate(old);
        issuer.Table.BeforeReplace(() => End(what, old));

        (await issuer.Try(token)).Should().Be("InvalidGrant", "the family was revoked before the token was changed");
        issuer.Table.All.Should().ContainSingle().Which.Revoked.Should().BeTrue();
    }

    [Theory]
    [InlineData("log out", 1)]
    [InlineData("log out everywhere", 1)]
    [InlineData("reuse", 1)]
    [InlineData("log out", 3)]
    [InlineData("log out everywhere", 3)]
    [InlineData("reuse", 3)]
    [Rule("R15")]
    public async Task A_revocation_does_not_miss_a_token_that_was_changed_in_between(string what, int times)
    {
        var old = await issuer.Issue();
        var newest = await issuer.Rotate(old);
        async Task Flee()
        {
            newest = await issuer.Rotate(newest);
            if (--times > 0)
            {
                issuer.Table.BeforeReplace(Flee);
            }
        }

        issuer.Table.BeforeReplace(Flee);

        await End(what, old);

        times.Should().Be(0, "a thief was quicker by one step each time");
        (await issuer.Try(newest)).Should().Be("InvalidGrant", "the family is revoked, however new its newest token is");
        issuer.Table.All.Should().ContainSingle().Which.Revoked.Should().BeTrue();
    }

    [Fact]
    [Rule("R17")]
    public async Task Everywhere_does_not_miss_one_that_was_changed_after_the_list_was_made()
    {
        var token = await issuer.Issue();
        var newest = "";
        issuer.Table.AfterList(async () => newest = await issuer.Rotate(token));

        (await issuer.Machine().LogOutEverywhereAsync("ann")).Should().Be(1);

        (await issuer.Try(newest)).Should().Be("InvalidGrant");
    }

    [Fact]
    [Rule("R15")]
    public async Task Two_who_notice_a_reuse_at_once_raise_one_alarm()
    {
        var old = await issuer.Issue();
        await issuer.Rotate(old);
        var first = "";
        issuer.Table.BeforeReplace(async () => first = await issuer.Try(old));

        var second = await issuer.Try(old);

        first.Should().Be(Reuse);
        second.Should().Be("InvalidGrant", "the other one has revoked it");
    }

    [Fact]
    [Rule("R15")]
    public async Task A_log_out_while_the_access_token_is_made_comes_first()
    {
        var token = await issuer.Issue();
        issuer.AccessTokens.When(minter => minter.MintAsync("ann", "app", "read", Arg.Any<DateTimeOffset>()))
            .Do(_ => issuer.Machine().LogOutAsync("app", token).Wait(TimeSpan.FromSeconds(5)));

        (await issuer.Try(token, scope: "read")).Should().Be("InvalidGrant", "what was minted is thrown away");
    }

    [Fact]
    [Rule("R15")]
    public async Task A_family_that_vanishes_meanwhile_is_none()
    {
        var (key, at10, at17) = (Issuer.NobodysKey, Issuer.Nine.AddHours(1), Issuer.Nine.AddHours(8));
        var family = new TokenFamily(key, "ann", "app", "read", at17, at10, key, Revoked: false);
        var table = Substitute.For<IFamilyTable>();
        table.FindAsync(key).Returns(family, family with { Current = "a newer one" }, null);

        var result = await issuer.Machine(table).RefreshAsync("app", Issuer.NobodysToken);

        Issuer.Show(result).Should().Be("InvalidGrant", "nobody has revoked it");
    }

    [Fact]
    [Rule("R20")]
    [Racing]
    public async Task Sixty_four_uses_at_once_give_tokens_to_one()
    {
        var threads = Samples.Of(64);
        var issuer = new Issuer(new Scribe());
        for (var round = 0; round < Samples.Of(5); round++)
        {
            var token = await issuer.Issue();
            issuer.Table.MeetToFind(threads);

            var results = await Race.Run(threads, _ => issuer.Machine().RefreshAsync("app", token));

            var winner = results.OfType<RefreshResult.Issued>().Should().ContainSingle("all had seen it good").Which;
            results.Count(result => result is RefreshResult.Refused { Reuse: true }).Should().Be(1, "one has revoked the family");
            (await issuer.Try(winner.RefreshToken)).Should().Be("InvalidGrant", "{0} uses of one token are a theft", threads);
        }
    }

    [Fact]
    [Rule("R20")]
    [Racing]
    public async Task A_rotation_that_meets_a_replay_does_not_save_the_family()
    {
        var issuer = new Issuer(new Scribe());
        for (var round = 0; round < Samples.Of(20); round++)
        {
            var old = await issuer.Issue();
            var token = await issuer.Rotate(old);
            issuer.Table.MeetToReplace(2);

            await Race.Run(2, me => issuer.Machine().RefreshAsync("app", me == 0 ? token : old));

            issuer.Table.All[^1].Revoked.Should().BeTrue("the replay has ended it, whichever of the two was first");
        }
    }

    [Fact]
    [Rule("R15")]
    public async Task Random_histories_go_as_the_rules_say()
    {
        // So that it is red for a reason without the first step.
        await issuer.Issue();

        await Gen.Select(Gen.Int[0, 9], Gen.Int[0, 9], Gen.Int[0, 3]).Array[1, 40].SampleAsync(
            async history =>
            {
                var model = new Model();
                foreach (var (what, which, choice) in history)
                {
                    await model.Do(what, which, choice);
                }
            },
            iter: Samples.Of(300), threads: 1);
    }

    [Fact]
    [Rule("R19")]
    public async Task No_failure_and_no_result_tells_a_token()
    {
        var old = await issuer.Issue();
        var token = await issuer.Rotate(old);
        var machine = issuer.Machine();
        Func<Task>[] failures =
        [
            () => machine.RefreshAsync("", token), () => machine.LogOutAsync("", token),
            Failing(() => machine.RefreshAsync("app", token)), Failing(() => machine.RefreshAsync("app", old, token)),
            Failing(() => machine.LogOutAsync("app", token)),
        ];
        foreach (var failure in failures)
        {
            var error = (await failure.Should().ThrowAsync<Exception>()).Which;

            error.ToString().Should().NotContainAny([old[..8], token[..8], token[^8..]], "this goes into a log");
        }

        foreach (var result in (RefreshResult[])[
            await machine.RefreshAsync("app", token, token), await machine.RefreshAsync("other", token),
            await machine.RefreshAsync("app", $"{token}!"), await machine.RefreshAsync("app", old)])
        {
            $"{result} {machine}".Should().NotContainAny(old[..8], token[..8]);
        }
    }

    private Task End(string what, string token) => what switch
    {
        "log out" => issuer.Machine().LogOutAsync("app", token),
        "reuse" => issuer.Try(token),
        _ => issuer.Machine().LogOutEverywhereAsync("ann"),
    };

    private Func<Task> Failing(Func<Task> act) => () =>
    {
        issuer.Table.Fail(new TimeoutException("the table is away"));
        return act();
    };
}
