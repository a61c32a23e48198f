using static Katas.SessionsAndTokens.TokenDenylist.TokenStatus;

namespace Katas.SessionsAndTokens.TokenDenylist.Steps;

public sealed class Step5_AFullList
{
    private readonly Gate gate = new(new DenylistPolicy { MaxEntries = 3 });

    [Fact]
    [Rule("R13")]
    public void The_last_entry_fits()
    {
        Fill(2);

        gate.List.Revoke(Gate.Token(id: "last", iat: 5)).Should().Be(Revocation.Listed);

        gate.List.Count.Should().Be(3);
        gate.Is(Good, Gate.Token(id: "x", iat: 5));
    }

    [Theory]
    [InlineData("5", "5.9999999", "6")]
    [InlineData("5.5", "5.9999999", "6")]
    [InlineData("0", "0.9999999", "1")]
    [Rule("R13")]
    public void One_more_token_takes_all_that_are_as_old_with_it(string iat, string revoked, string good)
    {
        Fill(3);
        var token = Gate.Token(id: "one more", iat: Number(iat));

        gate.List.Revoke(token).Should().Be(Revocation.Widened);

        gate.Is(Revoked, token, "it must not stay good because there is no room");
        gate.Is(Revoked, Gate.Token(id: "x", iat: Number(revoked)));
        gate.Is(Revoked, Gate.Token(id: "x", subject: null, iat: Number(revoked)));
        gate.Is(Good, Gate.Token(id: "x", iat: Number(good)));
        gate.Is(Good, Gate.Token(id: "x", iat: 0, issuer: Gate.Other), "nothing happened to others");
    }

    [Fact]
    [Rule("R13")]
    public void One_more_subject_takes_all_of_its_time_with_it()
    {
        Fill(3);

        gate.Set(10).List.RevokeSubject(Gate.Issuer, "zoe", Gate.At(7.5m)).Should().Be(Revocation.Widened);

        gate.Is(Revoked, Gate.Token(id: "x", subject: "zoe", iat: 7));
        gate.Is(Revoked, Gate.Token(id: "x", subject: "bob", iat: 7.4999999m));
        gate.Is(Good, Gate.Token(id: "x", subject: "zoe", iat: 7.5m));
    }

    [Fact]
    [Rule("R13")]
    public void Nothing_that_was_listed_is_forgotten()
    {
        gate.List.Revoke(Gate.Token(id: "old", iat: 0));
        gate.List.Revoke(Gate.Token(id: "young", iat: 50));
        gate.List.Revoke(Gate.Token(id: "other", iat: 0, issuer: Gate.Other));

        gate.List.Revoke(Gate.Token(id: "one more", iat: 5)).Should().Be(Revocation.Widened);

        gate.List.Count.Should().Be(2, "the old one needs no entry any more");
        gate.Is(Revoked, Gate.Token(id: "old", iat: 0));
        gate.Is(Revoked, Gate.Token(id: "young", iat: 50));
        gate.Is(Revoked, Gate.Token(id: "other", iat: 0, issuer: Gate.Other));
    }

    [Fact]
    [Rule("R13")]
    public void A_flood_pushes_nothing_out()
    {
        var stolen = Gate.Token(id: "stolen", subject: "ann", iat: 20, exp: 1000); // it ends first
        gate.List.Revoke(stolen);
        for (var i = 0; i < 1000; i++)
        {
            gate.List.Revoke(Gate.Token(id: $"mine {i}", subject: "mallory", iat: i % 50, exp: 2000));
        }

        gate.Is(Revoked, stolen, "a thousand log-outs later");
        gate.List.Count.Should().BeLessThanOrEqualTo(3);
    }

    [Fact]
    [Rule("R11")]
    [Rule("R13")]
    public void What_has_an_entry_fits_always()
    {
        Fill(3);

        gate.List.Revoke(Gate.Token(id: "token 1", iat: 5, exp: 3000)).Should().Be(Revocation.Listed);

        gate.List.Count.Should().Be(3);
        gate.Is(Good, Gate.Token(id: "x", iat: 5));
    }

    [Fact]
    [Rule("R12")]
    [Rule("R13")]
    public void What_has_ended_makes_room()
    {
        gate.List.Revoke(Gate.Token(id: "short", exp: 10));
        Fill(2);

        gate.Set(70).List.Revoke(Gate.Token(id: "one more", iat: 5)).Should().Be(Revocation.Listed);

        gate.Is(Good, Gate.Token(id: "x", iat: 5));
    }

