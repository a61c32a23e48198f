using NSubstitute;

namespace Katas.SessionsAndTokens.RefreshTokens.Steps;

public sealed class Step4_Reuse
{
    private const string Reuse = "InvalidGrant, and it was used before";

    private readonly Issuer issuer = new();

    [Fact]
    [Rule("R9")]
    public async Task Rfc9700_4_14_2_A_thief_who_is_first_loses_what_he_got()
    {
        var stolen = await issuer.Issue();
        var his = await issuer.Rotate(stolen);

        (await issuer.Try(stolen)).Should().Be(Reuse, "this is Ann, with the token that he has used");

        (await issuer.Try(his)).Should().Be("InvalidGrant", "the family is revoked, its newest token with it");
        Issuer.Show(issuer.Table.All[0]).Should().EndWith("revoked");
    }

    [Fact]
    [Rule("R9")]
    public async Task Rfc9700_4_14_2_And_one_who_is_second_ends_it_as_well()
    {
        var stolen = await issuer.Issue();
        var hers = await issuer.Rotate(stolen);

        (await issuer.Try(stolen)).Should().Be(Reuse);

        (await issuer.Try(hers)).Should().Be("InvalidGrant", "nobody can tell which of the two is Ann");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    [Rule("R9")]
    public async Task However_old_it_is(int old)
    {
        var tokens = new List<string> { await issuer.Issue() };
        for (var i = 0; i < 5; i++)
        {
            tokens.Add(await issuer.Rotate(tokens[^1]));
        }

        (await issuer.Try(tokens[old])).Should().Be(Reuse, "it is token {0} of 0 to 5", old);

        foreach (var token in tokens)
        {
            (await issuer.Try(token)).Should().Be("InvalidGrant");
        }
    }

    [Fact]
    [Rule("R9")]
    public async Task And_however_long_ago_it_was_used()
    {
        var stolen = await issuer.Issue();
        var hers = await issuer.Rotate(stolen);
        issuer.Pass(minutes: 30);

        await issuer.Try(stolen);

        (await issuer.Try(hers)).Should().Be("InvalidGrant", "half an hour later the family is revoked as well");
    }

    [Fact]
    [Rule("R9")]
    public async Task There_is_no_time_of_grace()
    {
        var token = await issuer.Issue();
        await issuer.Rotate(token); // the answer is lost on the way

        (await issuer.Try(token)).Should().Be(Reuse, "no time has passed, but a thief may be as quick");
    }

    [Theory]
    [InlineData("other", null)]
    [InlineData("app", "more than there is")]
    [InlineData("app", " ")]
    [InlineData("other", "\"")]
    [Rule("R9")]
    public async Task Whatever_else_is_wrong_with_the_request(string clientId, string? scope)
    {
        var stolen = await issuer.Issue();
        var hers = await issuer.Rotate(stolen);

        (await issuer.Try(stolen, clientId, scope)).Should().Be(Reuse, "an old token is stolen, even if he makes mistakes");

        (await issuer.Try(hers)).Should().Be("InvalidGrant");
    }

    [Fact]
    [Rule("R8")]
    public async Task The_alarm_is_raised_once()
    {
        var stolen = await issuer.Issue();
        await issuer.Rotate(stolen);
        await issuer.Try(stolen);
        var writes = issuer.Table.Writes;

        (await issuer.Try(stolen)).Should().Be("InvalidGrant", "it is revoked already");
        issuer.Table.Writes.Should().Be(writes);
    }

    [Theory]
    [InlineData(59.999, Reuse)]
    [InlineData(60, "InvalidGrant")]
    [InlineData(1000, "InvalidGrant")]
    [Rule("R8")]
    public async Task Nor_for_a_family_that_is_over(double minutes, string expected)
    {
        var stolen = await issuer.Issue();
        await issuer.Rotate(stolen);
        issuer.Pass(minutes);

        (await issuer.Try(stolen)).Should().Be(expected, "there is nothing left to steal after an hour");

        issuer.Table.All[0].Revoked.Should().Be(expected == Reuse);
    }

    [Fact]
    [Rule("R9")]
    public async Task An_old_token_is_recognised_to_the_end_of_its_family()
    {
        var stolen = await issuer.Issue();
        var newest = stolen;
        for (var at = 0; at < 8 * 60 - 30; at += 30)
        {
            issuer.Pass(minutes: 30);
            newest = await issuer.Rotate(newest);
        }

        (await issuer.Try(stolen)).Should().Be(Reuse, "its own hour was over long ago, but the family goes on");
        (await issuer.Try(newest)).Should().Be("InvalidGrant");
    }

    [Fact]
    [Rule("R9")]
    public async Task Other_families_go_on()
    {
        var stolen = await issuer.Issue();
        var others = new[] { await issuer.Issue(), await issuer.Issue(clientId: "tv"), await issuer.Issue("bob") };
        await issuer.Rotate(stolen);

        await issuer.Try(stolen);

        (await issuer.Try(others[0])).Should().StartWith("ann@app", "another log-in of hers");
        (await issuer.Try(others[1], "tv")).Should().StartWith("ann@tv");
        (await issuer.Try(others[2])).Should().StartWith("bob@app");
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("unknown")]
    [InlineData("another client")]
    [InlineData("more scope")]
    [InlineData("expired")]
    [InlineData("used before")]
    [Rule("R12")]
    public async Task Nothing_is_minted_for_a_request_that_is_refused(string why)
    {
        var token = await issuer.Issue();
        await (why == "used before" ? issuer.Rotate(token) : Task.CompletedTask);
        issuer.AccessTokens.ClearReceivedCalls();
        issuer.Pass(minutes: why == "expired" ? 60 : 0);

        await issuer.Try(
            why switch { "garbage" => "x", "unknown" => Issuer.NobodysToken, _ => token },
            why == "another client" ? "other" : "app",
            why == "more scope" ? "admin" : null);

        issuer.AccessTokens.ReceivedCalls().Should().BeEmpty();
    }

    [Fact]
    [Rule("R18")]
    public async Task A_revocation_that_fails_is_tried_again_by_the_next_one()
    {
        var stolen = await issuer.Issue();
        await issuer.Rotate(stolen);
        issuer.Table.BeforeReplace(() =>
        {
            issuer.Table.Fail(new TimeoutException("the table is away"));
            return Task.CompletedTask;
        });
        var replay = () => issuer.Try(stolen);

        await replay.Should().ThrowAsync<TimeoutException>();

        (await replay()).Should().Be(Reuse);
    }
}
