namespace Katas.Http.QuicLoss.Steps;

public sealed class Step6_LateAndInFlight
{
    private readonly Sender sender = new();

    [Theory]
    [InlineData(12.4999, "acknowledged 1, lost none", "112.5 ms")] // 9/8 of 100 ms
    [InlineData(12.5, "acknowledged 1, lost 0", "never")]
    [Rule("R24")]
    public void Who_is_overtaken_and_late_is_lost(double secondAt, string expected, string timer)
    {
        sender.Send(0, 0);
        sender.Send(secondAt, 1);

        sender.Ack(secondAt + 100, "1").Should().Be(expected, "0 was sent {0} ms ago", secondAt + 100);
        sender.Timer.Should().Be(timer);
    }

    [Fact]
    [Rule("R24")]
    public void Until_then_the_timer_is_for_the_first_that_waits()
    {
        sender.Send(0, 0);
        sender.Send(5, 1);
        sender.Send(10, 2);
        sender.Ack(110, "2");
        var (first, early, second) = (sender.Timer, sender.Expire(112.4999), sender.Timer);
        var (lost, third) = (sender.Expire(112.5), sender.Timer);

        (first, early, second).Should().Be(("112.5 ms", "nothing", "112.5 ms"));
        (lost, third).Should().Be(("lost 0", "117.5 ms"));
        (sender.Expire(200), sender.Timer).Should().Be(("lost 1", "never"), "it may be late as well");
    }

    [Fact]
    [Rule("R24")]
    public void Who_was_overtaken_by_nobody_is_not_lost_however_late()
    {
        sender.Send(0, 0, 1);

        sender.Ack(900, "0").Should().Be("acknowledged 0, lost none");
        sender.SendIn(PacketSpace.Handshake, 950, 0);
        sender.AckIn(PacketSpace.Handshake, 1_000, "0").Should().Be("acknowledged 0, lost none", "another space overtakes nobody");
        sender.Loss.BytesInFlight.Should().Be(1_200);
    }

    [Fact]
    [Rule("R24")]
    public void The_earliest_of_all_spaces_is_the_timer()
    {
        sender.Send(0, 0);
        sender.SendIn(PacketSpace.Handshake, 2, 0);
        sender.Send(10, 1);
        sender.SendIn(PacketSpace.Handshake, 10, 1);
        sender.AckIn(PacketSpace.Handshake, 110, "1");
        var first = sender.Timer;
        sender.Ack(110, "1");

        (first, sender.Timer).Should().Be(("114.5 ms", "112.5 ms"));
        (sender.Expire(112.5), sender.Timer).Should().Be(("lost 0", "114.5 ms"));
    }

    [Fact]
    [Rule("R24")]
    public void A_short_path_waits_for_what_a_timer_can_tell()
    {
        sender.Send(0, 0, 1);
        sender.Ack(0.5, "1");

        (sender.Timer, sender.Expire(0.9999), sender.Expire(1)).Should().Be(("1 ms", "nothing", "lost 0"));
    }

    [Fact]
    [Rule("R25")]
    public void What_was_not_in_flight_is_never_lost_and_nobody_waits_for_it()
    {
        sender.Send(PacketContent.AckOnly, 0, 0);
        sender.Send(1, 1);

        (sender.Ack(101, "1"), sender.Timer).Should().Be(("acknowledged 1, lost none", "never"));
    }

    [Fact]
    [Rule("R25")]
    public void What_was_not_in_flight_is_forgotten_where_it_would_be_lost()
    {
        sender.Send(PacketContent.AckOnly, 0, 0);
        sender.Send(0, 1, 2, 3);

        sender.Ack(100, "2").Should().Be("acknowledged 2, lost none");
        sender.Ack(101, "3").Should().Be("acknowledged 3, lost none");
        sender.Ack(102, "0-3").Should().Be("acknowledged 1, lost none", "three were sent after 0");
    }

    [Fact]
    [Rule("R25")]
    public void It_overtakes_like_any_other_packet_and_is_acknowledged()
    {
        sender.Send(0, 0);
        sender.Send(PacketContent.AckOnly, 0, 1);
        sender.Send(PacketContent.AckOnly, 0, 2);
        sender.Send(PacketContent.AckOnly, 0, 3);

        sender.Ack(100, "3 1").Should().Be("acknowledged 1 3, lost 0");
    }

