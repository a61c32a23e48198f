using NSubstitute;

namespace Katas.SessionsAndTokens.SessionStore.Steps;

public sealed class Step4_AnotherRole
{
    private readonly Site site = new();

    [Theory]
    [InlineData("reader", "admin")]
    [InlineData("admin", "reader")] // up or down
    [InlineData("reader", "reader")] // proved once more
    [Rule("R12")]
    public async Task Another_role_is_another_id_and_the_old_one_is_worth_nothing(string role, string another)
    {
        var old = await site.LogIn(role: role);

        var id = await Change(old, another);

        (await site.LookUp(old)).Should().Be("UNKNOWN", "whoever has fixed or stolen it has nothing now");
        (await site.LookUp(id)).Should().Be($"ann, a {another} until 09:30");
        site.Table.Entries.Should().ContainSingle("it is one session all the time");
    }

    [Theory]
    [InlineData(0, "ann, a admin until 09:30, at most 17:00, shows ab:cd")]
    [InlineData(1, "ann, a admin until 09:31, at most 17:00, shows ab:cd")] // written anyway
    [InlineData(29, "ann, a admin until 09:59, at most 17:00, shows ab:cd")]
    [Rule("R12")]
    public async Task The_rest_of_the_session_goes_on(int minutes, string expected)
    {
        var id = await site.LogIn(binding: "ab:cd");
        site.Pass(minutes);

        (await Change(id, "admin", "ab:cd")).Should().NotBeNull();

        Site.Show(site.Table.Entries.Should().ContainSingle().Which).Should().Be(expected);
    }

    [Fact]
    [Rule("R17")]
    public async Task A_source_that_repeats_itself_makes_no_id_good_in_another_role()
    {
        var server = site.Server();
        site.Load(Site.NobodysBytes);
        var id = (await server.LogInAsync("ann", "reader")).Text;
        var change = () => server.ChangeRoleAsync(id, "admin");

        await change.Should().ThrowAsync<InvalidOperationException>("whoever had seen the old id would have the new one");
        Site.Show(site.Table.Entries.Should().ContainSingle().Which).Should().StartWith("ann, a reader");
    }

    [Fact]
    [Rule("R12")]
    public async Task A_change_is_a_request_and_prolongs_it()
    {
        var id = await site.LogIn();
        site.Pass(minutes: 29);
        id = await Change(id, "admin");
        site.Pass(minutes: 29);

        (await site.LookUp(id)).Should().StartWith("ann, a admin", "the change was 29 minutes ago");
    }

    [Fact]
    [Rule("R12")]
    public async Task Going_up_and_down_does_not_make_it_last_for_ever()
    {
        var id = await site.LogIn();
        for (var at = 0; at < 8 * 60 - 20; at += 20)
        {
            site.Pass(minutes: 20);
            id = await Change(id, at % 40 == 0 ? "admin" : "reader");
            id.Should().NotBeNull("it is {0} minutes after the log-in", at + 20);
        }

        Site.Show(site.Table.Entries[0]).Should().Be("ann, a admin until 17:00, at most 17:00, shows -");
        site.Pass(minutes: 20);
        (await site.LookUp(id)).Should().Be("EXPIRED", "the log-in was eight hours ago");
    }

