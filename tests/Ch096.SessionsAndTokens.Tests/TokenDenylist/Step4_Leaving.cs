using CsCheck;
using static Katas.SessionsAndTokens.TokenDenylist.TokenStatus;

namespace Katas.SessionsAndTokens.TokenDenylist.Steps;

public sealed class Step4_Leaving
{
    private readonly Gate gate = new();

    [Theory]
    [InlineData("3600", 1)]
    [InlineData("3659.9999999", 1)]
    [InlineData("3660", 0)]
    [InlineData("3661", 0)]
    [Rule("R12")]
    public void The_entry_of_a_token_leaves_when_no_verifier_takes_it_any_more(string now, int count)
    {
        gate.List.Revoke(Gate.Token());

        gate.Set(Number(now)).List.Count.Should().Be(count);
    }

    [Fact]
    [Rule("R11")]
    [Rule("R12")]
    public void However_often_its_end_changes_it_leaves_at_the_last_one()
    {
        gate.List.Revoke(Gate.Token(id: "other", exp: 15));
        for (var exp = 1; exp <= 20; exp++)
        {
            gate.List.Revoke(Gate.Token(exp: exp)).Should().Be(Revocation.Listed);
        }

        int[] counts = [.. Enumerable.Range(0, 4).Select(i => gate.Set(74 + (2 * i)).List.Count)];
        counts.Should().Equal([2, 1, 1, 0], "the other one ends at 75 s, this one at 80 s");
    }

    [Theory]
    [InlineData("3669.9999998", 1, Revoked)]
    [InlineData("3669.9999999", 1, Expired)]
    [InlineData("3670", 0, Expired)]
    [Rule("R12")]
    public void That_of_a_subject_leaves_with_the_last_token_that_is_meant(string now, int count, TokenStatus status)
    {
        gate.List.RevokeSubject(Gate.Issuer, "ann", Gate.At(10));

        gate.Set(Number(now)).List.Count.Should().Be(count, "a token issued just before 10 s lives for an hour, and a minute more");
        gate.Is(status, Gate.Token(iat: 9.9999999m, exp: 3609.9999999m));
    }

    [Theory]
    [InlineData("-3659", Revocation.Listed)]
    [InlineData("-3660", Revocation.NotNeeded)]
    [InlineData("-100000", Revocation.NotNeeded)]
    [Rule("R12")]
    public void No_entry_is_made_for_tokens_that_have_all_expired(string before, Revocation expected) =>
        gate.List.RevokeSubject(Gate.Issuer, "ann", Gate.At(Number(before))).Should().Be(expected);

    [Fact]
    [Rule("R12")]
    public void Entries_leave_in_the_order_of_their_ends_whatever_the_order_they_came_in()
    {
        foreach (var exp in (int[])[500, 100, 900, 300, 700])
        {
            gate.List.Revoke(Gate.Token(id: $"token {exp}", exp: exp));
        }

        int[] counts = [.. Enumerable.Range(0, 6).Select(i => gate.Set((200 * i) - 41).List.Count)];
        counts.Should().Equal(5, 5, 4, 3, 2, 1);
        gate.Is(Revoked, Gate.Token(id: "token 900", exp: 900));
    }

    [Fact]
    [Rule("R12")]
    public void All_that_have_ended_leave_at_once()
    {
        for (var i = 0; i < 50; i++)
        {
            gate.List.Revoke(Gate.Token(id: $"token {i}", exp: 100 + i));
        }

        gate.Set(209).List.Count.Should().Be(0);
    }

    [Fact]
    [Rule("R6")]
    public void What_has_expired_is_not_called_revoked()
    {
        gate.Set(10).List.RevokeAll(Gate.Issuer, Gate.At(10));
        gate.Is(Revoked, Gate.Token());

        gate.Set(3660).Is(Expired, Gate.Token());
    }

