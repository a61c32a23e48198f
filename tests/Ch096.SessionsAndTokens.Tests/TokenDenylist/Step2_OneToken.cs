using static Katas.SessionsAndTokens.TokenDenylist.TokenStatus;

namespace Katas.SessionsAndTokens.TokenDenylist.Steps;

public sealed class Step2_OneToken
{
    private readonly Gate gate = new();

    [Fact]
    [Rule("R7")]
    public void A_token_is_revoked_from_then_on()
    {
        gate.Is(Good, Gate.Token());

        gate.List.Revoke(Gate.Token()).Should().Be(Revocation.Listed);

        gate.Is(Revoked, Gate.Token());
        gate.Set(3659.9999999m).Is(Revoked, Gate.Token(), "to its last tick");
        gate.Set(3660).Is(Expired, Gate.Token());
    }

    [Theory]
    [InlineData("4f1b")]
    [InlineData("4F1A")] // "The "jti" value is a case-sensitive string"
    [InlineData("4f1")]
    [InlineData("4f1a ")]
    [InlineData("4f1a\u0301")]
    [Rule("R7")]
    public void Rfc7519_4_1_7_Another_id_is_another_token(string id)
    {
        gate.List.Revoke(Gate.Token());

        gate.Is(Good, Gate.Token(id: id));
    }

    [Fact]
    [Rule("R7")]
    public void Rfc7519_4_1_7_Another_issuer_may_use_the_same_id()
    {
        gate.List.Revoke(Gate.Token());

        gate.Is(Good, Gate.Token(issuer: Gate.Other), "else one issuer could log out the users of another");
        gate.List.Revoke(Gate.Token(issuer: Gate.Other)).Should().Be(Revocation.Listed);
        gate.Is(Revoked, Gate.Token(issuer: Gate.Other));
        gate.List.Count.Should().Be(2);
    }

    [Theory]
    [InlineData("a", "b c", "a b", "c")]
    [InlineData("a:", "b", "a", ":b")]
    [InlineData("a|b", "c", "a", "b|c")]
    [Rule("R7")]
    public void Two_names_are_not_glued_together(string issuer, string id, string otherIssuer, string otherId)
    {
        var list = new Denylist([issuer, otherIssuer], new DenylistPolicy(), gate);
        list.Revoke(Gate.Token(issuer: issuer, id: id));

        list.Check(Gate.Token(issuer: otherIssuer, id: otherId)).Should().Be(Good);
    }

    [Fact]
    [Rule("R7")]
    public void The_name_of_a_subject_is_no_id()
    {
        gate.List.Revoke(Gate.Token(id: "ann"));

        gate.Is(Good, Gate.Token(id: "x", subject: "ann"));
    }

    [Fact]
    [Rule("R7")]
    public void Every_token_with_that_id_is_revoked()
    {
        gate.List.Revoke(Gate.Token());

        gate.Is(Revoked, Gate.Token(subject: "bob", iat: -5, exp: 60));
        gate.Is(Revoked, Gate.Token(subject: null));
    }

    [Fact]
    [Rule("R2")]
    public void What_is_never_good_need_not_be_revoked()
    {
        foreach (var token in (TokenClaims[])[
            Gate.Token(issuer: null), Gate.Token(issuer: "https://evil.example"), Gate.Token(id: null), Gate.Token(id: ""),
            Gate.Token(subject: ""), Gate.Token(exp: 3601), Gate.Token(exp: 0), Gate.Token() with { Expires = null },
            Gate.Token() with { IssuedAt = null }, Gate.Token(exp: 1_000_000_000_000)])
        {
            gate.List.Revoke(token).Should().Be(Revocation.NotNeeded);
        }

        gate.List.Count.Should().Be(0);
    }

    [Theory]
    [InlineData(3659, Revocation.Listed, 1)]
    [InlineData(3660, Revocation.NotNeeded, 0)]
    [InlineData(3661, Revocation.NotNeeded, 0)]
    [Rule("R7")]
    [Rule("R12")]
    public void Nor_need_what_has_expired(int now, Revocation expected, int count)
    {
        gate.Set(now).List.Revoke(Gate.Token()).Should().Be(expected);
        gate.List.Count.Should().Be(count);
    }

    [Theory]
    [InlineData(60, true)]
    [InlineData(60.0000001, false)]
    [InlineData(5000, false)]
    [InlineData(251_702_300_798.0, false)] // the last second of 9999: in a full list it would lock everybody out until then
    [Rule("R3")]
    public void A_token_of_the_future_cannot_be_revoked_yet(double iat, bool allowed)
    {
        var revoke = () => gate.List.Revoke(Gate.Token(iat: (decimal)iat, exp: (decimal)iat + 1));

        if (allowed)
        {
            revoke().Should().Be(Revocation.Listed);
        }
        else
        {
            revoke.Should().Throw<ArgumentOutOfRangeException>("no check lets it in").WithParameterName("token");
        }

        gate.List.Count.Should().Be(allowed ? 1 : 0);
    }

    [Fact]
    [Rule("R3")]
    public void It_can_be_when_its_time_has_come()
    {
        gate.Set(4940).List.Revoke(Gate.Token(iat: 5000, exp: 8600)).Should().Be(Revocation.Listed);

        gate.Set(5000).Is(Revoked, Gate.Token(iat: 5000, exp: 8600), "it never was good");
    }

    [Fact]
    [Rule("R2")]
    [Rule("R12")]
    public void So_can_one_that_expires_in_the_last_second_of_9999()
    {
        var token = new TokenClaims(Gate.Issuer, "4f1a", "ann", Denylist.MaxDate - 1, Denylist.MaxDate);

        gate.Set(251_702_300_798).List.Revoke(token).Should().Be(Revocation.Listed);

        gate.Set(251_702_300_799).List.Count.Should().Be(1, "it is kept as long as it takes");
    }

    [Theory]
    [InlineData(1000, 2000)]
    [InlineData(2000, 1000)]
    [InlineData(2000, 2000)]
    [Rule("R11")]
    public void Twice_is_once_until_the_later_end(int first, int second)
    {
        gate.List.Revoke(Gate.Token(exp: first)).Should().Be(Revocation.Listed);
        gate.List.Revoke(Gate.Token(exp: second)).Should().Be(Revocation.Listed);

        gate.List.Count.Should().Be(1);
        gate.Set(2059).Is(Revoked, Gate.Token(exp: 2000), "the later token is still taken");
        gate.List.Count.Should().Be(1);
        gate.Set(2060).List.Count.Should().Be(0);
    }

    [Fact]
    [Rule("R1")]
    public void Null_is_no_token()
    {
        var revoke = () => gate.List.Revoke(null!);

        revoke.Should().Throw<ArgumentNullException>().WithParameterName("token");
    }
}
