using NSubstitute;

namespace Katas.SessionsAndTokens.SessionStore.Steps;

public sealed class Step5_LogOut
{
    private readonly Site site = new();

    [Fact]
    [Rule("R13")]
    public async Task A_log_out_ends_one_session()
    {
        var (phone, laptop) = (await site.LogIn(), await site.LogIn());

        await site.Server().LogOutAsync(phone);

        (await site.LookUp(phone)).Should().Be("UNKNOWN", "it is ended on the server, whatever becomes of the cookie");
        (await site.LookUp(laptop)).Should().Be("ann, a reader until 09:30");
        site.Table.Entries.Should().ContainSingle();
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData("", 0)]
    [InlineData("bm9ib2R5IGhhcyB0aGlzIGlkA", 0)]
    [InlineData("' OR '1'='1' OR 'a'='a' ", 0)]
    [InlineData(Site.NobodysId, 1)] // one that was ended before, perhaps
    [Rule("R6")]
    [Rule("R13")]
    public async Task Where_there_is_none_nothing_is_ended(string? id, int calls)
    {
        var table = Substitute.For<ISessionTable>();

        await site.Server(table).LogOutAsync(id);

        table.ReceivedCalls().Should().HaveCount(calls, "garbage does not reach the table");
    }

    [Fact]
    [Rule("R14")]
    public async Task Everywhere_is_all_sessions_of_one_user()
    {
        string[] ids = [await site.LogIn(), await site.LogIn(), await site.LogIn(role: "admin", binding: "ab:cd")];
        string[] others = [await site.LogIn("Ann"), await site.LogIn("annette"), await site.LogIn("bob")];

        (await site.Server().LogOutEverywhereAsync("ann")).Should().Be(3);

        foreach (var id in ids)
        {
            (await site.LookUp(id)).Should().Be("UNKNOWN");
        }

        foreach (var id in others)
        {
            (await site.LookUp(id)).Should().EndWith("a reader until 09:30", "these are other users");
        }
    }

    [Fact]
    [Rule("R14")]
    public async Task What_is_left_of_old_sessions_goes_with_them()
    {
        await site.LogIn();
        site.Pass(minutes: 40);
        await site.LogIn();

        (await site.Server().LogOutEverywhereAsync("ann")).Should().Be(2, "one of them is over, but nobody has met it");
        site.Table.Entries.Should().BeEmpty();
        (await site.Server().LogOutEverywhereAsync("ann")).Should().Be(0);
    }

    [Fact]
    [Rule("R14")]
    public async Task What_somebody_else_has_ended_meanwhile_does_not_count()
    {
        await site.LogIn();
        var id = await site.LogIn();
        site.Table.AfterList(() => site.Server().LogOutAsync(id));

        (await site.Server().LogOutEverywhereAsync("ann")).Should().Be(1);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [Rule("R1")]
    public async Task Everywhere_needs_a_user(string? user)
    {
        var logOut = async () => await site.Server().LogOutEverywhereAsync(user!);

        (await logOut.Should().ThrowAsync<ArgumentException>()).WithParameterName(nameof(user));
    }

    [Fact]
    [Rule("R15")]
    public async Task Everywhere_else_keeps_the_session_that_asks()
    {
        var own = await site.LogIn(binding: "ab:cd");
        string[] others = [await site.LogIn(), await site.LogIn(role: "admin")];
        var bob = await site.LogIn("bob");

        (await site.Server().LogOutEverywhereElseAsync(own, "ab:cd")).Should().Be(2);

        (await site.LookUp(own, "ab:cd")).Should().Be("ann, a reader until 09:30");
        (await site.LookUp(others[0])).Should().Be("UNKNOWN");
        (await site.LookUp(others[1])).Should().Be("UNKNOWN");
        (await site.LookUp(bob)).Should().Be("bob, a reader until 09:30");
        (await site.Server().LogOutEverywhereElseAsync(own, "ab:cd")).Should().Be(0, "it is alone");
    }

    [Fact]
    [Rule("R15")]
    public async Task That_prolongs_nothing()
    {
        var own = await site.LogIn();
        site.Pass(minutes: 10);

        await site.Server().LogOutEverywhereElseAsync(own);

        Site.Show(site.Table.Entries[0]).Should().StartWith("ann, a reader until 09:30");
    }

    [Theory]
    [InlineData("expired")]
    [InlineData("ended")]
    [InlineData("foreign")]
    [InlineData("invented")]
    [Rule("R15")]
    public async Task A_session_that_is_not_live_throws_nobody_out(string what)
    {
        var asks = await site.LogIn(binding: "ab:cd");
        site.Pass(minutes: 20);
        var other = await site.LogIn();
        site.Pass(minutes: what == "expired" ? 10 : 0);
        await site.Server().LogOutAsync(what == "ended" ? asks : null);

        var ended = await site.Server().LogOutEverywhereElseAsync(
            what == "invented" ? Site.NobodysId : asks, what == "foreign" ? "ef:01" : "ab:cd");

        ended.Should().Be(0);
        (await site.LookUp(other)).Should().StartWith("ann", "an id that is {0} says nothing about Ann", what);
        site.Table.Entries.Should().HaveCount(what == "invented" ? 2 : 1, "what is over or foreign is removed where it is met");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("bm9ib2R5IGhhcyB0aGlzIGlkA")]
    [InlineData("' OR '1'='1' OR 'a'='a' ")]
    [Rule("R6")]
    public async Task Nor_does_garbage_and_it_never_reaches_the_table(string? cookie)
    {
        var table = Substitute.For<ISessionTable>();

        (await site.Server(table).LogOutEverywhereElseAsync(cookie)).Should().Be(0);

        table.ReceivedCalls().Should().BeEmpty();
    }

    [Fact]
    [Rule("R17")]
    public async Task A_log_out_that_fails_is_not_done()
    {
        var id = await site.LogIn();
        Func<Sessions, Task>[] ways =
        [
            server => server.LogOutAsync(id), server => server.LogOutEverywhereAsync("ann"),
        ];
        foreach (var way in ways)
        {
            site.Table.FailAtWrite(1);
            var logOut = () => way(site.Server());

            await logOut.Should().ThrowAsync<TimeoutException>("who is told that it is over believes it");
        }
    }
}
