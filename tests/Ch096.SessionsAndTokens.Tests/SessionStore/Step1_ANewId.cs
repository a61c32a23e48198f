using NSubstitute;

namespace Katas.SessionsAndTokens.SessionStore.Steps;

public sealed class Step1_ANewId
{
    private readonly Site site = new();

    [Theory]
    [InlineData("000000000000000000000000000000000000", "AAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF", "________________________")] // 63, not '/'
    [InlineData("FBEFBEFBEFBEFBEFBEFBEFBEFBEFBEFBEFBE", "------------------------")] // 62, not '+'
    [InlineData("6E6F626F647920686173207468697320696400", Site.NobodysId)] // 18 bytes and not one more
    [InlineData("000102030405060708090A0B0C0D0E0F1011", "AAECAwQFBgcICQoLDA0ODxAR")]
    [Rule("R2")]
    public async Task Rfc4648_5_An_id_is_18_random_bytes_in_base64url(string random, string id)
    {
        var server = site.Server();
        site.Load(random);

        (await server.LogInAsync("ann", "reader")).Text.Should().Be(id, "the source gave {0}", random);
    }

    [Fact]
    [Rule("R2")]
    public async Task Each_log_in_draws_anew()
    {
        var server = site.Server();

        string[] ids = [(await server.LogInAsync("ann", "reader")).Text, (await server.LogInAsync("ann", "reader")).Text];

        ids[0].Should().NotBe(ids[1], "one user, two sessions");
        site.Table.Entries.Should().HaveCount(2);
    }

    [Theory]
    [InlineData(Site.NobodysBytes, Site.NobodysKey)]
    [InlineData("000000000000000000000000000000000000", "1bda9f0aed80857d43c9329457f28b1ca29f736a0c539901e1ba16a909eb07b4")]
    [Rule("R3")]
    public async Task The_table_keeps_a_session_under_the_hash_of_its_id(string random, string key)
    {
        var server = site.Server();
        site.Load(random);

        var id = await server.LogInAsync("ann", "reader");

        site.Table.Keys.Should().Equal([key], "this is SHA-256 of the characters {0}", id.Text);
    }

    [Fact]
    [Rule("R3")]
    public async Task The_whole_hash()
    {
        await site.LogIn();

        site.Table.Keys.Should().ContainSingle().Which.Should().MatchRegex("^[0-9a-f]{64}$");
    }

    [Fact]
    [Rule("R3")]
    public async Task Who_reads_the_table_has_no_session()
    {
        var id = await site.LogIn(binding: "thumbprint");

        $"{site.Table.Keys[0]} {site.Table.Entries[0]}".Should().NotContainAny(id, id[..8], id[^8..]);
    }

    [Theory]
    [InlineData("ann", "reader", null, "ann, a reader until 09:30, at most 17:00, shows -")]
    [InlineData("bob", "admin", "ab:cd", "bob, a admin until 09:30, at most 17:00, shows ab:cd")]
    [InlineData(" ", "Ω", "", " , a Ω until 09:30, at most 17:00, shows ")] // not ours to judge
    [Rule("R4")]
    public async Task What_the_table_keeps(string user, string role, string? binding, string expected)
    {
        await site.LogIn(user, role, binding);

        Site.Show(site.Table.Entries.Should().ContainSingle().Which).Should().Be(expected);
    }

    [Fact]
    [Rule("R4")]
    public async Task Times_begin_at_the_log_in()
    {
        var server = site.Server();
        site.Pass(minutes: 61);

        await server.LogInAsync("ann", "reader");

        Site.Show(site.Table.Entries[0]).Should().Be(
            "ann, a reader until 10:31, at most 18:01, shows -", "the server was started at nine");
    }

    [Theory]
    [InlineData(1, 1, 0)]
    [InlineData(2, 2, 1)] // the step is less than the idle timeout
    [InlineData(30, 480, 5)]
    [InlineData(1, 576_000, 0)] // 400 days
    [InlineData(576_000, 576_000, 575_999)]
    [Rule("R1")]
    public void A_policy_that_goes_together(int idle, int absolute, int step) =>
        Make(idle, absolute, step).Should().NotThrow("{0}, {1} and {2} minutes go together", idle, absolute, step);

