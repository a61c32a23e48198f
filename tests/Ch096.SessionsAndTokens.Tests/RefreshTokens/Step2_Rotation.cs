using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace Katas.SessionsAndTokens.RefreshTokens.Steps;

public sealed class Step2_Rotation
{
    private readonly Issuer issuer = new();

    [Fact]
    [Rule("R12")]
    public async Task Rfc6749_6_A_refresh_token_is_changed_for_new_tokens()
    {
        var first = await issuer.Issue();
        issuer.Pass(minutes: 9);

        var issued = (await issuer.Machine().RefreshAsync("app", first)).Should().BeOfType<RefreshResult.Issued>().Which;

        issued.AccessToken.Should().Be("ann@app may read write until 09:19");
        issued.ExpiresIn.Should().Be(TimeSpan.FromMinutes(10));
        issued.Scope.Should().Be("read write");
        issued.RefreshToken.Should().HaveLength(32).And.NotBe(first, "RFC 9700 §4.14.2: a new one with every answer");
    }

    [Fact]
    [Rule("R12")]
    public async Task The_new_one_is_good_and_the_next_one_and_the_next()
    {
        var token = await issuer.Issue();
        var seen = new HashSet<string> { token };
        for (var i = 0; i < 5; i++)
        {
            token = await issuer.Rotate(token);
            seen.Add(token).Should().BeTrue("no token comes twice");
        }

        issuer.Table.All.Should().ContainSingle("they are one family").Which.Id.Should().NotBe(issuer.Table.All[0].Current);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")] // RFC 6749 §3.2: without a value it is not there
    [Rule("R5")]
    public async Task Rfc6749_5_2_A_request_without_a_token_is_invalid(string? token)
    {
        var table = Substitute.For<IFamilyTable>();

        Issuer.Show(await issuer.Machine(table).RefreshAsync("app", token)).Should().Be("InvalidRequest");

        table.ReceivedCalls().Should().BeEmpty();
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("a")]
    [InlineData("bm9ib2R5IHdhcyBnaXZlbiB0aGlzIG9")] // 31
    [InlineData("bm9ib2R5IHdhcyBnaXZlbiB0aGlzIG9uA")] // 33
    [InlineData(Issuer.NobodysToken + Issuer.NobodysToken)]
    [InlineData(" " + Issuer.NobodysToken)]
    [InlineData(Issuer.NobodysToken + "\r\n")]
    [InlineData(" bm9ib2R5IHdhcyBnaXZlbiB0aGlzIG9")]
    [InlineData("bm9ib2R5IHdhcyBnaXZlbiB0aGlzIG9\n")]
    [InlineData("bm9ib2R5+HdhcyBnaXZlbiB0aGlzIG9u")] // plain base64
    [InlineData("bm9ib2R5/HdhcyBnaXZlbiB0aGlzIG9u")]
    [InlineData("bm9ib2R5IHdhcyBnaXZlbiB0aGlzIG==")]
    [InlineData("bm9ib2R5.HdhcyBnaXZlbiB0aGlzIG9u")]
    [InlineData("bm9ib2R5éHdhcyBnaXZlbiB0aGlzIG9u")] // a letter, but not one of ours
    [InlineData("bm9ib2R5\uFF11HdhcyBnaXZlbiB0aGlzIG9u")]
    [InlineData("' OR '1'='1' OR 'a'='a' OR 'b'='")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJpc3MiOiJqb2UifQ.")] // an access token in the wrong place
    [Rule("R6")]
    public async Task Garbage_never_reaches_the_table(string token)
    {
        var table = Substitute.For<IFamilyTable>();

        Issuer.Show(await issuer.Machine(table).RefreshAsync("app", token)).Should().Be("InvalidGrant");

        table.ReceivedCalls().Should().BeEmpty("what cannot be a token costs the table nothing, and cannot hurt it");
    }

    [Fact]
    [Rule("R7")]
    public async Task A_token_that_nobody_was_given_is_none()
    {
        await issuer.Issue();

        (await issuer.Try(Issuer.NobodysToken)).Should().Be("InvalidGrant");
        (await issuer.Try(issuer.Table.All[0].Current[..32])).Should().Be("InvalidGrant", "nor is what the table keeps");
        Issuer.Show(issuer.Table.All.Should().ContainSingle().Which).Should().NotContain("revoked");
        issuer.Table.Writes.Should().Be(1, "only the family was written");
    }

    [Theory]
    [InlineData("App")]
    [InlineData("app ")]
    [InlineData("ap")]
    [InlineData("apple")]
    [InlineData("other")]
    [Rule("R10")]
    public async Task Rfc6749_10_4_The_token_of_another_client_is_none_and_nothing_happens_to_it(string clientId)
    {
        var token = await issuer.Issue();

        (await issuer.Try(token, clientId)).Should().Be("InvalidGrant", "it was issued to app");

        issuer.Table.Writes.Should().Be(1);
        (await issuer.Try(token)).Should().Be("ann@app may read write until 09:10");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [Rule("R1")]
    public async Task Who_asks_is_known_before(string? clientId)
    {
        foreach (var token in (string?[])[await issuer.Issue(), null])
        {
            var refresh = () => issuer.Machine().RefreshAsync(clientId!, token);

            (await refresh.Should().ThrowAsync<ArgumentException>()).WithParameterName(nameof(clientId));
        }
    }

    [Fact]
    [Rule("R12")]
    public async Task If_no_access_token_can_be_made_the_refresh_token_is_still_good()
    {
        var failure = new TimeoutException("the key server is away");
        var token = await issuer.Issue();
        var broken = new Issuer();
        broken.Load(Issuer.NobodysBytes);
        broken.AccessTokens.MintAsync(default!, default!, default!, default).ThrowsAsyncForAnyArgs(failure);
        var refresh = () => broken.Machine(issuer.Table).RefreshAsync("app", token);

        (await refresh.Should().ThrowAsync<TimeoutException>()).Which.Should().BeSameAs(failure);

        (await issuer.Try(token)).Should().Be("ann@app may read write until 09:10", "else one bad minute logs everybody out");
    }

    [Fact]
    [Rule("R18")]
    public async Task A_source_that_repeats_itself_makes_no_token_good_twice()
    {
        issuer.Load(Issuer.NobodysBytes);
        var token = await issuer.Issue();
        var refresh = () => issuer.Try(token);

        await refresh.Should().ThrowAsync<InvalidOperationException>("the new token would be the old one");
        issuer.Table.Writes.Should().Be(1, "only the family was written");
    }

    [Fact]
    [Rule("R18")]
    public async Task A_table_that_cannot_be_asked_has_said_nothing()
    {
        var failure = new TimeoutException("the table is away");
        var token = await issuer.Issue();
        issuer.Table.Fail(failure);
        var refresh = () => issuer.Try(token);

        (await refresh.Should().ThrowAsync<TimeoutException>("invalid_grant would make the client forget its token"))
            .Which.Should().BeSameAs(failure);
        (await refresh()).Should().StartWith("ann@app");
    }
}
