using System.Runtime.CompilerServices;
using CsCheck;

namespace Katas.Http.QuicLoss.Steps;

public sealed class Step11_HostilePeers
{
    [Fact]
    [Rule("R27")]
    public void A_long_download_takes_no_more_memory_than_a_short_one()
    {
        var sender = new Sender();
        var first = Download(sender);

        GC.Collect();
        first.TryGetTarget(out _).Should().BeFalse("1,000 packets have arrived since");
        sender.Ack(2_000, "998").Should().Be("acknowledged none, lost none");
    }

    [Theory]
    [InlineData("0-4611686018427387903")]
    [InlineData("4611686018427387903")]
    [InlineData("2305843009213693952-4611686018427387903 0")]
    [Rule("R26")]
    public void Who_acknowledges_everything_has_made_it_up(string ranges)
    {
        var sender = new Sender();
        sender.Send(0, 0, AckFormat.MaxValue - 1);
        var acknowledging = () => sender.Ack(200, ranges);

        acknowledging.Should().Throw<ConnectionErrorException>().Which.Code.Should().Be(TransportError.ProtocolViolation);
        sender.Ack(100, "4611686018427387902 0").Should().Be("acknowledged 0 4611686018427387902, lost none", "what is refused has not moved the clock");
    }

    [Fact]
    [Rule("R22")]
    public void The_longest_delay_makes_no_path_shorter_than_it_is()
    {
        var sender = new Sender(isConfirmed: false);
        for (var i = 0; i < 100; i++)
        {
            sender.SendIn(PacketSpace.Handshake, i * 1_000, i);
            sender.AckIn(PacketSpace.Handshake, i * 1_000 + 100, $"{i}", delay: i % 2 == 0 ? AckFormat.MaxValue : 12_500);
        }

        (sender.Loss.Rtt.Smoothed, sender.Loss.Rtt.Min).Should().Be((Sender.Ms(100), Sender.Ms(100)));
    }

    [Fact]
    [Rule("R20")]
    public void Whatever_a_peer_acknowledges_the_book_is_what_the_definitions_say()
    {
        new LossRecovery(Endpoint.Client, RttEstimate.DefaultInitial).Timer.Should().BeNull();
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 60], Gen.Int[0, 12], Gen.Int[0, 12]).List[0, 80].Sample(
            steps =>
            {
                var book = new Definitions();
                foreach (var (what, later, a, b) in steps)
                {
                    book.Do(what, later, a, b);
                }
            },
            iter: Samples.Of(400));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(30)]
    [InlineData(40)]
    [Rule("R24")]
    public void Over_a_bad_path_everything_arrives_in_the_end(int lossPercent)
    {
        foreach (var seed in Samples.Below(20))
        {
            var path = new BadPath(lossPercent, seed);
            path.Transfer(items: 60);

            (path.Missing, path.Sender.BytesInFlight, path.Sender.Timer).Should().Be((0, 0, null), "{0} % are lost with seed {1}", lossPercent, seed);
        }
    }

    // In a method of its own, so that nothing is left of it when it has returned.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference<SentPacket> Download(Sender sender)
    {
        var first = new SentPacket(PacketSpace.ApplicationData, 0, TimeSpan.Zero);
        sender.Loss.Sent(first);
        for (var number = 1; number < 1_000; number++)
        {
            sender.Send(number, number);
            sender.Ack(number, $"{number - 1}");
        }

        return new WeakReference<SentPacket>(first);
    }
}
