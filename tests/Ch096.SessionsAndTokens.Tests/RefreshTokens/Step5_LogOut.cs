using NSubstitute;

namespace Katas.SessionsAndTokens.RefreshTokens.Steps;

public sealed class Step5_LogOut
{
    private readonly Issuer issuer = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)] // an old token of it
    [Rule("R16")]
    public async Task Rfc7009_2_1_A_log_out_ends_the_family(bool newest)
    {
        var old = await issuer.Issue();
        var token = await issuer.Rotate(old);

        await issuer.Machine().LogOutAsync("app", newest ? token : old);

        (await issuer.Try(token)).Should().Be("InvalidGrant", "without an alarm");
        (await issuer.Try(old)).Should().Be("InvalidGrant");
        Issuer.Show(issuer.Table.All[0]).Should().EndWith("revoked");
    }

    [Fact]
    [Rule("R16")]
    public async Task And_only_that_one()
    {
        var (phone, laptop) = (await issuer.Issue(), await issuer.Issue());

        await issuer.Machine().LogOutAsync("app", phone);

        (await issuer.Try(laptop)).Should().StartWith("ann@app");
    }

    [Fact]
    [Rule("R16")]
    public async Task Another_client_ends_nothing_and_is_told_nothing()
    {
        var token = await issuer.Issue();

        await issuer.Machine().LogOutAsync("App", token);

        (await issuer.Try(token)).Should().StartWith("ann@app");
    }

    [Fact]
    [Rule("R16")]
    public async Task Rfc7009_2_2_Twice_is_fine()
    {
        var token = await issuer.Issue();

        await issuer.Machine().LogOutAsync("app", token);
        await issuer.Machine().LogOutAsync("app", token);

        Issuer.Show(issuer.Table.All[0]).Should().EndWith("revoked");
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData("", 0)]
    [InlineData("bm9ib2R5IHdhcyBnaXZlbiB0aGlzIG9uA", 0)]
    [InlineData("' OR '1'='1' OR 'a'='a' OR 'b'='", 0)]
    [InlineData(Issuer.NobodysToken, 1)]
    [Rule("R6")]
    [Rule("R16")]
    public async Task Rfc7009_2_2_What_is_no_token_ends_nothing(string? token, int calls)
    {
        var table = Substitute.For<IFamilyTable>();
        table.FindAsync(Arg.Any<string>()).Returns((TokenFamily?)null);

        await issuer.Machine(table).LogOutAsync("app", token);

        table.ReceivedCalls().Should().HaveCount(calls, "garbage does not reach the table");
    }

    [Fact]
    [Rule("R17")]
    public async Task Everywhere_is_all_families_of_one_user()
    {
        string[] tokens = [await issuer.Issue(), await issuer.Issue(), await issuer.Issue(scope: "admin")];
        tokens[1] = await issuer.Rotate(tokens[1]);
        var others = new[] { await issuer.Issue("Ann"), await issuer.Issue("annette"), await issuer.Issue("bob") };

        (await issuer.Machine().LogOutEverywhereAsync("ann")).Should().Be(3);

        foreach (var token in tokens)
        {
            (await issuer.Try(token)).Should().Be("InvalidGrant");
        }

        foreach (var token in others)
        {
            (await issuer.Try(token)).Should().EndWith("may read write until 09:10", "these are other users");
        }
    }

    [Fact]
    [Rule("R17")]
    public async Task What_was_ended_before_does_not_count()
    {
        await issuer.Issue(clientId: "tv");
        var token = await issuer.Issue();
        await issuer.Machine().LogOutAsync("app", token);

        (await issuer.Machine().LogOutEverywhereAsync("ann")).Should().Be(1);
        (await issuer.Machine().LogOutEverywhereAsync("ann")).Should().Be(0);
        (await issuer.Machine().LogOutEverywhereAsync("nobody")).Should().Be(0);
    }

    [Fact]
    [Rule("R17")]
    public async Task What_somebody_else_has_ended_meanwhile_does_not_count()
    {
        var (token, _) = (await issuer.Issue(), await issuer.Issue());
        issuer.Table.AfterList(() => issuer.Machine().LogOutAsync("app", token));

        (await issuer.Machine().LogOutEverywhereAsync("ann")).Should().Be(1);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [Rule("R1")]
    public async Task Somebody_is_logged_out_by_somebody(string? name)
    {
        var one = () => issuer.Machine().LogOutAsync(name!, Issuer.NobodysToken);
        var garbage = () => issuer.Machine().LogOutAsync(name!, null);
        var all = () => issuer.Machine().LogOutEverywhereAsync(name!);

        (await one.Should().ThrowAsync<ArgumentException>()).WithParameterName("clientId");
        (await garbage.Should().ThrowAsync<ArgumentException>()).WithParameterName("clientId");
        (await all.Should().ThrowAsync<ArgumentException>()).WithParameterName("user");
    }

    [Fact]
    [Rule("R18")]
    public async Task A_log_out_that_fails_is_not_done()
    {
        var token = await issuer.Issue();
        Func<TokenIssuer, Task>[] ways =
        [
            machine => machine.LogOutAsync("app", token), machine => machine.LogOutEverywhereAsync("ann"),
        ];
        foreach (var way in ways)
        {
            issuer.Table.Fail(new TimeoutException("the table is away"));
            var logOut = () => way(issuer.Machine());

            await logOut.Should().ThrowAsync<TimeoutException>("who is told that it is over believes it");
        }
    }
}
