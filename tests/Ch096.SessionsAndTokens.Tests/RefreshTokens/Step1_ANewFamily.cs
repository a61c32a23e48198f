using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace Katas.SessionsAndTokens.RefreshTokens.Steps;

public sealed class Step1_ANewFamily
{
    private readonly Issuer issuer = new();

    [Theory]
    [InlineData("000000000000000000000000000000000000000000000000", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF", "________________________________")] // 63
    [InlineData("FBEFBEFBEFBEFBEFBEFBEFBEFBEFBEFBEFBEFBEFBEFBEFBE", "--------------------------------")] // 62
    [InlineData(Issuer.NobodysBytes + "00", Issuer.NobodysToken)] // 24 bytes and not one more
    [Rule("R2")]
    public async Task Rfc6749_10_10_A_refresh_token_is_24_random_bytes_in_base64url(string random, string token)
    {
        issuer.Load(random);

        (await issuer.Issue()).Should().Be(token, "the source gave {0}", random);
    }

    [Fact]
    [Rule("R2")]
    public async Task Each_family_has_its_own()
    {
        var machine = issuer.Machine();

        var tokens = new[] { await machine.IssueAsync("ann", "app", "read"), await machine.IssueAsync("ann", "app", "read") };

        tokens[0].RefreshToken.Should().NotBe(tokens[1].RefreshToken);
        issuer.Table.All.Should().HaveCount(2);
    }

    [Theory]
    [InlineData(Issuer.NobodysBytes, Issuer.NobodysKey)]
    [InlineData(
        "000000000000000000000000000000000000000000000000", "22a48051594c1949deed7040850c1f0f8764537f5191be56732d16a54c1d8153")]
    [Rule("R3")]
    public async Task The_table_has_the_hash_of_a_token(string random, string key)
    {
        issuer.Load(random);

        var token = await issuer.Issue();

        var family = issuer.Table.All.Should().ContainSingle().Which;
        family.Current.Should().Be(key, "this is SHA-256 of the characters {0}", token);
        family.Id.Should().Be(key);
    }

    [Fact]
    [Rule("R3")]
    public async Task Who_reads_the_table_has_no_token()
    {
        var issued = await issuer.Machine().IssueAsync("ann", "app", "read");

        issuer.Table.Dump.Should().NotContainAny(
            issued.RefreshToken, issued.RefreshToken[..8], issued.RefreshToken[^8..], issued.AccessToken);
    }

    [Theory]
    [InlineData("ann", "app", "read write", "ann@app may read write until 10:00, at most 17:00")]
    [InlineData("Ω", " ", "urn:x#[]~!", "Ω@  may urn:x#[]~! until 10:00, at most 17:00")] // not ours to judge
    [Rule("R4")]
    public async Task What_the_table_keeps(string user, string clientId, string scope, string expected)
    {
        await issuer.Machine().IssueAsync(user, clientId, scope);

        Issuer.Show(issuer.Table.All.Should().ContainSingle().Which).Should().Be(expected);
    }

    [Fact]
    [Rule("R4")]
    public async Task What_the_client_gets()
    {
        var machine = issuer.Machine();
        issuer.Pass(minutes: 61);

        var issued = await machine.IssueAsync("ann", "app", "read write");

        issued.AccessToken.Should().Be("ann@app may read write until 10:11", "the machine was started at nine");
        issued.ExpiresIn.Should().Be(TimeSpan.FromMinutes(10));
        issued.Scope.Should().Be("read write");
        issued.RefreshToken.Should().HaveLength(32);
    }

    [Theory]
    [InlineData(1, 2, 2)] // a family may end by itself
    [InlineData(10, 60, 480)]
    [InlineData(59.999, 60, 525_600)] // 365 days
    [Rule("R1")]
    public void A_policy_that_goes_together(double access, double idle, double family) =>
        Make(access, idle, family).Should().NotThrow("{0}, {1} and {2} minutes go together", access, idle, family);

    [Theory]
    [InlineData(0, 60, 480)]
    [InlineData(-1, 60, 480)]
    [InlineData(60, 60, 480)] // who refreshes when the access token is over comes too late
    [InlineData(61, 60, 480)]
    [InlineData(10, 60, 59.999)]
    [InlineData(10, 60, -1)]
    [InlineData(10, 60, 525_600.001)]
    [InlineData(10, 60, 900_000_000_000)] // would end after the last date that there is
    [Rule("R1")]
    public void And_one_that_does_not(double access, double idle, double family) =>
        Make(access, idle, family).Should().Throw<ArgumentException>().WithParameterName("policy");

    [Fact]
    [Rule("R1")]
    public void Nothing_is_left_out()
    {
        var (table, tokens, policy, clock) = (issuer.Table, issuer.AccessTokens, issuer.Policy, issuer.Clock);
        using var random = System.Security.Cryptography.RandomNumberGenerator.Create();
        foreach (var make in (Func<TokenIssuer>[])[
            () => new TokenIssuer(null!, tokens, policy, clock, random),
            () => new TokenIssuer(table, null!, policy, clock, random),
            () => new TokenIssuer(table, tokens, null!, clock, random),
            () => new TokenIssuer(table, tokens, policy, null!, random),
            () => new TokenIssuer(table, tokens, policy, clock, null!)])
        {
            make.Should().Throw<ArgumentNullException>();
        }
    }

    [Theory]
    [InlineData(null, "app", "read", "user")]
    [InlineData("", "app", "read", "user")]
    [InlineData("ann", null, "read", "clientId")]
    [InlineData("ann", "", "read", "clientId")]
    [InlineData("ann", "app", null, "scope")]
    [InlineData("ann", "app", "", "scope")]
    [InlineData("ann", "app", " ", "scope")]
    [InlineData("ann", "app", " read", "scope")]
    [InlineData("ann", "app", "read ", "scope")]
    [InlineData("ann", "app", "read  write", "scope")]
    [InlineData("ann", "app", "read\twrite", "scope")]
    [InlineData("ann", "app", "re\"ad", "scope")] // %x22
    [InlineData("ann", "app", "re\\ad", "scope")] // %x5C
    [InlineData("ann", "app", "read\x7F", "scope")]
    [InlineData("ann", "app", "réad", "scope")]
    [Rule("R1")]
    public async Task Rfc6749_3_3_A_family_has_a_user_a_client_and_scopes(
        string? user, string? clientId, string? scope, string parameter)
    {
        var issue = () => issuer.Machine().IssueAsync(user!, clientId!, scope!);

        (await issue.Should().ThrowAsync<ArgumentException>()).WithParameterName(parameter);
        issuer.Table.All.Should().BeEmpty();
        await issuer.AccessTokens.DidNotReceiveWithAnyArgs().MintAsync(default!, default!, default!, default);
    }

    [Fact]
    [Rule("R18")]
    public async Task Without_an_access_token_there_is_no_family()
    {
        var failure = new TimeoutException("the key server is away");
        issuer.AccessTokens.MintAsync(default!, default!, default!, default).ThrowsAsyncForAnyArgs(failure);
        var issue = () => issuer.Issue();

        (await issue.Should().ThrowAsync<TimeoutException>()).Which.Should().BeSameAs(failure);
        issuer.Table.All.Should().BeEmpty();
    }

    [Fact]
    [Rule("R18")]
    public async Task A_source_that_repeats_itself_gives_nobody_the_token_of_somebody_else()
    {
        issuer.Load(Issuer.NobodysBytes);
        await issuer.Issue();
        var again = () => issuer.Issue("bob");

        await again.Should().ThrowAsync<InvalidOperationException>("the table says that the key was in use before");
        issuer.Table.All.Should().ContainSingle().Which.User.Should().Be("ann");
    }

    [Fact]
    [Rule("R19")]
    public async Task A_log_of_the_answer_has_no_refresh_token()
    {
        var issued = await issuer.Machine().IssueAsync("ann", "app", "read");

        $"{issued}".Should().NotContain(issued.RefreshToken);
    }

    [Fact]
    [Rule("R19")]
    public async Task And_no_access_token()
    {
        var issued = await issuer.Machine().IssueAsync("ann", "app", "read");

        $"{issued}".Should().NotContain(issued.AccessToken, "it is good for ten minutes, and logs are read by programs");
    }

    [Fact]
    [Rule("R19")]
    public async Task Nor_a_part_of_one()
    {
        issuer.AccessTokens.MintAsync(default!, default!, default!, default).ReturnsForAnyArgs("MINTED.BY.THE-ISSUER");
        var issued = await issuer.Machine().IssueAsync("ann", "app", "read");

        $"{issued}".Should().NotContainAny("MINT", "BY", "SSUER", issued.RefreshToken[..4], issued.RefreshToken[^4..]);
    }

    private static Action Make(double access, double idle, double family)
    {
        var made = new Issuer { Policy = new RefreshPolicy(Minutes(access), Minutes(idle), Minutes(family)) };
        return () => made.Machine();
    }

    private static TimeSpan Minutes(double minutes) =>
        minutes > 1e10 ? TimeSpan.MaxValue : TimeSpan.FromMinutes(minutes);
}
