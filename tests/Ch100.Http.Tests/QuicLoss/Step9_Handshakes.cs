namespace Katas.Http.QuicLoss.Steps;

public sealed class Step9_Handshakes
{
    private readonly Sender client = new(isConfirmed: false);
    private readonly Sender server = new(Endpoint.Server, isConfirmed: false);

    [Fact]
    [Rule("R35")]
    public void A_client_asks_on_although_nothing_of_its_own_is_on_the_way()
    {
        client.SendAndAckIn(PacketSpace.Initial);

        client.Timer.Should().Be("400 ms", "the server may not be allowed to send: 100, and 100 + 4 * 50");
        (client.Expire(399.9999), client.Expire(400), client.Timer).Should().Be(("nothing", "deadlock Initial", "1000 ms"), "it is doubled, from now on");
    }

    [Fact]
    [Rule("R35")]
    public void With_handshake_keys_it_asks_there()
    {
        client.SendAndAckIn(PacketSpace.Initial);
        client.Loss.HasHandshakeKeys = true;

        client.Expire(450).Should().Be("deadlock Handshake");
        (client.Timer, client.Loss.ProbeCount).Should().Be(("1050 ms", 1));
    }

    [Fact]
    [Rule("R35")]
    public void What_is_on_the_way_has_its_own_probe()
    {
        client.SendIn(PacketSpace.Initial, 0, 0);
        client.Loss.HasHandshakeKeys = true;

        (client.Timer, client.Expire(999)).Should().Be(("999 ms", "probe Initial"));
    }

    [Fact]
    [Rule("R35")]
    public void Early_data_on_the_way_does_not_help()
    {
        client.SendIn(PacketSpace.Initial, 0, 0);
        client.Loss.Sent(new SentPacket(PacketSpace.ApplicationData, 0, TimeSpan.Zero, IsEarlyData: true));
        client.AckIn(PacketSpace.Initial, 100, "0");

        (client.Timer, client.Expire(400)).Should().Be(("400 ms", "deadlock Initial"), "early data has no probe yet, and the server may be stuck");
    }

    [Fact]
    [Rule("R35")]
    public void The_answers_to_its_Initial_packets_do_not_end_the_doubling()
    {
        client.SendIn(PacketSpace.Initial, 0, 0);
        client.Expire(999);
        client.AckIn(PacketSpace.Initial, 1_100, "0");

        client.Timer.Should().Be("7700 ms", "1100, and twice 1100 + 4 * 550");
    }

    [Fact]
    [Rule("R35")]
    public void Once_a_Handshake_packet_has_arrived_the_server_can_help_itself()
    {
        client.SendAndAckIn(PacketSpace.Handshake);

        client.Timer.Should().Be("never");
    }

    [Fact]
    [Rule("R35")]
    public void Once_the_handshake_is_confirmed_nobody_waits()
    {
        client.SendAndAckIn(PacketSpace.Initial);
        client.Loss.ConfirmHandshake(Sender.Ms(200));

        (client.Timer, client.Loss.IsHandshakeConfirmed).Should().Be(("never", true));
    }

    [Fact]
    [Rule("R35")]
    public void A_server_waits_for_nobody()
    {
        server.SendAndAckIn(PacketSpace.Initial);

        server.Timer.Should().Be("never");
    }

    [Fact]
    [Rule("R36")]
    public void At_the_limit_there_is_no_probe()
    {
        server.SendIn(PacketSpace.Handshake, 0, 0);
        server.Loss.ReachLimit(Sender.Ms(1));
        var (reached, late) = (server.Timer, server.Expire(1_500));
        server.SendIn(PacketSpace.Handshake, 1_500, 1);

        (reached, late, server.Timer, server.Loss.ProbeCount).Should().Be(("never", "nothing", "never", 0), "a probe could not be sent");
    }

    [Theory]
    [InlineData(998.9999, "nothing", "999 ms", 0)]
    [InlineData(999, "probe Handshake", "1998 ms", 1)]
    [InlineData(1_500, "probe Handshake", "1998 ms", 1)] // it was due long ago
    [Rule("R36")]
    public void A_datagram_lifts_the_limit_and_the_probe_goes_at_once_if_it_is_due(double at, string expected, string timer, int count)
    {
        server.SendIn(PacketSpace.Handshake, 0, 0);
        server.Loss.ReachLimit(Sender.Ms(1));

        Sender.Show(server.Loss.LiftLimit(Sender.Ms(at))).Should().Be(expected);
        (server.Timer, server.Loss.ProbeCount).Should().Be((timer, count));
    }

    [Fact]
    [Rule("R36")]
    public void Losses_are_found_at_the_limit_as_well()
    {
        server.SendIn(PacketSpace.Handshake, 0, 0);
        server.SendIn(PacketSpace.Handshake, 10, 1);
        server.Loss.ReachLimit(Sender.Ms(20));
        server.AckIn(PacketSpace.Handshake, 110, "1");

        (server.Timer, server.Expire(112.5), server.Timer).Should().Be(("112.5 ms", "lost 0", "never"));
    }

