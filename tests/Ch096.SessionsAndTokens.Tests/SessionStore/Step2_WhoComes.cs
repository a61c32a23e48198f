using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace Katas.SessionsAndTokens.SessionStore.Steps;

public sealed class Step2_WhoComes
{
    private readonly Site site = new();

    [Fact]
    [Rule("R7")]
    public async Task Who_has_the_id_is_the_user()
    {
        var (ann, bob) = (await site.LogIn(), await site.LogIn("bob", "admin"));

        (await site.LookUp(ann)).Should().Be("ann, a reader until 09:30", "any server knows what one has done");
        (await site.LookUp(bob)).Should().Be("bob, a admin until 09:30");
        (await site.LookUp(ann)).Should().Be("ann, a reader until 09:30");
    }

    [Fact]
    [Rule("R7")]
    public async Task An_id_that_nobody_was_given_is_none()
    {
        await site.LogIn();

        (await site.LookUp(Site.NobodysId)).Should().Be("UNKNOWN");
        (await site.LookUp(Site.NobodysId)).Should().Be("UNKNOWN", "asking for it does not make it one");
        (await site.LookUp(site.Table.Keys[0])).Should().Be("UNKNOWN", "nor is a key an id");
        (await site.LookUp(string.Concat(site.Table.Keys[0].Take(24)))).Should().Be("UNKNOWN", "nor is its beginning");
        site.Table.Keys.Should().ContainSingle("only the log-in wrote");
    }

    [Fact]
    [Rule("R7")]
    public async Task What_one_server_ends_is_over_for_all()
    {
        var id = await site.LogIn(binding: "ab:cd");
        var (here, there) = (site.Server(), site.Server());
        await here.LookUpAsync(id, "ab:cd");

        await there.LookUpAsync(id, "ef:01");

        Site.Show(await here.LookUpAsync(id, "ab:cd")).Should().Be("UNKNOWN", "nothing is remembered here");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("bm9ib2R5IGhhcyB0aGlzIGk")] // 23
    [InlineData("bm9ib2R5IGhhcyB0aGlzIGlkA")] // 25
    [InlineData("bm9ib2R5IGhhcyB0aGlzIGlkbm9ib2R5IGhhcyB0aGlzIGlk")] // two of them
    [InlineData(" " + Site.NobodysId)]
    [InlineData(Site.NobodysId + "\r\n")]
    [InlineData("\"" + Site.NobodysId + "\"")]
    [InlineData(" bm9ib2R5IGhhcyB0aGlzIGl")]
    [InlineData("bm9ib2R5IGhhcyB0aGlzIGl\n")]
    [InlineData("bm9ib2R5 GhhcyB0aGlzIGlk")]
    [InlineData("bm9ib2R5+GhhcyB0aGlzIGlk")] // plain base64
    [InlineData("bm9ib2R5/GhhcyB0aGlzIGlk")]
    [InlineData("bm9ib2R5IGhhcyB0aGlzIG==")]
    [InlineData("bm9ib2R5IGhhcyB0aGlzIG%3")]
    [InlineData("bm9ib2R5.GhhcyB0aGlzIGlk")]
    [InlineData("bm9ib2R5\0GhhcyB0aGlzIGlk")]
    [InlineData("bm9ib2R5éGhhcyB0aGlzIGlk")] // a letter, but not one of ours
    [InlineData("bm9ib2R5\uFF11GhhcyB0aGlzIGlk")] // a digit
    [InlineData("bm9ib2R5\u0131GhhcyB0aGlzIGlk")] // an i without its dot
    [InlineData("' OR '1'='1' OR 'a'='a' ")]
    [InlineData("../../../../../etc/passw")]
    [InlineData("sess:*")]
    [Rule("R6")]
    public Task Garbage_never_reaches_the_table(string? cookie) => IsGarbage(cookie);

    [Fact]
    [Rule("R6")]
    public Task Nor_does_a_megabyte_of_it() => IsGarbage(new string('A', 1 << 20));

    [Fact]
    [Rule("R6")]
    public async Task Each_character_is_in_the_alphabet_or_not()
    {
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        var table = Substitute.For<ISessionTable>();
        table.FindAsync(Arg.Any<string>()).Returns((SessionEntry?)null);
        var server = site.Server(table);
        foreach (var character in Samples.Below(0x180).Select(code => (char)code))
        {
            table.ClearReceivedCalls();

            await server.LookUpAsync($"bm9ib2R5{character}GhhcyB0aGlzIGlk");

            table.ReceivedCalls().Should().HaveCount(
                Alphabet.Contains(character, StringComparison.Ordinal) ? 1 : 0, "of U+{0:X4} in an id", (int)character);
        }
    }

    [Theory]
    [InlineData("ab:cd", "ab:cd")]
    [InlineData("", "")]
    [InlineData(null, null)]
    [InlineData(null, "ab:cd")] // nothing was asked for
    [InlineData(null, "")]
    [Rule("R9")]
    public async Task A_request_that_shows_what_is_asked_for_is_the_users(string? binding, string? shown)
    {
        var id = await site.LogIn(binding: binding);

        (await site.LookUp(id, shown)).Should().Be("ann, a reader until 09:30");
        (await site.LookUp(id, shown)).Should().Be("ann, a reader until 09:30");
    }

    [Theory]
    [InlineData("ab:cd", "ab:ce")]
    [InlineData("ab:cd", "AB:CD")]
    [InlineData("ab:cd", "ab:cd ")]
    [InlineData("ab:cd", "ab")]
    [InlineData("ab:cd", "")]
    [InlineData("ab:cd", null)] // the thief shows nothing at all
    [InlineData("", null)]
    [Rule("R9")]
    public async Task One_that_does_not_is_foreign(string binding, string? shown)
    {
        var id = await site.LogIn(binding: binding);

        (await site.LookUp(id, shown)).Should().Be("FOREIGN", "the session asks for {0}", Wire.Show(binding));
    }

    [Fact]
    [Rule("R9")]
    public async Task An_id_that_two_have_is_worth_nothing()
    {
        var id = await site.LogIn(binding: "ab:cd");

        await site.LookUp(id, "ef:01");

        (await site.LookUp(id, "ab:cd")).Should().Be("UNKNOWN", "the session was ended for both");
        site.Table.Entries.Should().BeEmpty();
    }

    [Fact]
    [Rule("R17")]
    public async Task A_table_that_cannot_be_asked_is_no_log_out()
    {
        var failure = new TimeoutException("the table is away");
        var table = Substitute.For<ISessionTable>();
        table.FindAsync(Site.NobodysKey).ThrowsAsync(failure);
        var server = site.Server(table);
        var lookUp = () => server.LookUpAsync(Site.NobodysId);

        (await lookUp.Should().ThrowAsync<TimeoutException>("else all users log in again at once"))
            .Which.Should().BeSameAs(failure);
    }

    private async Task IsGarbage(string? cookie)
    {
        var table = Substitute.For<ISessionTable>();

        var found = await site.Server(table).LookUpAsync(cookie);

        Site.Show(found).Should().Be("UNKNOWN");
        table.ReceivedCalls().Should().BeEmpty("what cannot be an id costs the table nothing, and cannot hurt it");
    }
}