    [Theory]
    [InlineData("expired")]
    [InlineData("moved")]
    [InlineData("invented")]
    [InlineData("foreign")]
    [Rule("R12")]
    public async Task Without_a_live_session_there_is_no_role(string what)
    {
        var other = await site.LogIn("bob");
        var id = await site.LogIn(binding: "ab:cd");
        await (what == "moved" ? Change(id, "writer", "ab:cd") : Task.CompletedTask);
        site.Pass(minutes: what == "expired" ? 30 : 0);

        var gained = await Change(what == "invented" ? Site.NobodysId : id, "admin", what == "foreign" ? "ef:01" : "ab:cd");

        gained.Should().BeNull();
        site.Table.Entries.Should().NotContain(entry => entry.Role == "admin");
        (await site.LookUp(id, "ab:cd")).Should().Be(
            what == "invented" ? "ann, a reader until 09:30" : "UNKNOWN", "what is over or foreign is removed where it is met");
        site.Table.Entries.Should().Contain(entry => entry.User == "bob", "{0} is another one", other[..2]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("bm9ib2R5IGhhcyB0aGlzIGlkA")]
    [InlineData("' OR '1'='1' OR 'a'='a' ")]
    [Rule("R6")]
    public async Task Garbage_gains_nothing_and_never_reaches_the_table(string? cookie)
    {
        var table = Substitute.For<ISessionTable>();

        (await site.Server(table).ChangeRoleAsync(cookie, "admin")).Should().BeNull();

        table.ReceivedCalls().Should().BeEmpty();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [Rule("R1")]
    public async Task No_role_is_the_callers_mistake_whatever_the_id(string? role)
    {
        foreach (var id in (string?[])[await site.LogIn(), Site.NobodysId, null])
        {
            var change = () => site.Server().ChangeRoleAsync(id, role!);

            (await change.Should().ThrowAsync<ArgumentException>()).WithParameterName(nameof(role));
        }
    }

    [Theory]
    [InlineData(Site.NobodysId)]
    [InlineData("bm9ib2R5IGhhcyB0aGlzIGlkA")]
    [InlineData("")]
    [InlineData("admin")]
    [Rule("R5")]
    public async Task An_id_that_the_attacker_made_up_is_not_adopted(string planted)
    {
        var id = (await site.Server().LogInAsync("ann", "reader", planted)).Text;

        id.Should().NotBe(planted);
        (await site.LookUp(planted)).Should().Be("UNKNOWN", "the attacker waits with it for Ann to log in");
        (await site.LookUp(id)).Should().Be("ann, a reader until 09:30");
    }

    [Theory]
    [InlineData("mallory")] // hers, planted in Ann's browser
    [InlineData("ann")] // her own, of a lower role
    [Rule("R5")]
    public async Task Nor_is_one_that_he_was_given(string whose)
    {
        var planted = await site.LogIn(whose, "guest", "ab:cd");
        var bystander = await site.LogIn(whose, "guest");

        var id = (await site.Server().LogInAsync("ann", "admin", planted)).Text;

        id.Should().NotBe(planted);
        (await site.LookUp(planted, "ab:cd")).Should().Be("UNKNOWN", "the session that came with the log-in is over");
        (await site.LookUp(id)).Should().Be("ann, a admin until 09:30");
        (await site.LookUp(bystander)).Should().Be($"{whose}, a guest until 09:30", "only that one");
    }

    [Fact]
    [Rule("R6")]
    public async Task Presented_garbage_never_reaches_the_table()
    {
        var table = Substitute.For<ISessionTable>();

        await site.Server(table).LogInAsync("ann", "reader", "' OR '1'='1' OR 'a'='a' ");

        table.ReceivedCalls().Should().ContainSingle("it adds, and there is nothing to remove");
    }

    [Theory]
    [InlineData("", "reader")]
    [InlineData("ann", "")]
    [Rule("R1")]
    public async Task A_log_in_that_cannot_be_ends_nothing(string user, string role)
    {
        var old = await site.LogIn();
        var logIn = () => site.Server().LogInAsync(user, role, old);

        await logIn.Should().ThrowAsync<ArgumentException>();
        (await site.LookUp(old)).Should().StartWith("ann", "nothing was done before it was found out");
    }

    [Fact]
    [Rule("R5")]
    public async Task A_log_in_that_fails_leaves_no_old_session()
    {
        var old = await site.LogIn();
        site.Table.FailAtWrite(2);
        var logIn = () => site.Server().LogInAsync("ann", "admin", old);

        await logIn.Should().ThrowAsync<TimeoutException>();
        (await site.LookUp(old)).Should().Be("UNKNOWN", "the old one goes first: better none than two");
    }

    private async Task<string?> Change(string? id, string role, string? binding = null) =>
        (await site.Server().ChangeRoleAsync(id, role, binding))?.Text;
}
