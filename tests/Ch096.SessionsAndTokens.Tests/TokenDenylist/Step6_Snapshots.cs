using CsCheck;
using static Katas.SessionsAndTokens.TokenDenylist.TokenStatus;

namespace Katas.SessionsAndTokens.TokenDenylist.Steps;

public sealed class Step6_Snapshots
{
    private const string Iss = "https%3A%2F%2Fissuer.example";
    private const string Oth = "https%3A%2F%2Fother.example";
    private const string Jti = $"jti {Iss} 4f1a 1700000000 1700003600";

    private const string Full = $"""
        denylist 1 1700000020
        all {Oth} 1700000010.5
        {Jti}
        jti {Iss} 4f1b 1700000000.25 1700000900
        sub {Iss} ann 1700000012
        end 4

        """;

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

    [Theory]
    [InlineData("1700000060", true)]
    [InlineData("1700000060.0000001", false)]
    [InlineData("1700000061", false)]
    [InlineData("253402300799", false)] // the attack: all tokens expire at once
    [Rule("R17")]
    public void A_snapshot_of_the_future_is_none(string now, bool allowed)
    {
        var text = $"denylist 1 {now}\nend 0\n";
        if (allowed)
        {
            gate.List.Merge(text);
            gate.List.Save().Should().Be(text);
        }
        else
        {
            Refuses(text, 1);
        }
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("\n", 1)]
    [InlineData("denylist 1", 1)]
    [InlineData("denylist 1\nend 0\n", 1)]
    [InlineData("denylist 2 1700000000\nend 0\n", 1)]
    [InlineData("Denylist 1 1700000000\nend 0\n", 1)]
    [InlineData("\uFEFFdenylist 1 1700000000\nend 0\n", 1)]
    [InlineData("denylist 1 1700000000 \nend 0\n", 1)]
    [InlineData("denylist 1 -1\nend 0\n", 1)]
    [InlineData("denylist 1 01700000000\nend 0\n", 1)]
    [InlineData("denylist 1 1700000000.\nend 0\n", 1)]
    [InlineData("denylist 1 1700000000.0\nend 0\n", 1)]
    [InlineData("denylist 1 1.7e9\nend 0\n", 1)]
    [InlineData("denylist 1 99999999999999999999999999999999\nend 0\n", 1)]
    [InlineData("denylist 1 1700000000\r\nend 0\r\n", 1)]
    [InlineData("denylist 1 1700000000\n", 2)]
    [InlineData("denylist 1 1700000000\nend 0", 2)]
    [InlineData("denylist 1 1700000000\nend 1\n", 2)]
    [InlineData("denylist 1 1700000000\nend -0\n", 2)]
    [InlineData("denylist 1 1700000000\nend\n", 2)]
    [InlineData("denylist 1 1700000000\nend 0\n\n", 3)]
    [InlineData("denylist 1 1700000000\nend 0\nend 0\n", 3)]
    [InlineData("denylist 1 1700000000\nend 0\nx", 3)]
    [InlineData("denylist 1 1700000000\n\nend 0\n", 2)]
    [Rule("R17")]
    public void Head_and_end_are_as_they_are_written(string text, int line) => Refuses(text, line);

    [Theory]
    [InlineData("")]
    [InlineData("jti")]
    [InlineData($"jti {Iss}")]
    [InlineData($"jti {Iss} 4f1a 1700000000")]
    [InlineData($"jti {Iss} 4f1a 1700000000 1700003600 ")]
    [InlineData($"jti {Iss} 4f1a 1700000000 1700003600 1")]
    [InlineData($"jti  {Iss} 4f1a 1700000000 1700003600")]
    [InlineData($"JTI {Iss} 4f1a 1700000000 1700003600")]
    [InlineData($"tok {Iss} 4f1a 1700000000 1700003600")]
    [InlineData("jti https://issuer.example 4f1a 1700000000 1700003600")] // not escaped
    [InlineData("jti https%3a%2f%2fissuer.example 4f1a 1700000000 1700003600")] // in another way
    [InlineData("jti https%3A%2F%2Fevil.example 4f1a 1700000000 1700003600")]
    [InlineData($"jti {Iss}  1700000000 1700003600")]
    [InlineData($"jti {Iss} %34f1a 1700000000 1700003600")]
    [InlineData($"jti {Iss} %ED%A0%80 1700000000 1700003600")] // half a pair
    [InlineData($"jti {Iss} % 1700000000 1700003600")]
    [InlineData($"jti {Iss} 4f1a 1700000000 1700003601")] // longer than a token lives
    [InlineData($"jti {Iss} 4f1a 1700000000 1700000000")]
    [InlineData($"jti {Iss} 4f1a -1 3599")]
    [InlineData($"jti {Iss} 4f1a 253402300798 253402300800")]
    [InlineData($"jti {Iss} 4f1a 1700000000.10 1700003600")]
    [InlineData($"jti {Iss} 4f1a 1700000000 +1700003600")]
    [InlineData($"sub {Iss} ann")]
    [InlineData($"sub {Iss}  1700000000")]
    [InlineData($"sub {Iss} ann 1700000060.1")] // the future
    [InlineData($"sub {Iss} ann 1700000000 1700003600")]
    [InlineData($"all {Iss}")]
    [InlineData($"all {Iss} 0")]
    [InlineData($"all {Iss} 1700000061")]
    [InlineData("all https%3A%2F%2Fevil.example 1700000000")]
    [Rule("R17")]
    public void A_line_is_as_it_is_written(string line)
    {
        Refuses($"denylist 1 1700000000\n{line}\nend 1\n", 2);
        Refuses($"denylist 1 1700000000\nall {Iss} 1700000000\njti {Iss} 0 1700000000 1700003600\n{line}\nend 3\n", 4);
    }

