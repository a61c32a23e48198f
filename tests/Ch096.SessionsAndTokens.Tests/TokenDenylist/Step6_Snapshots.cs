using CsCheck;
using static Katas.SessionsAndTokens.TokenDenylist.Steps.Gate;
using static Katas.SessionsAndTokens.TokenDenylist.TokenStatus;

namespace Katas.SessionsAndTokens.TokenDenylist.Steps;

public sealed class Step6_Snapshots
{
    private readonly Gate gate = new();

    [Fact]
    [Rule("R15")]
    public void An_empty_list_has_two_lines() => gate.List.Save().Should().Be("denylist 1 1700000000\nend 0\n");

    [Fact]
    [Rule("R15")]
    public void A_list_is_written_in_the_order_of_its_lines() => Filled().List.Save().Should().Be(Full);

    [Fact]
    [Rule("R15")]
    public void The_same_list_is_the_same_text_however_it_came_about()
    {
        gate.Set(20);
        gate.List.RevokeSubject(Gate.Issuer, "ann", Gate.At(12));
        gate.List.RevokeSubject(Gate.Issuer, "ann", Gate.At(2));
        gate.List.Revoke(Gate.Token(id: "4f1b", iat: 0.25m, exp: 900));
        gate.List.Revoke(Gate.Token(exp: 100));
        gate.List.Revoke(Gate.Token());
        gate.List.RevokeAll(Gate.Other, Gate.At(10.5m));

        gate.List.Save().Should().Be(Full);
    }

    [Theory]
    [InlineData("a b", "a%20b")]
    [InlineData("a\nend 1\n", "a%0Aend%201%0A")] // the attack: a name that ends its line
    [InlineData("%20", "%2520")]
    [InlineData("é🐎", "%C3%A9%F0%9F%90%8E")]
    [InlineData("-._~", "-._~")]
    [InlineData("+/=", "%2B%2F%3D")]
    [Rule("R15")]
    [Rule("R16")]
    public void Names_are_escaped(string id, string word)
    {
        gate.List.Revoke(Gate.Token(id: id));

        var text = gate.List.Save();

        text.Should().Be($"denylist 1 1700000000\njti {Iss} {word} 1700000000 1700003600\nend 1\n");
        var second = new Gate();
        second.List.Merge(text);
        second.Is(Revoked, Gate.Token(id: id));
        second.List.Save().Should().Be(text);
    }

    [Theory]
    [InlineData("0.5", "1700000000.5")]
    [InlineData("0.50", "1700000000.5")]
    [InlineData("1.000", "1700000001")]
    [InlineData("0.0000001", "1700000000.0000001")]
    [InlineData("0.00000000000000001", "1700000000.00000000000000001")] // what came in goes out
    [Rule("R15")]
    public void A_number_has_one_text(string iat, string word)
    {
        gate.List.Revoke(Gate.Token(iat: decimal.Parse(iat, System.Globalization.CultureInfo.InvariantCulture)));

        gate.List.Save().Should().Be($"denylist 1 1700000000\njti {Iss} 4f1a {word} 1700003600\nend 1\n");
    }

    [Fact]
    [Rule("R12")]
    [Rule("R15")]
    public void What_has_ended_is_not_written()
    {
        gate.List.Revoke(Gate.Token());

        gate.Set(3660).List.Save().Should().Be("denylist 1 1700003660\nend 0\n");
    }

    [Fact]
    [Rule("R16")]
    public void A_second_server_says_the_same()
    {
        var second = new Gate().Set(20);

        second.List.Merge(Full);

        second.Is(Revoked, Gate.Token());
        second.Is(Revoked, Gate.Token(id: "4f1b", exp: 900));
        second.Is(Revoked, Gate.Token(id: "x", iat: 11));
        second.Is(Good, Gate.Token(id: "x", iat: 12));
        second.Is(Revoked, Gate.Token(iat: 10, issuer: Gate.Other));
        second.Is(Good, Gate.Token(iat: 10.5m, issuer: Gate.Other));
        second.List.Save().Should().Be(Full);
        second.List.Merge(Full);
        second.List.Save().Should().Be(Full, "twice is once");
    }