    [Fact]
    [Rule("R12")]
    public void A_year_of_log_outs_keeps_no_more_than_an_hour_of_them()
    {
        var minutes = 61 + Samples.Of(10_000);
        for (var minute = 0; minute < minutes; minute++)
        {
            var iat = minute * 60;
            gate.Set(iat).List.Revoke(Gate.Token(id: $"token {minute}", iat: iat, exp: iat + 3600));
            gate.List.RevokeSubject(Gate.Issuer, $"user {minute}", Gate.At(iat));
        }

        gate.List.Count.Should().Be(2 * 61, "the last one was in the minute after the hour");
    }

    [Fact]
    [Rule("R12")]
    public void Whoever_is_asked_only_forgets_as_well()
    {
        gate.List.Revoke(Gate.Token());
        gate.Set(3660).Is(Expired, Gate.Token());

        gate.Set(0);

        gate.List.Count.Should().Be(0);
    }

    [Theory]
    [InlineData(3659)]
    [InlineData(0)]
    [InlineData(-100_000_000)]
    [Rule("R5")]
    public void When_the_clock_is_set_back_a_token_that_was_forgotten_is_not_good_again(int now)
    {
        gate.List.Revoke(Gate.Token());
        gate.Set(3660).List.Count.Should().Be(0);

        gate.Set(now).Is(Expired, Gate.Token(), "its entry is gone, but time does not go back");
    }

    [Fact]
    [Rule("R5")]
    public void Nor_are_those_of_a_subject()
    {
        gate.List.RevokeSubject(Gate.Issuer, "ann", Gate.At(10));
        gate.Set(3670).List.Count.Should().Be(0);

        gate.Set(20).Is(Expired, Gate.Token(iat: 9, exp: 3609));
    }

    [Fact]
    [Rule("R5")]
    public void Every_call_sees_the_time()
    {
        Action<Denylist>[] calls =
        [
            list => list.Check(Gate.Token(id: "x")),
            list => list.Revoke(Gate.Token(id: "x", iat: 3600, exp: 7200)),
            list => list.RevokeSubject(Gate.Issuer, "bob", Gate.At(0)),
            list => list.RevokeAll(Gate.Other, Gate.At(0)),
            list => _ = list.Count,
        ];
        foreach (var call in calls)
        {
            var other = new Gate();
            call(other.Set(3660).List);

            other.Set(0).Is(Expired, Gate.Token());
        }
    }

    [Fact]
    [Rule("R3")]
    [Rule("R5")]
    [Rule("R10")]
    public void What_is_the_future_does_not_go_back_either()
    {
        gate.Set(100).Is(Good, Gate.Token(iat: 150));

        gate.Set(0).Is(Good, Gate.Token(iat: 150));
        gate.List.RevokeAll(Gate.Issuer, Gate.At(160)).Should().Be(Revocation.Listed);
        gate.Is(Revoked, Gate.Token(iat: 150));
    }

    [Fact]
    [Rule("R7")]
    [Rule("R12")]
    public void What_was_revoked_is_never_good_again_whatever_happens()
    {
        gate.Is(Good, Gate.Token());

        // Each number is a step: a token revoked, a subject, the clock moved forth or back.
        Gen.Int[0, 999].Array[1, 40].Sample(
            steps =>
            {
                var other = new Gate();
                var now = 0;
                var revoked = new List<TokenClaims>();
                foreach (var step in steps)
                {
                    var token = Gate.Token(id: $"id {step / 100}", subject: $"user {step / 10 % 10}", iat: now, exp: now + 1 + (step % 100));
                    switch (step % 4)
                    {
                        case 0:
                            revoked.Add(token);
                            other.List.Revoke(token);
                            break;
                        case 1:
                            revoked.Add(token);
                            other.List.RevokeSubject(Gate.Issuer, token.Subject!, other.GetUtcNow().AddTicks(1));
                            break;
                        case 2:
                            now += step / 4;
                            break;
                        default:
                            now -= step / 8;
                            break;
                    }

                    other.Set(now);
                    if (revoked.Any(each => other.List.Check(each) == Good))
                    {
                        return false;
                    }
                }

                return other.List.Count <= revoked.Count;
            },
            iter: Samples.Of(1_000), threads: 1);
    }

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
