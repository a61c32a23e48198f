namespace Katas.Http.QuicLoss.Steps;

public sealed class Step8_BackOff
{
    private readonly Sender sender = new();

    [Fact]
    [Rule("R31")]
    public void Each_probe_doubles_the_time_to_the_next()
    {
        sender.Send(0, 0);
        var timers = new List<string> { sender.Timer };
        foreach (var at in new[] { 1_024, 2_048, 4_100 })
        {
            sender.Expire(at).Should().Be("probe ApplicationData");
            timers.Add(sender.Timer);
        }

        timers.Should().Equal("1024 ms", "2048 ms", "4096 ms", "8192 ms");
        sender.Loss.ProbeCount.Should().Be(3);
    }

    [Fact]
    [Rule("R31")]
    public void A_probe_that_is_sent_is_waited_for_twice_as_long()
    {
        sender.Send(0, 0);
        sender.Expire(1_024);
        sender.Send(1_024, 1);

        sender.Timer.Should().Be("3072 ms", "1024 ms, and 2048 more");
    }

    [Fact]
    [Rule("R31")]
    public void A_probe_in_one_space_makes_all_wait_longer()
    {
        sender.SendIn(PacketSpace.Initial, 0, 0);
        sender.Expire(999).Should().Be("probe Initial");
        sender.SendIn(PacketSpace.Handshake, 1_000, 0);
        sender.SendIn(PacketSpace.Initial, 1_500, 1);

        (sender.Timer, sender.Expire(2_998)).Should().Be(("2998 ms", "probe Handshake"), "1000, and twice 999");
    }

    [Fact]
    [Rule("R31")]
    public void Doubling_ends_at_the_longest_time()
    {
        sender.Send(0, 0);
        for (var i = 0; i < 100; i++)
        {
            Sender.Show(sender.Loss.Expire(sender.Loss.Timer!.Value)).Should().Be("probe ApplicationData", "it is {0}", sender.Loss.Timer);
        }

        (sender.Loss.Timer, sender.Loss.ProbeCount).Should().Be((TimeSpan.MaxValue, 100));
        sender.Loss.Sent(new SentPacket(PacketSpace.ApplicationData, 1, TimeSpan.MaxValue));
        sender.Loss.Timer.Should().Be(TimeSpan.MaxValue);
    }

    [Fact]
    [Rule("R33")]
    public void An_answer_ends_the_doubling()
    {
        sender.Send(0, 0);
        sender.Send(10, 1);
        sender.Expire(1_034);
        sender.Send(1_034, 2);
        sender.Ack(1_134, "2"); // 100 ms

        (sender.Loss.ProbeCount, sender.Timer).Should().Be((0, "never"), "0 and 1 are lost");
        sender.Send(2_000, 3);
        sender.Timer.Should().Be("2325 ms");
    }

    [Fact]
    [Rule("R33")]
    public void What_was_known_before_does_not_end_it()
    {
        sender.Send(0, 0, 1);
        sender.Ack(100, "0");
        sender.Expire(325);
        sender.Ack(400, "0");

        (sender.Loss.ProbeCount, sender.Timer).Should().Be((1, "650 ms"));
    }

    [Theory]
    [InlineData(Endpoint.Client, PacketSpace.Initial, 1)]
    [InlineData(Endpoint.Client, PacketSpace.Handshake, 0)]
    [InlineData(Endpoint.Client, PacketSpace.ApplicationData, 1)]
    [InlineData(Endpoint.Server, PacketSpace.Initial, 0)]
    [InlineData(Endpoint.Server, PacketSpace.Handshake, 0)]
    [Rule("R33")]
    public void A_client_goes_on_doubling_until_its_address_is_known(Endpoint self, PacketSpace acknowledged, int expected)
    {
        var early = new Sender(self, isConfirmed: false);
        early.SendIn(PacketSpace.Initial, 0, 0, 1);
        early.SendIn(PacketSpace.Handshake, 0, 0, 1);
        early.Send(0, 0, 1);
        early.Expire(999);
        early.AckIn(acknowledged, 1_000, "0");

        early.Loss.ProbeCount.Should().Be(expected, "a server that is busy is not asked more often");
    }

    [Fact]
    [Rule("R33")]
    public void Once_its_address_is_known_any_answer_will_do()
    {
        var early = new Sender(isConfirmed: false);
        early.SendIn(PacketSpace.Handshake, 0, 0, 1);
        early.SendIn(PacketSpace.Initial, 0, 0);
        early.AckIn(PacketSpace.Handshake, 100, "0");
        early.AckIn(PacketSpace.Handshake, 100, "1");
        early.Expire(400);
        var before = early.Loss.ProbeCount;
        early.AckIn(PacketSpace.Initial, 500, "0");

        (before, early.Loss.ProbeCount).Should().Be((1, 0));
    }
}
