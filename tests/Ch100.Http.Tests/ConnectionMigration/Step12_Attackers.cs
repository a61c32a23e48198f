using CsCheck;

namespace Katas.Http.ConnectionMigration.Steps;

/// <summary>x is an attacker who can copy packets and send from any address, but neither read nor write what is in them.</summary>
public sealed class Step12_Attackers : IDisposable
{
    private readonly Party server = new();

    public void Dispose() => server.Dispose();

    [Fact]
    [Rule("R16")]
    public void A_victim_gets_three_times_what_the_attacker_spends()
    {
        server.Receive(0, "x", bytes: 100); // with the victim's address
        var sent = 0;
        for (var at = 0; at < 2_997; at += 10)
        {
            server.Expire(at);
            sent += server.Paths.Take(Party.Ms(at)).Where(datagram => datagram.Path == server.Path("x")).Sum(datagram => datagram.Bytes);
            sent += server.Paths.TrySend(7) ? 7 : 0;
        }

        sent.Should().BeInRange(293, 300);
        server.Expire(2_997);
        server.Events.Should().Be("moved x, failed a, failed x, closed", "nobody is left");
    }

    [Fact]
    [Rule("R26")]
    public void A_copy_that_comes_first_misleads_us_for_a_moment()
    {
        server.Receive(0, "x", number: 5); // the original comes later, and is thrown away as a duplicate
        var (misled, asked) = (server.Active, server.Take(0));
        server.Receive(20, "a", new PathFrame.Response(server.Asked("a")), number: 6);
        server.Receive(21, "a", number: 7); // the client answers the challenge with something else as well

        (misled, asked, server.Active).Should().Be(("x", "a 1200 c0: challenge; x 1200 c0: challenge", "a"));
        server.Events.Should().Be("moved x, validated a, moved a");
        (server.Paths.Allowance, server.Timer).Should().Be((long.MaxValue, "never"), "x is given up");
    }

    [Fact]
    [Rule("R27")]
    public void Even_if_nothing_else_comes_we_come_back()
    {
        server.Receive(0, "x", number: 5);
        server.Take(0);
        server.Receive(20, "a", new PathFrame.Response(server.Asked("a")), number: 6);
        server.Expire(2_997);

        server.Active.Should().Be("a");
    }

    [Fact]
    [Rule("R24")]
    public void Old_packets_from_elsewhere_mislead_nobody()
    {
        server.Receive(0, "a", number: 10);
        for (var number = 5; number <= 10; number++)
        {
            server.Receive(1, "x", number: number);
        }

        server.Active.Should().Be("a");
    }

    [Fact]
    [Rule("R20")]
    public void A_path_that_is_asked_calls_the_other_end_back()
    {
        using var client = new Party(Endpoint.Client);
        server.Receive(0, "x", number: 5); // a copy
        server.Take(0);
        client.Receive(10, "a", new PathFrame.Challenge(server.Asked("a")));
        var answer = client.Paths.Take(Party.Ms(10)).Single();
        server.Paths.Receive(new ReceivedPacket(server.Path("a"), Ids.Of("aa"), 6, answer.Bytes, answer.Frames), Party.Ms(20));

        server.Active.Should().Be("a", "with the response comes {0}", new PathFrame.Other());
    }

    [Fact]
    [Rule("R29")]
    public void Packets_from_everywhere_take_four_paths_and_no_more()
    {
        for (var i = 0; i < 20; i++)
        {
            server.Receive(i, $"{(char)('b' + i)}", new PathFrame.Challenge((ulong)i), id: "aa");
        }

        var datagrams = server.Take(20).Split("; ");
        datagrams.Should().HaveCount(3, "a has not been asked");
        server.Active.Should().Be("a");
    }

    [Fact]
    [Rule("R18")]
    public void Challenges_are_not_sent_more_often_than_first_packets_are()
    {
        server.Receive(0, "x", new PathFrame.Padding());
        var count = 0;
        for (var at = 0; at < 2_997; at++)
        {
            server.Expire(at);
            count += server.Take(at).Length > 0 ? 1 : 0;
        }

        count.Should().Be(2, "at 0 and at 999");
    }

    [Fact]
    [Rule("R21")]
    public void Guesses_validate_nothing()
    {
        var random = new Random(900);
        server.Receive(0, "x");
        server.Take(0);
        for (var i = 0; i < 200; i++)
        {
            server.Receive(i, "x", new PathFrame.Response((ulong)random.NextInt64()), bytes: 0);
        }

        (server.Events, server.Paths.Allowance).Should().Be(("moved x", 3_600 - 1_200));
    }

    [Fact]
    [Rule("R16")]
    public void Whatever_comes_from_wherever_no_address_gets_more_than_three_times_as_much_before_it_answers()
    {
        new AmplificationLimit().Allowance.Should().Be(0);
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 5], Gen.Int[0, 1_500], Gen.Int[0, 700]).List[0, 60].Sample(
            steps =>
            {
                using var party = new Party();
                var (at, received, sent, answered) = (0, new int[6], new int[6], new HashSet<int> { 0 });
                foreach (var (what, from, bytes, later) in steps)
                {
                    at += later;
                    var name = $"{(char)('a' + from)}";
                    if (what < 4)
                    {
                        received[from] += party.Receive(at, name, what == 0 ? new PathFrame.Challenge(1) : what == 1 ? new PathFrame.Padding() : null, bytes: bytes, id: $"a{from}") ? bytes : 0;
                    }

                    party.Expire(at);
                    foreach (var datagram in party.Paths.Take(Party.Ms(at)))
                    {
                        Sent(datagram.Path, datagram.Bytes, datagram.Frames.OfType<PathFrame.Challenge>().SingleOrDefault());
                    }

                    var active = party.Paths.Active;
                    if (party.Paths.TrySend(bytes))
                    {
                        Sent(active, bytes, null);
                    }

                    for (var i = 0; i < 6; i++)
                    {
                        (answered.Contains(i) || sent[i] <= 3 * received[i]).Should().BeTrue("{0} bytes for {1} have gone to {2}", sent[i], received[i], (char)('a' + i));
                    }

                    void Sent(NetworkPath path, int count, PathFrame.Challenge? challenge)
                    {
                        var to = path.Remote.Address.GetAddressBytes()[3] - 1;
                        sent[to] += count;
                        if (challenge is not null && what == 4)
                        {
                            answered.Add(to);
                            party.Receive(at, $"{(char)('a' + to)}", new PathFrame.Response(challenge.Data), bytes: 0, id: $"a{to}");
                        }
                    }
                }
            },
            iter: Samples.Of(300));
    }
}