    [Theory]
    [InlineData(PacketSpace.Initial)]
    [InlineData(PacketSpace.Handshake)]
    [Rule("R37")]
    public void With_the_keys_all_that_is_on_the_way_is_forgotten(PacketSpace space)
    {
        var sender = new Sender();
        sender.SendIn(space, 0, 0, 1, 2);
        sender.Send(10, 0);
        sender.Expire(999);
        var before = (sender.Loss.BytesInFlight, sender.Loss.ProbeCount);
        sender.Loss.Discard(space, Sender.Ms(1_000));

        (before, sender.Loss.BytesInFlight, sender.Loss.ProbeCount).Should().Be(((4_800, 1), 1_200, 0));
        (sender.Timer, sender.Loss.HasAckElicitingInFlight(space)).Should().Be(("1034 ms", false), "application data is still there, and nothing is doubled");
    }

    [Fact]
    [Rule("R37")]
    public void What_would_have_been_lost_is_forgotten_too()
    {
        server.SendIn(PacketSpace.Initial, 0, 0, 1);
        server.AckIn(PacketSpace.Initial, 100, "1");
        var before = server.Timer;
        server.Loss.Discard(PacketSpace.Initial, Sender.Ms(101));

        (before, server.Timer, server.Expire(200)).Should().Be(("112.5 ms", "never", "nothing"));
    }

    [Fact]
    [Rule("R37")]
    public void The_second_time_nothing_happens()
    {
        var sender = new Sender();
        sender.Loss.Discard(PacketSpace.Initial, Sender.Ms(1));
        sender.Send(1, 0);
        sender.Expire(1_025);
        sender.Loss.Discard(PacketSpace.Initial, Sender.Ms(1_100));

        (sender.Loss.ProbeCount, sender.Timer).Should().Be((1, "2049 ms"));
    }

    [Fact]
    [Rule("R37")]
    public void A_space_without_keys_is_over()
    {
        server.SendIn(PacketSpace.Initial, 0, 0);
        server.Loss.Discard(PacketSpace.Initial, Sender.Ms(1));
        var sending = () => server.SendIn(PacketSpace.Initial, 2, 1);
        var receiving = () => server.AckIn(PacketSpace.Initial, 2, "0");
        var discarding = () => server.Loss.Discard(PacketSpace.ApplicationData, Sender.Ms(2));

        sending.Should().Throw<InvalidOperationException>();
        receiving.Should().Throw<InvalidOperationException>();
        discarding.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("space");
    }

    [Fact]
    [Rule("R37")]
    public void Early_data_that_is_rejected_is_forgotten_and_not_lost()
    {
        client.Loss.Sent(new SentPacket(PacketSpace.ApplicationData, 0, TimeSpan.Zero, IsEarlyData: true));
        client.Loss.Sent(new SentPacket(PacketSpace.ApplicationData, 1, TimeSpan.Zero, IsEarlyData: true));
        client.Send(10, 2, 3);
        var before = client.Loss.BytesInFlight;
        client.Loss.RejectEarlyData(Sender.Ms(20));
        client.Loss.ConfirmHandshake(Sender.Ms(30));

        (before, client.Loss.BytesInFlight).Should().Be((4_800, 2_400));
        client.Ack(110, "0-3").Should().Be("acknowledged 2 3, lost none");
    }

    [Fact]
    [Rule("R37")]
    public void Without_early_data_on_the_way_there_is_no_probe_for_it()
    {
        var sender = new Sender();
        sender.Loss.Sent(new SentPacket(PacketSpace.ApplicationData, 0, TimeSpan.Zero, IsEarlyData: true));
        var before = sender.Timer;
        sender.Loss.RejectEarlyData(Sender.Ms(20));

        (before, sender.Timer).Should().Be(("1024 ms", "never"));
    }

    [Fact]
    [Rule("R38")]
    public void After_a_Retry_all_begins_anew()
    {
        client.Loss.Sent(new SentPacket(PacketSpace.ApplicationData, 0, TimeSpan.Zero, IsEarlyData: true));
        client.SendIn(PacketSpace.Initial, 0, 0, 1);
        client.AckIn(PacketSpace.Initial, 100, "1");
        client.Expire(112.5).Should().Be("lost 0");
        client.Expire(412.5).Should().Be("deadlock Initial");
        client.Loss.Retry();

        (client.Loss.BytesInFlight, client.Loss.ProbeCount, client.Timer).Should().Be((0, 0, "never"));
        (client.Loss.Rtt.FirstSampleAt, Sender.Show(client.Loss.Rtt.Smoothed)).Should().Be((null, "333 ms"));
        client.SendIn(PacketSpace.Initial, 500, 2);
        client.Timer.Should().Be("1499 ms");
    }

    [Fact]
    [Rule("R38")]
    public void Numbers_go_on_after_a_Retry()
    {
        client.SendIn(PacketSpace.Initial, 0, 0, 2);
        client.Loss.Retry();
        var again = () => client.SendIn(PacketSpace.Initial, 1, 2);
        var never = () => client.AckIn(PacketSpace.Initial, 3, "1");

        again.Should().Throw<ArgumentOutOfRangeException>("2 was sent before").WithParameterName("packet");
        client.AckIn(PacketSpace.Initial, 2, "2").Should().Be("acknowledged none, lost none", "it is forgotten, but it was sent");
        never.Should().Throw<ConnectionErrorException>("1 was left out");
    }

    [Fact]
    [Rule("R38")]
    public void A_server_is_never_told_to_retry()
    {
        var retrying = server.Loss.Retry;

        retrying.Should().Throw<InvalidOperationException>();
    }
}