    [Fact]
    [Rule("R25")]
    public void Padding_is_in_flight()
    {
        sender.Send(PacketContent.Padding, 0, 0);
        sender.Send(PacketContent.Padding, 0, 1);
        sender.Send(0, 2, 3);

        (sender.Ack(100, "3"), sender.Timer).Should().Be(("acknowledged 3, lost 0", "112.5 ms"));
    }

    [Fact]
    [Rule("R27")]
    public void Bytes_are_in_flight_until_they_have_arrived_or_are_lost()
    {
        sender.Loss.Sent(new SentPacket(PacketSpace.ApplicationData, 0, TimeSpan.Zero, Bytes: 1));
        sender.Loss.Sent(new SentPacket(PacketSpace.ApplicationData, 1, TimeSpan.Zero, Bytes: 20, PacketContent.Padding));
        sender.Loss.Sent(new SentPacket(PacketSpace.ApplicationData, 2, TimeSpan.Zero, Bytes: 300, PacketContent.AckOnly));
        sender.Loss.Sent(new SentPacket(PacketSpace.ApplicationData, 3, TimeSpan.Zero, Bytes: 4_000));
        sender.Loss.Sent(new SentPacket(PacketSpace.Handshake, 0, TimeSpan.Zero, Bytes: 50_000));
        var before = sender.Loss.BytesInFlight;
        sender.Ack(100, "3");

        (before, sender.Loss.BytesInFlight).Should().Be((54_021, 50_020), "3 has arrived, 0 is lost, and 2 was never in flight");
    }

    [Fact]
    [Rule("R27")]
    public void A_space_has_something_ack_eliciting_in_flight_or_not()
    {
        sender.Send(PacketContent.Padding, 0, 0);
        sender.Send(PacketContent.AckOnly, 0, 1);
        var padding = sender.Loss.HasAckElicitingInFlight(PacketSpace.ApplicationData);
        sender.Send(0, 2);
        var some = (sender.Loss.HasAckElicitingInFlight(PacketSpace.ApplicationData), sender.Loss.HasAckElicitingInFlight(PacketSpace.Handshake));
        sender.Ack(100, "2");

        (padding, some, sender.Loss.HasAckElicitingInFlight(PacketSpace.ApplicationData)).Should().Be((false, (true, false), false));
    }

    [Theory]
    [InlineData(6, 10, true)]
    [InlineData(5, 10, false)]
    [InlineData(6, 9.9999, false)] // time goes on
    [InlineData(AckFormat.MaxValue, 10, true)]
    [InlineData(AckFormat.MaxValue + 1, 10, false)]
    [Rule("R28")]
    public void Numbers_and_times_of_packets_grow(long number, double at, bool isTaken)
    {
        sender.Send(0, 0, 4);
        sender.Send(10, 5);
        var before = sender.Loss.BytesInFlight;
        Exception? error = null;
        try
        {
            sender.Send(at, number);
        }
        catch (ArgumentOutOfRangeException refused)
        {
            error = refused;
        }

        (error is null, sender.Loss.BytesInFlight - before).Should().Be((isTaken, isTaken ? 1_200 : 0), "{0} comes after 5, at {1} ms after 10", number, at);
        (error as ArgumentException)?.ParamName.Should().Be("packet");
    }

    [Fact]
    [Rule("R28")]
    public void Time_never_goes_back()
    {
        sender.Send(10, 0);
        var early = Sender.Ms(9);
        foreach (var going in new Action[]
        {
            () => sender.Ack(9, "0"), () => sender.Expire(9), () => sender.Loss.ConfirmHandshake(early), () => sender.Loss.ReachLimit(early),
            () => sender.Loss.LiftLimit(early), () => sender.Loss.RejectEarlyData(early), () => sender.Loss.Discard(PacketSpace.Initial, early),
        })
        {
            going.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("now");
        }

        var negative = () => new Sender(isConfirmed: false).Send(-1, 0);
        negative.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("packet");
        sender.Ack(10, "0").Should().Be("acknowledged 0, lost none", "equal times are in order");
    }
}
