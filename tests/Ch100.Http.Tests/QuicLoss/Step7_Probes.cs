namespace Katas.Http.QuicLoss.Steps;

public sealed class Step7_Probes
{
    private readonly Sender sender = new();

    [Theory]
    [InlineData(PacketSpace.Initial, "999 ms")] // 333 ms and four times 166.5
    [InlineData(PacketSpace.Handshake, "999 ms")]
    [InlineData(PacketSpace.ApplicationData, "1024 ms")] // answers may be held back for 25 ms
    [Rule("R29")]
    public void A_probe_is_due_when_no_answer_has_come_in_time(PacketSpace space, string expected)
    {
        sender.SendIn(space, 0, 0);

        sender.Timer.Should().Be(expected);
    }

    [Fact]
    [Rule("R29")]
    public void The_last_packet_that_needs_an_answer_counts()
    {
        sender.Send(0, 0);
        sender.Send(30, 1);
        sender.Send(PacketContent.Padding, 40, 2);
        sender.Send(PacketContent.AckOnly, 50, 3);

        sender.Timer.Should().Be("1054 ms", "1 was sent at 30 ms");
    }

    [Fact]
    [Rule("R29")]
    public void The_path_as_it_is_known_decides()
    {
        sender.Send(0, 0);
        sender.Send(10, 1);
        sender.Ack(100, "0"); // 100 ms, and 50 of variation
        var first = sender.Timer;
        sender.Loss.Peer = new PeerParameters { MaxAckDelay = Sender.Ms(5) };
        sender.Send(100, 2);

        (first, sender.Timer).Should().Be(("335 ms", "405 ms"), "10 + 100 + 4 * 50 + 25, and 100 + 100 + 4 * 50 + 5");
    }

    [Fact]
    [Rule("R29")]
    public void Without_anything_to_be_answered_there_is_no_probe()
    {
        var before = sender.Timer;
        sender.Send(PacketContent.Padding, 0, 0);
        var padding = sender.Timer;
        sender.Send(0, 1);
        sender.Ack(100, "1");

        (before, padding).Should().Be(("never", "never"));
        sender.Expire(112.5).Should().Be("lost 0");
        (sender.Timer, sender.Expire(5_000)).Should().Be(("never", "nothing"));
    }

    [Fact]
    [Rule("R29")]
    public void The_earliest_of_all_spaces_counts()
    {
        sender.Send(0, 0);
        sender.SendIn(PacketSpace.Handshake, 24, 0);
        var handshake = sender.Timer;
        sender.SendIn(PacketSpace.Handshake, 26, 1);

        (handshake, sender.Timer).Should().Be(("1023 ms", "1024 ms"));
        sender.Expire(1_024).Should().Be("probe ApplicationData");
    }

    [Theory]
    [InlineData(PacketSpace.Initial, PacketSpace.Handshake, 0, "probe Initial")]
    [InlineData(PacketSpace.Handshake, PacketSpace.Initial, 0, "probe Initial")]
    [InlineData(PacketSpace.ApplicationData, PacketSpace.Handshake, 25, "probe Handshake")] // 25 ms later, and without delay
    [Rule("R29")]
    public void Of_equal_times_the_first_space_counts(PacketSpace one, PacketSpace other, double later, string expected)
    {
        sender.SendIn(one, 0, 0);
        sender.SendIn(other, later, 0);

        sender.Expire(999 + later).Should().Be(expected);
    }

    [Fact]
    [Rule("R29")]
    public void While_a_loss_is_waited_for_no_probe_is_due()
    {
        sender.Loss.Peer = new PeerParameters { MaxAckDelay = TimeSpan.Zero };
        for (var i = 0; i < 25; i++)
        {
            sender.Send(i * 1_000, i);
            sender.Ack(i * 1_000 + 100, $"{i}"); // so steady a path that a probe is due after 101 ms
        }

        sender.Send(50_000, 25, 26, 27);
        sender.Ack(50_100, "26");

        (sender.Timer, sender.Expire(50_101), sender.Expire(50_112.5)).Should().Be(("50112.5 ms", "nothing", "lost 25"));
        (sender.Timer, sender.Expire(50_112.5)).Should().Be(("50101 ms", "probe ApplicationData"), "27 has been waited for long enough");
    }

    [Theory]
    [InlineData(Endpoint.Client)]
    [InlineData(Endpoint.Server)]
    [Rule("R30")]
    public void Application_data_has_no_probe_before_the_handshake_is_confirmed(Endpoint self)
    {
        var early = new Sender(self, isConfirmed: false);
        early.SendIn(PacketSpace.Handshake, 0, 0);
        early.Send(10, 0);
        early.AckIn(PacketSpace.Handshake, 100, "0");
        var before = early.Timer;
        early.Loss.ConfirmHandshake(Sender.Ms(200));

        (before, early.Timer).Should().Be(("never", "335 ms"), "only now it is certain that the other end can read it");
    }

    [Fact]
    [Rule("R32")]
    public void Before_its_time_nothing_happens()
    {
        sender.Send(0, 0);

        (sender.Expire(1_023.9999), sender.Timer, sender.Loss.ProbeCount).Should().Be(("nothing", "1024 ms", 0));
    }

    [Fact]
    [Rule("R32")]
    public void A_probe_makes_nothing_lost()
    {
        sender.Send(0, 0, 1, 2, 3);
        sender.Expire(1_024);
        sender.Expire(2_048);

        sender.Loss.BytesInFlight.Should().Be(4_800, "that no answer comes says nothing about any packet");
        sender.Ack(2_100, "0-3").Should().Be("acknowledged 0 1 2 3, lost none");
    }

    [Fact]
    [Rule("R32")]
    public void Of_two_losses_that_are_due_the_first_space_comes_first()
    {
        sender.Send(0, 0, 1);
        sender.SendIn(PacketSpace.Handshake, 0, 0, 1);
        sender.Ack(100, "1");
        sender.AckIn(PacketSpace.Handshake, 100, "1");
        var first = (Expiry.Lost)sender.Loss.Expire(Sender.Ms(200));

        first.Packets.Should().Equal(new SentPacket(PacketSpace.Handshake, 0, TimeSpan.Zero));
        sender.Expire(200).Should().Be("lost 0");
        sender.Loss.BytesInFlight.Should().Be(0);
    }

    [Fact]
    [Rule("R32")]
    public void A_path_that_got_longer_meanwhile_makes_losses_wait()
    {
        sender.SendIn(PacketSpace.Handshake, 0, 0);
        sender.Send(0, 0);
        sender.Send(10, 1);
        sender.Ack(110, "1"); // 100 ms: 0 is lost at 112.5
        sender.AckIn(PacketSpace.Handshake, 111, "0"); // 111 ms

        (sender.Timer, sender.Expire(112.5), sender.Timer).Should().Be(("112.5 ms", "nothing", "124.875 ms"), "9/8 of 111 ms");
        sender.Expire(124.875).Should().Be("lost 0");
    }

    [Fact]
    [Rule("R34")]
    public void The_timer_is_made_anew_when_something_happens()
    {
        sender.Send(0, 0);
        sender.Loss.Peer = new PeerParameters { MaxAckDelay = Sender.Ms(5) };
        sender.Send(PacketContent.AckOnly, 10, 1);
        var before = sender.Timer;
        sender.Loss.Discard(PacketSpace.Initial, Sender.Ms(20));

        (before, sender.Timer).Should().Be(("1024 ms", "1004 ms"), "what is not in flight changes nothing, keys that go do");
    }
}
