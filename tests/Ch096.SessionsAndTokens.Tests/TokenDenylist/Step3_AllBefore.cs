using static Katas.SessionsAndTokens.TokenDenylist.TokenStatus;

namespace Katas.SessionsAndTokens.TokenDenylist.Steps;

public sealed class Step3_AllBefore
{
    private readonly Gate gate = new();

    [Theory]
    [InlineData("0", "-1", Revoked)]
    [InlineData("0", "-0.0000001", Revoked)]
    [InlineData("0", "0", Good)] // issued at that moment, so not before
    [InlineData("0", "1", Good)]
    [InlineData("0.5", "0", Revoked)] // perhaps made at 0.2, perhaps at 0.8: nobody can tell
    [InlineData("0.0000001", "0", Revoked)] // to the tick
    [InlineData("0.9999999", "0", Revoked)]
    [InlineData("0.9999999", "1", Good)]
    [InlineData("0.5", "0.5", Good)] // an issuer that writes fractions
    [InlineData("0.5", "0.4999999", Revoked)]
    [InlineData("0.5", "0.5000001", Good)]
    [Rule("R8")]
    [Rule("R9")]
    public void Rfc7519_4_1_6_What_was_issued_before_is_revoked(string before, string iat, TokenStatus expected)
    {
        var token = Gate.Token(iat: Number(iat), exp: 1800);
        var all = new Gate();

        gate.Set(1).List.RevokeSubject(Gate.Issuer, "ann", Gate.At(Number(before))).Should().Be(Revocation.Listed);
        all.Set(1).List.RevokeAll(Gate.Issuer, Gate.At(Number(before))).Should().Be(Revocation.Listed);

        gate.Is(expected, token, $"ann's are revoked before {before}");
        all.Is(expected, token, $"all are revoked before {before}");
    }

    [Fact]
    [Rule("R8")]
    public void Whoever_logs_in_again_in_the_next_second_is_in()
    {
        gate.Set(0.5m).List.RevokeSubject(Gate.Issuer, "ann", Gate.At(0.5m));

        gate.Is(Revoked, Gate.Token(id: "stolen at 0.2", iat: 0));
        gate.Is(Revoked, Gate.Token(id: "made at 0.8", iat: 0), "it says the same");
        gate.Set(1.2m).Is(Good, Gate.Token(id: "made at 1.2", iat: 1));
    }

    [Fact]
    [Rule("R8")]
    public void It_is_one_subject_of_one_issuer()
    {
        gate.List.RevokeSubject(Gate.Issuer, "ann", Gate.At(0));

        gate.Is(Revoked, Gate.Token(id: "any", iat: -1, exp: 60));
        gate.Is(Good, Gate.Token(subject: "bob", iat: -1, exp: 60));
        gate.Is(Good, Gate.Token(subject: "Ann", iat: -1, exp: 60));
        gate.Is(Good, Gate.Token(subject: null, iat: -1, exp: 60), "who has no name is not meant");
        gate.Is(Good, Gate.Token(iat: -1, exp: 60, issuer: Gate.Other), "another issuer's ann is somebody else");
    }

    [Fact]
    [Rule("R8")]
    public void An_id_is_not_the_name_of_a_subject()
    {
        gate.List.RevokeSubject(Gate.Issuer, "4f1a", Gate.At(0));

        gate.Is(Good, Gate.Token(id: "4f1a", subject: "bob", iat: -1, exp: 60));
    }

    [Fact]
    [Rule("R9")]
    public void All_is_all_of_one_issuer()
    {
        gate.List.RevokeAll(Gate.Issuer, Gate.At(0)).Should().Be(Revocation.Listed);

        gate.Is(Revoked, Gate.Token(iat: -1, exp: 60));
        gate.Is(Revoked, Gate.Token(id: "b", subject: "bob", iat: -3000, exp: 60));
        gate.Is(Revoked, Gate.Token(subject: null, iat: -1, exp: 60));
        gate.List.Count.Should().Be(0, "that takes no entry");
    }

    [Fact]
    [Rule("R9")]
    public void And_of_no_other_issuer()
    {
        gate.List.RevokeAll(Gate.Issuer, Gate.At(0));

        gate.Is(Good, Gate.Token(iat: -1, exp: 60, issuer: Gate.Other));
    }

    [Theory]
    [InlineData(10, 20)]
    [InlineData(20, 10)]
    [Rule("R9")]
    [Rule("R11")]
    public void Of_two_times_the_later_one_counts(int first, int second)
    {
        gate.Set(30);
        gate.List.RevokeSubject(Gate.Issuer, "ann", Gate.At(first)).Should().Be(Revocation.Listed);
        gate.List.RevokeSubject(Gate.Issuer, "ann", Gate.At(second)).Should().Be(Revocation.Listed);
        gate.List.RevokeAll(Gate.Other, Gate.At(first)).Should().Be(Revocation.Listed);
        gate.List.RevokeAll(Gate.Other, Gate.At(second)).Should().Be(second > first ? Revocation.Listed : Revocation.NotNeeded);

        gate.List.Count.Should().Be(1);
        gate.Is(Revoked, Gate.Token(iat: 19, exp: 60));
        gate.Is(Good, Gate.Token(iat: 20, exp: 60));
        gate.Is(Revoked, Gate.Token(iat: 19, exp: 60, issuer: Gate.Other));
        gate.Is(Good, Gate.Token(iat: 20, exp: 60, issuer: Gate.Other));
    }

