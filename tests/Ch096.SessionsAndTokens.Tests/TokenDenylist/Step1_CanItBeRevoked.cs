using static Katas.SessionsAndTokens.TokenDenylist.TokenStatus;

namespace Katas.SessionsAndTokens.TokenDenylist.Steps;

public sealed class Step1_CanItBeRevoked
{
    private const string Tick = "0.0000001";

    private readonly Gate gate = new();

    [Theory]
    [InlineData("0", "3600")]
    [InlineData("-3600", "0")]
    [InlineData("-1800.5", "1799.5")]
    [InlineData("0", "1")]
    [InlineData("0", Tick)]
    [Rule("R2")]
    [Rule("R6")]
    public void A_token_that_nobody_has_revoked_is_good(string iat, string exp) =>
        gate.Is(Good, Gate.Token(iat: Number(iat), exp: Number(exp)));

    [Theory]
    [InlineData(null, "4f1a")]
    [InlineData("", "4f1a")]
    [InlineData("https://evil.example", "4f1a")]
    [InlineData("https://issuer.example/", "4f1a")] // names are compared exactly
    [InlineData("HTTPS://issuer.example", "4f1a")]
    [InlineData("https://issuer.example", null)]
    [InlineData("https://issuer.example", "")]
    [InlineData("https://issuer.example", "half >")]
    [InlineData("https://issuer.example", "<")]
    [InlineData("https://issuer.example", "><")]
    [Rule("R2")]
    public void Without_its_names_a_token_cannot_be_revoked_and_is_not_good(string? issuer, string? id) =>
        NeverGood(Gate.Token(issuer: issuer, id: Halves(id)));

    [Theory]
    [InlineData(1, true)]
    [InlineData(255, true)]
    [InlineData(256, true)]
    [InlineData(257, false)]
    [InlineData(100_000, false)]
    [Rule("R2")]
    public void A_name_has_1_to_256_characters(int length, bool good)
    {
        var name = new string('x', length);

        gate.Is(good ? Good : Unrevocable, Gate.Token(id: name));
        gate.Is(good ? Good : Unrevocable, Gate.Token(subject: name));
    }

    [Theory]
    [InlineData(null, true)] // a machine's token, perhaps
    [InlineData("ann", true)]
    [InlineData("<>", true)] // both halves
    [InlineData("", false)]
    [InlineData("<", false)]
    [Rule("R2")]
    public void A_subject_may_be_missing_but_not_empty(string? subject, bool good) =>
        gate.Is(good ? Good : Unrevocable, Gate.Token(subject: Halves(subject)));

    [Fact]
    [Rule("R2")]
    public void Without_its_times_a_token_cannot_be_revoked_and_is_not_good()
    {
        NeverGood(Gate.Token() with { IssuedAt = null });
        NeverGood(Gate.Token() with { Expires = null });
    }

    [Theory]
    [InlineData("0", "3600", true)]
    [InlineData("0", "3600.0000001", false)]
    [InlineData("0", "3601", false)]
    [InlineData("-0.5", "3599.5", true)]
    [InlineData("-0.5", "3599.6", false)]
    [InlineData("10", "10", false)]
    [InlineData("10", "9", false)]
    [InlineData("0", "1e20", false)]
    [Rule("R2")]
    public void Its_life_is_an_hour_at_most(string iat, string exp, bool good)
    {
        var token = Gate.Token(iat: Number(iat), exp: Number(exp));
        if (good)
        {
            gate.Is(Good, token);
        }
        else
        {
            NeverGood(token);
        }
    }

    [Theory]
    [InlineData("0", "1", Expired)]
    [InlineData("-1", "1", Unrevocable)]
    [InlineData("-0.0000001", "1", Unrevocable)]
    [InlineData("-79228162514264337593543950335", "79228162514264337593543950335", Unrevocable)] // overflows when they are subtracted
    [InlineData("253402300798", "253402300799", Unrevocable)] // not yet
    [InlineData("253402300798", "253402300800", Unrevocable)]
    [InlineData("79228162514264337593543950334", "79228162514264337593543950335", Unrevocable)] // and when the leeway is added
    [Rule("R2")]
    [Rule("R3")]
    public void A_date_is_between_1970_and_9999(string iat, string exp, TokenStatus status) =>
        gate.List.Check(new TokenClaims(Gate.Issuer, "4f1a", "ann", Number(iat), Number(exp))).Should().Be(
            status, "iat is {0} and exp is {1}", iat, exp);