    [Theory]
    [InlineData($"jti {Iss} a 1700000000 1700003600", $"jti {Iss} a 1700000000 1700003600")]
    [InlineData($"jti {Iss} a 1700000000 1700003599", $"jti {Iss} a 1700000000 1700003600")] // one name, two lines
    [InlineData($"jti {Iss} b 1700000000 1700003600", $"jti {Iss} a 1700000000 1700003600")]
    [InlineData($"jti {Iss} a 1700000000 1700003600", $"all {Iss} 1700000000")]
    [InlineData($"all {Iss} 1700000000", $"all {Iss} 1700000001")]
    [InlineData($"sub {Iss} ann 1700000000", $"sub {Iss} ann 1700000001")]
    [Rule("R17")]
    public void Lines_are_in_order_and_each_name_has_one(string first, string second) =>
        Refuses($"denylist 1 1700000000\n{first}\n{second}\nend 2\n", 3);

    [Theory]
    [InlineData(256, true)]
    [InlineData(257, false)]
    [Rule("R17")]
    public void Names_have_256_characters_at_most(int length, bool allowed)
    {
        var text = $"denylist 1 1700000000\nsub {Iss} {new string('x', length)} 1700000000\nend 1\n";
        if (allowed)
        {
            gate.List.Merge(text);
            gate.List.Count.Should().Be(1);
        }
        else
        {
            Refuses(text, 2);
        }
    }

    [Fact]
    [Rule("R17")]
    public void A_text_that_was_cut_is_none()
    {
        gate.Set(20);
        foreach (var length in Samples.Below(Full.Length))
        {
            Refuses(Full[..length], 1 + Full[..length].Count(c => c == '\n'));
        }

        gate.List.Merge(Full);
        gate.List.Count.Should().Be(3);
    }

    [Fact]
    [Rule("R17")]
    public void Whatever_is_changed_a_text_is_refused_or_is_the_one_text_of_what_it_says()
    {
        new Gate().Set(20).List.Merge(Full);

        Gen.Select(Gen.Int[0, Full.Length], Gen.Int[0, 3], Gen.String[Gen.Char["01. \n%ajs-é"], 0, 3]).Sample(
            (at, cut, put) =>
            {
                var text = $"{Full[..at]}{put}{Full[Math.Min(at + cut, Full.Length)..]}";
                var list = new Denylist([Gate.Issuer, Gate.Other], new DenylistPolicy(), new Gate().Set(0));
                try
                {
                    list.Merge(text);
                }
                catch (DenylistFormatException error)
                {
                    return error.Line >= 1 && error.Line <= text.Count(c => c == '\n') + 1 && list.Count == 0;
                }

                // What was changed may have ended, or be needless beside an "all"; what is left is as it was written.
                return list.Save().Split('\n')[1..^2].All(line => text.Split('\n').Contains(line));
            },
            iter: Samples.Of(2_000), threads: 1);
    }

    [Theory]
    [InlineData("S3CRET")]
    [InlineData("denylist 1 S3CRET\n")]
    [InlineData($"denylist 1 1700000000\njti {Iss} S3CRET S3CRET\nend 1\n")]
    [InlineData("denylist 1 1700000000\nend S3CRET\n")]
    [Rule("R18")]
    public void A_text_that_is_refused_is_not_quoted(string text)
    {
        var merge = () => gate.List.Merge(text);

        $"{merge.Should().Throw<DenylistFormatException>().Which}".Should().NotContain("S3CRET");
    }

    [Fact]
    [Rule("R18")]
    public void A_log_does_not_tell_who_logged_out()
    {
        var token = Gate.Token(id: "S3CRET", subject: "S3CRET");
        gate.List.Revoke(token);
        var wrongIssuer = () => gate.List.RevokeSubject("https://evil.example", "S3CRET", Gate.At(0));
        var wrongSubject = () => gate.List.RevokeSubject(Gate.Issuer, $"S3CRET{new string('x', 256)}", Gate.At(0));
        var wrongTime = () => gate.List.RevokeSubject(Gate.Issuer, "S3CRET", Gate.At(100));

        $"{gate.List} {token}".Should().NotContain("S3CRET");
        $"{wrongIssuer.Should().Throw<ArgumentException>().Which}".Should().NotContain("S3CRET");
        $"{wrongSubject.Should().Throw<ArgumentException>().Which}".Should().NotContain("S3CRET");
        $"{wrongTime.Should().Throw<ArgumentException>().Which}".Should().NotContain("S3CRET");
    }

    [Fact]
    [Rule("R1")]
    public void Null_is_no_snapshot()
    {
        var merge = () => gate.List.Merge(null!);

        merge.Should().Throw<ArgumentNullException>().WithParameterName("snapshot");
    }

    // The list of which Full is the text.
    private static Gate Filled()
    {
        var filled = new Gate().Set(20);
        filled.List.Revoke(Gate.Token());
        filled.List.Revoke(Gate.Token(id: "4f1b", iat: 0.25m, exp: 900));
        filled.List.RevokeAll(Gate.Other, Gate.At(10.5m));
        filled.List.RevokeSubject(Gate.Issuer, "ann", Gate.At(12));
        return filled;
    }

    private void Refuses(string text, int line)
    {
        var before = gate.List.Save();
        var merge = () => gate.List.Merge(text);

        merge.Should().Throw<DenylistFormatException>("{0} is no snapshot", Wire.Show(text)).Which.Line.Should().Be(
            line, "that is the first wrong line of {0}", Wire.Show(text));
        gate.List.Save().Should().Be(before, "nothing is added");
    }
}