    [Fact]
    [Rule("R16")]
    public void What_is_here_stays()
    {
        gate.Set(20);
        gate.List.Revoke(Gate.Token(id: "here", iat: 20));
        gate.List.Revoke(Gate.Token(id: "4f1b", iat: 0.25m, exp: 3000));
        gate.List.RevokeSubject(Gate.Issuer, "ann", Gate.At(15));
        gate.List.RevokeAll(Gate.Other, Gate.At(11));

        gate.List.Merge(Full);

        gate.Is(Revoked, Gate.Token(id: "here", iat: 20));
        gate.Is(Revoked, Gate.Token(id: "x", iat: 14));
        gate.Is(Revoked, Gate.Token(iat: 10.9m, issuer: Gate.Other));
        gate.List.Count.Should().Be(4);
        gate.Set(1000).Is(Revoked, Gate.Token(id: "4f1b", exp: 3000), "of two ends the later one counts");
    }

    [Fact]
    [Rule("R16")]
    public void What_has_ended_here_is_not_added()
    {
        gate.Set(960).List.Merge(Full);

        gate.List.Count.Should().Be(2, "4f1b ended at 900, and a minute more");
    }

    [Fact]
    [Rule("R16")]
    public void The_leeway_is_ones_own()
    {
        var generous = new Gate(new DenylistPolicy { Leeway = TimeSpan.FromMinutes(5) }).Set(20);
        generous.List.Merge(Full);

        generous.Set(1199).Is(Revoked, Gate.Token(id: "4f1b", exp: 900));
        generous.Set(1200).Is(Expired, Gate.Token(id: "4f1b", exp: 900));
    }

    [Fact]
    [Rule("R12")]
    [Rule("R16")]
    public void A_subject_stays_here_as_long_as_one_of_its_tokens()
    {
        var policy = new DenylistPolicy();
        gate.Set(20).List.Merge(Full);
        var end = 12 + (decimal)(policy.MaxLifetime + policy.Leeway).TotalSeconds;

        gate.Set(end - 1).List.Count.Should().Be(1, "only Ann's entry is needed still");
        gate.Set(end).List.Count.Should().Be(0, "no token from before it can be good any more");
    }

    [Fact]
    [Rule("R13")]
    [Rule("R16")]
    public void What_does_not_fit_is_widened_here_too()
    {
        var small = new Gate(new DenylistPolicy { MaxEntries = 1 }).Set(20);

        small.List.Merge(Full);

        small.Is(Revoked, Gate.Token());
        small.Is(Revoked, Gate.Token(id: "4f1b", exp: 900));
        small.Is(Revoked, Gate.Token(id: "x", iat: 11));
        small.List.Count.Should().BeLessThanOrEqualTo(1);
    }

    [Fact]
    [Rule("R13")]
    [Rule("R16")]
    public void What_has_ended_by_the_first_servers_clock_makes_room_on_the_second_one()
    {
        var small = new Gate(new DenylistPolicy { MaxEntries = 1 }).Set(3601);
        small.List.Revoke(Gate.Token());

        small.List.Merge($"denylist 1 1700003660\njti {Iss} 4f1b 1700003600 1700007200\nend 1\n");

        small.Is(Revoked, Gate.Token(id: "4f1b", iat: 3600, exp: 7200));
        small.Is(Good, Gate.Token(id: "x", iat: 3600, exp: 7200), "4f1a had ended when 4f1b came, so nothing had to be widened");
    }

    [Theory]
    [InlineData(0, 60, 60)] // a token of the last moment that can be revoked
    [InlineData(0.5, 0, 0)] // one of this second, which is not over
    [Rule("R13")]
    [Rule("R17")]
    public void A_list_that_was_full_reads_its_own_text(double now, int leeway, int iat)
    {
        var small = new Gate(new DenylistPolicy { MaxEntries = 1, Leeway = TimeSpan.FromSeconds(leeway) }).Set((decimal)now);
        small.List.Revoke(Gate.Token());
        small.List.Revoke(Gate.Token(id: "4f1b", iat: iat)).Should().Be(Revocation.Widened);
        var text = small.List.Save();

        small.List.Merge(text);

        small.List.Save().Should().Be(text);
        small.Is(Revoked, Gate.Token(id: "4f1b", iat: iat));
        small.Set((decimal)now + 1).Is(Good, Gate.Token(id: "x", iat: iat + 1), "who logs in after that is in");
    }

    [Fact]
    [Rule("R5")]
    [Rule("R16")]
    public void What_the_first_server_has_forgotten_is_not_good_on_the_second_one()
    {
        var first = new Gate();
        first.List.Revoke(Gate.Token());
        var text = first.Set(3660).List.Save();
        var slow = new Gate().Set(3601); // within the leeway, but a minute behind

        slow.Is(Good, Gate.Token(), "nobody has told it yet");
        slow.List.Merge(text);

        slow.Is(Expired, Gate.Token(), "the entry is gone, so time has to go on");
    }
}