    [Theory]
    [InlineData(0, 480, 0)]
    [InlineData(-1, 480, -2)]
    [InlineData(30, 29.999, 5)] // idle no longer than all
    [InlineData(30, 0, 5)]
    [InlineData(30, -480, 5)]
    [InlineData(30, 576_000.001, 5)]
    [InlineData(30, 900_000_000_000, 5)] // would end after the last date that there is
    [InlineData(30, 480, -0.001)]
    [InlineData(30, 480, 30)] // would never be renewed
    [InlineData(30, 480, 31)]
    [Rule("R1")]
    public void And_one_that_does_not(double idle, double absolute, double step) =>
        Make(idle, absolute, step).Should().Throw<ArgumentException>().WithParameterName("policy");

    [Fact]
    [Rule("R1")]
    public void Nothing_is_left_out()
    {
        using var random = Dice.Throw();

        foreach (var make in (Func<Sessions>[])[
            () => new Sessions(null!, site.Policy, site.Clock, random),
            () => new Sessions(site.Table, null!, site.Clock, random),
            () => new Sessions(site.Table, site.Policy, null!, random),
            () => new Sessions(site.Table, site.Policy, site.Clock, null!)])
        {
            make.Should().Throw<ArgumentNullException>();
        }
    }

    [Theory]
    [InlineData(null, "reader", "user")]
    [InlineData("", "reader", "user")]
    [InlineData("ann", null, "role")]
    [InlineData("ann", "", "role")]
    [Rule("R1")]
    public async Task A_session_has_a_user_and_a_role(string? user, string? role, string parameter)
    {
        await site.LogIn();
        var logIn = () => site.Server().LogInAsync(user!, role!);

        (await logIn.Should().ThrowAsync<ArgumentException>()).WithParameterName(parameter);
        site.Table.Entries.Should().ContainSingle("this is the other one");
    }

    [Fact]
    [Rule("R17")]
    public async Task A_source_that_repeats_itself_gives_nobody_the_session_of_somebody_else()
    {
        var server = site.Server();
        site.Load(Site.NobodysBytes);
        await server.LogInAsync("ann", "reader");
        var again = () => server.LogInAsync("bob", "reader");

        await again.Should().ThrowAsync<InvalidOperationException>("the table says that there is one already");
        site.Table.Entries.Should().ContainSingle().Which.User.Should().Be("ann");
    }

    [Fact]
    [Rule("R17")]
    public async Task A_table_that_fails_is_no_log_in()
    {
        var failure = new TimeoutException("the table is away");
        var table = Substitute.For<ISessionTable>();
        table.AddAsync(Arg.Any<string>(), Arg.Any<SessionEntry>()).Returns(Task.FromException(failure));
        var logIn = () => site.Server(table).LogInAsync("ann", "reader");

        (await logIn.Should().ThrowAsync<TimeoutException>()).Which.Should().BeSameAs(failure);
    }

    [Fact]
    [Rule("R18")]
    public async Task A_log_of_the_new_id_does_not_have_it()
    {
        var id = await site.Server().LogInAsync("ann", "reader");

        $"{id}".Should().NotContain(id.Text);
    }

    [Fact]
    [Rule("R18")]
    public async Task Nor_a_part_of_it()
    {
        var id = await site.Server().LogInAsync("ann", "reader");

        $"{id}".Should().NotContainAny(id.Text[..4], id.Text[^4..], id.Text[10..14]);
    }

    private static Action Make(double idle, double absolute, double step)
    {
        var site = new Site { Policy = new SessionPolicy(Minutes(idle), Minutes(absolute), Minutes(step)) };
        return () => site.Server();
    }

    private static TimeSpan Minutes(double minutes) =>
        minutes > 1e10 ? TimeSpan.MaxValue : TimeSpan.FromMinutes(minutes);
}