    [Theory]
    [InlineData("60", Good)]
    [InlineData("60.0000001", Unrevocable)]
    [InlineData("61", Unrevocable)]
    [Rule("R3")]
    public void A_token_of_the_future_has_to_wait(string iat, TokenStatus status) =>
        gate.Is(status, Gate.Token(iat: Number(iat)));

    [Fact]
    [Rule("R3")]
    public void And_may_pass_when_its_time_has_come()
    {
        var token = Gate.Token(iat: 100);
        gate.Is(Unrevocable, token);

        gate.Set(40).Is(Good, token);
    }

    [Theory]
    [InlineData("3599", Good)]
    [InlineData("3600", Good)] // within the leeway
    [InlineData("3659.9999999", Good)]
    [InlineData("3660", Expired)]
    [InlineData("3661", Expired)]
    [InlineData("4000000000", Expired)]
    [Rule("R4")]
    public void Rfc7519_4_1_4_A_token_expires_a_leeway_after_its_exp(string now, TokenStatus status) =>
        gate.Set(Number(now)).Is(status, Gate.Token());

    [Fact]
    [Rule("R4")]
    public void Without_a_leeway_it_expires_at_its_exp()
    {
        var strict = new Gate(new DenylistPolicy { Leeway = TimeSpan.Zero });

        strict.Set(3599.9999999m).Is(Good, Gate.Token());
        strict.Set(3600).Is(Expired, Gate.Token());
    }

    [Fact]
    [Rule("R6")]
    public void What_could_never_be_revoked_is_not_called_expired() =>
        gate.Set(100_000).Is(Unrevocable, Gate.Token(id: null));

    [Fact]
    [Rule("R1")]
    public void A_policy_is_one_that_can_work()
    {
        var policy = new DenylistPolicy();
        (policy.MaxLifetime, policy.Leeway, policy.MaxEntries).Should().Be((TimeSpan.FromHours(1), TimeSpan.FromMinutes(1), 100_000));
        Action[] wrong =
        [
            () => _ = new DenylistPolicy { MaxLifetime = TimeSpan.FromSeconds(1) - TimeSpan.FromTicks(1) },
            () => _ = new DenylistPolicy { MaxLifetime = TimeSpan.FromDays(30) + TimeSpan.FromTicks(1) },
            () => _ = new DenylistPolicy { Leeway = TimeSpan.FromTicks(-1) },
            () => _ = new DenylistPolicy { Leeway = TimeSpan.FromMinutes(10) + TimeSpan.FromTicks(1) },
            () => _ = new DenylistPolicy { MaxEntries = 0 },
        ];

        wrong.Should().AllSatisfy(make => make.Should().Throw<ArgumentOutOfRangeException>());
        new Gate(new DenylistPolicy { MaxLifetime = TimeSpan.FromDays(30), Leeway = TimeSpan.FromMinutes(10), MaxEntries = 1 })
            .Is(Good, Gate.Token(exp: 2_592_000));
        new Gate(new DenylistPolicy { MaxLifetime = TimeSpan.FromSeconds(1) }).Is(Unrevocable, Gate.Token(exp: 2));
    }

    [Theory]
    [InlineData()]
    [InlineData("")]
    [InlineData("https://issuer.example", "")]
    [InlineData("https://issuer.example", null)]
    [InlineData("<")]
    [Rule("R1")]
    public void There_are_issuers_and_they_have_names(params string?[] names)
    {
        var make = () => new Denylist([.. names.Select(issuer => Halves(issuer)!)], new DenylistPolicy(), gate);

        make.Should().Throw<ArgumentException>().WithParameterName("issuers");
    }

    [Fact]
    [Rule("R1")]
    public void Null_is_a_callers_mistake()
    {
        var noIssuers = () => new Denylist(null!, new DenylistPolicy(), gate);
        var noPolicy = () => new Denylist([Gate.Issuer], null!, gate);
        var noClock = () => new Denylist([Gate.Issuer], new DenylistPolicy(), null!);
        var noToken = () => gate.List.Check(null!);

        noIssuers.Should().Throw<ArgumentNullException>().WithParameterName("issuers");
        noPolicy.Should().Throw<ArgumentNullException>().WithParameterName("policy");
        noClock.Should().Throw<ArgumentNullException>().WithParameterName("clock");
        noToken.Should().Throw<ArgumentNullException>().WithParameterName("token");
    }

    // The data of a test cannot hold half a surrogate pair.
    private static string? Halves(string? text) => text?.Replace('<', '\ud83d').Replace('>', '\udc0e');

    private static decimal Number(string text) =>
        decimal.Parse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture);

    private void NeverGood(TokenClaims token)
    {
        gate.Is(Unrevocable, token);
        gate.Set(3000).Is(Unrevocable, token, "whenever it is");
    }
}