    [Fact]
    [Rule("R7")]
    [Rule("R13")]
    public void What_is_not_needed_needs_no_room()
    {
        Fill(3);
        gate.Set(100).List.RevokeAll(Gate.Other, Gate.At(50));

        gate.List.Revoke(Gate.Token(id: "x", exp: 40)).Should().Be(Revocation.NotNeeded);
        gate.List.Revoke(Gate.Token(id: "x", iat: 49, issuer: Gate.Other)).Should().Be(Revocation.NotNeeded);
        gate.List.RevokeSubject(Gate.Other, "ann", Gate.At(50)).Should().Be(Revocation.NotNeeded);
        gate.Is(Good, Gate.Token(id: "x", iat: 50, issuer: Gate.Other));
    }

    [Fact]
    [Rule("R9")]
    public void All_can_be_revoked_when_the_list_is_full()
    {
        Fill(3);

        gate.List.RevokeAll(Gate.Other, Gate.At(0)).Should().Be(Revocation.Listed);
        gate.List.RevokeAll(Gate.Issuer, Gate.At(10)).Should().Be(Revocation.Listed);

        gate.List.Count.Should().Be(0);
        gate.List.Revoke(Gate.Token(id: "one more", iat: 10)).Should().Be(Revocation.Listed, "there is room again");
    }

    [Fact]
    [Rule("R12")]
    [Rule("R13")]
    public void Entries_that_left_early_are_not_missed_when_they_would_have_ended()
    {
        Fill(3);
        gate.List.RevokeAll(Gate.Issuer, Gate.At(10));
        gate.List.Revoke(Gate.Token(id: "token 1", iat: 20, exp: 3620));

        gate.Set(3660).Is(Revoked, Gate.Token(id: "token 1", iat: 20, exp: 3620), "this is another entry than the one before");
        gate.List.Count.Should().Be(1);
    }

    [Fact]
    [Rule("R14")]
    [Racing]
    public async Task What_one_thread_has_revoked_is_good_for_no_other()
    {
        const int Threads = 4;
        const int Tokens = 20;
        var rounds = Samples.Of(500);
        var list = new Gate().List;
        var stillGood = 0;
        using var start = new Barrier(Threads);
        static TokenClaims Token(int thread, int i) => Gate.Token(id: $"{thread} {i}", exp: 1 + ((i * 7919) % 3600)); // ends in no order

        await Race.Run(Threads, me =>
        {
            for (var i = 0; i < rounds * Tokens; i++)
            {
                if (i % Tokens == 0)
                {
                    start.SignalAndWait(); // again and again, so that none runs ahead
                }

                var token = Token(me, i);
                list.Revoke(token);
                if (list.Check(token) != Revoked)
                {
                    Interlocked.Increment(ref stillGood);
                }
            }
        });

        stillGood.Should().Be(0, "a token is not good from when Revoke returns");
        list.Count.Should().Be(Threads * rounds * Tokens, "no entry was lost");
        Enumerable.Range(0, Threads * rounds * Tokens).Count(n => list.Check(Token(n % Threads, n / Threads)) != Revoked).Should().Be(0);
    }

    [Fact]
    [Rule("R12")]
    [Rule("R14")]
    [Racing]
    public async Task What_has_ended_leaves_once_however_many_look()
    {
        const int Threads = 4;
        var tokens = Samples.Of(3_000);
        for (var round = 0; round < Samples.Of(10); round++)
        {
            var crowd = new Gate();
            for (var i = 0; i < tokens; i++)
            {
                crowd.List.Revoke(Gate.Token(id: $"{i}", exp: 1 + (i % 7)));
            }

            crowd.List.Revoke(Gate.Token());
            crowd.Set(100);

            var counts = await Race.Run(Threads, _ => crowd.List.Count);

            counts.Should().OnlyContain(count => count == 1, "one token is still taken by the verifier");
            crowd.Is(Revoked, Gate.Token());
        }
    }

    // Entries of tokens that were issued at the start.
    private void Fill(int count)
    {
        for (var i = 1; i <= count; i++)
        {
            gate.List.Revoke(Gate.Token(id: $"token {i}")).Should().Be(Revocation.Listed);
        }
    }

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