    [Theory]
    [InlineData("60", true)]
    [InlineData("60.0000001", false)]
    [InlineData("61", false)]
    [InlineData("31536000", false)]
    [Rule("R10")]
    public void The_future_cannot_be_revoked(string time, bool allowed)
    {
        Action[] revocations =
        [
            () => gate.List.RevokeSubject(Gate.Issuer, "ann", Gate.At(Number(time))),
            () => gate.List.RevokeAll(Gate.Issuer, Gate.At(Number(time))),
        ];
        foreach (var revoke in revocations)
        {
            if (allowed)
            {
                revoke.Should().NotThrow();
            }
            else
            {
                revoke.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("before");
            }
        }

        gate.Is(allowed ? Revoked : Good, Gate.Token(iat: 59));
    }

    [Fact]
    [Rule("R9")]
    public void What_is_revoked_with_all_needs_no_entry()
    {
        gate.List.Revoke(Gate.Token(id: "old", iat: 9));
        gate.List.Revoke(Gate.Token(id: "new", iat: 10));
        gate.List.Revoke(Gate.Token(id: "other", iat: 9, issuer: Gate.Other));
        gate.Set(20).List.RevokeSubject(Gate.Issuer, "ann", Gate.At(10));
        gate.List.RevokeSubject(Gate.Issuer, "bob", Gate.At(11));
        gate.List.RevokeSubject(Gate.Other, "zoe", Gate.At(5));

        gate.List.RevokeAll(Gate.Issuer, Gate.At(10));

        gate.List.Count.Should().Be(4, "the entries of old and Ann are needless");
        gate.Is(Revoked, Gate.Token(id: "old", iat: 9));
        gate.Is(Revoked, Gate.Token(id: "new", iat: 10));
        gate.Is(Revoked, Gate.Token(id: "other", iat: 9, issuer: Gate.Other));
        gate.Is(Revoked, Gate.Token(id: "x", subject: "bob", iat: 10));
        gate.Is(Revoked, Gate.Token(id: "x", subject: "zoe", iat: 4, issuer: Gate.Other));
    }

    [Fact]
    [Rule("R7")]
    [Rule("R9")]
    public void And_gets_none()
    {
        gate.Set(20).List.RevokeAll(Gate.Issuer, Gate.At(10));

        gate.List.Revoke(Gate.Token(iat: 9)).Should().Be(Revocation.NotNeeded);
        gate.List.RevokeSubject(Gate.Issuer, "ann", Gate.At(9)).Should().Be(Revocation.NotNeeded);
        gate.List.RevokeSubject(Gate.Issuer, "ann", Gate.At(10)).Should().Be(Revocation.NotNeeded);
        gate.List.Revoke(Gate.Token(iat: 10)).Should().Be(Revocation.Listed);
        gate.List.Count.Should().Be(1);
    }

    [Fact]
    [Rule("R9")]
    [Rule("R11")]
    public void An_entry_of_two_tokens_stays_for_the_later_one()
    {
        gate.List.Revoke(Gate.Token(iat: 20, exp: 100));
        gate.List.Revoke(Gate.Token(iat: 0, exp: 50));

        gate.Set(20).List.RevokeAll(Gate.Issuer, Gate.At(10));

        gate.Is(Revoked, Gate.Token(iat: 20, exp: 100));
    }

    [Theory]
    [InlineData("https://evil.example", "ann", "issuer")]
    [InlineData("", "ann", "issuer")]
    [InlineData("https://issuer.example", "", "subject")]
    [Rule("R1")]
    public void Only_names_can_be_revoked(string name, string subject, string parameter)
    {
        var revoke = () => gate.List.RevokeSubject(name, subject, Gate.At(0));

        revoke.Should().Throw<ArgumentException>().WithParameterName(parameter);
        if (parameter == "issuer")
        {
            var all = () => gate.List.RevokeAll(name, Gate.At(0));
            all.Should().Throw<ArgumentException>().WithParameterName("issuer");
        }
    }

    [Theory]
    [InlineData(256, true)]
    [InlineData(257, false)]
    [Rule("R1")]
    public void A_subject_has_256_characters_at_most(int length, bool allowed)
    {
        var revoke = () => gate.List.RevokeSubject(Gate.Issuer, new string('x', length), Gate.At(0));

        if (allowed)
        {
            revoke().Should().Be(Revocation.Listed);
        }
        else
        {
            revoke.Should().Throw<ArgumentException>().WithParameterName("subject");
        }
    }

    [Fact]
    [Rule("R1")]
    public void Null_is_a_callers_mistake()
    {
        var noIssuer = () => gate.List.RevokeSubject(null!, "ann", Gate.At(0));
        var noSubject = () => gate.List.RevokeSubject(Gate.Issuer, null!, Gate.At(0));
        var noIssuerAtAll = () => gate.List.RevokeAll(null!, Gate.At(0));

        noIssuer.Should().Throw<ArgumentNullException>().WithParameterName("issuer");
        noSubject.Should().Throw<ArgumentNullException>().WithParameterName("subject");
        noIssuerAtAll.Should().Throw<ArgumentNullException>().WithParameterName("issuer");
    }

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
