using CsCheck;
using static Katas.SessionsAndTokens.TokenDenylist.Steps.Gate;
using static Katas.SessionsAndTokens.TokenDenylist.TokenStatus;

namespace Katas.SessionsAndTokens.TokenDenylist.Steps;

public sealed class Step7_HostileSnapshots
{
    private readonly Gate gate = new();

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
    [InlineData($"jti {Iss} 4f1a 1700000060.1 1700003600")] // the future
    [InlineData($"sub {Iss} ann")]
    [InlineData($"sub {Iss}  1700000000")]
    [InlineData($"sub {Iss} ann 1700000060.1")] // the future
    [InlineData($"sub {Iss} ann 1700000000 1700003600")]
    [InlineData($"all {Iss}")]
    [InlineData($"all {Iss} 0")]
    [InlineData($"all {Iss} 1700000061.1")] // a second more, as R13 rounds up
    [InlineData("all https%3A%2F%2Fevil.example 1700000000")]
    [Rule("R17")]
    public void A_line_is_as_it_is_written(string line)
    {
        Refuses($"denylist 1 1700000000\n{line}\nend 1\n", 2);
        Refuses($"denylist 1 1700000000\nall {Iss} 1700000000\njti {Iss} 0 1700000000 1700003600\n{line}\nend 3\n", 4);
    }

    [Theory]
    [InlineData("1700000000", $"jti {Iss} a 1700000060 1700003600")]
    [InlineData("1700000000", $"sub {Iss} ann 1700000060")]
    [InlineData("1700000000", $"all {Iss} 1700000061")]
    [InlineData("1700000040", $"jti {Iss} a 1700000100 1700003600")] // of a server whose clock is ahead, within the leeway
    [InlineData("1700000040", $"sub {Iss} ann 1700000100")]
    [InlineData("1700000040", $"all {Iss} 1700000101")]
    [Rule("R17")]
    public void What_could_be_revoked_there_is_added_here(string now, string line)
    {
        var text = $"denylist 1 {now}\n{line}\nend 1\n";

        gate.List.Merge(text);

        gate.List.Save().Should().Be(text);
    }

    [Theory]
    [InlineData($"sub {Iss} ann 0", 1)] // all of hers have expired
    [InlineData($"jti {Iss} a 1690000000 1690003600", 1)]
    [InlineData($"all {Iss} 1700000000\njti {Iss} a 1699999999 1700003500\nsub {Iss} ann 1700000000", 3)] // "all" says it
    [Rule("R17")]
    public void What_is_needless_is_no_error(string lines, int count)
    {
        gate.List.Merge($"denylist 1 1700000000\n{lines}\nend {count}\n");

        gate.List.Count.Should().Be(0);
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

    private void Refuses(string text, int line)
    {
        var before = gate.List.Save();
        var merge = () => gate.List.Merge(text);

        merge.Should().Throw<DenylistFormatException>("{0} is no snapshot", Wire.Show(text)).Which.Line.Should().Be(
            line, "that is the first wrong line of {0}", Wire.Show(text));
        gate.List.Save().Should().Be(before, "nothing is added");
    }
}
