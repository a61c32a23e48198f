namespace Katas.Http.ConnectionMigration.Steps;

public sealed class Step5_Amplification
{
    private readonly AmplificationLimit limit = new();

    [Theory]
    [InlineData(1_200, 3_599, true)] // one below
    [InlineData(1_200, 3_600, true)]
    [InlineData(1_200, 3_601, false)]
    [InlineData(1, 3, true)]
    [InlineData(1, 4, false)]
    [InlineData(0, 0, true)]
    [InlineData(0, 1, false)] // nothing has come
    [Rule("R16")]
    public void Three_times_what_has_come_may_be_sent(int received, int sent, bool expected)
    {
        limit.Receive(received);

        (limit.Allowance, limit.TrySend(sent)).Should().Be((3L * received, expected), "{0} have come, and {1} are to go", received, sent);
    }

    [Fact]
    [Rule("R16")]
    public void A_packet_of_less_than_nothing_opens_no_path()
    {
        using var server = new Party();
        var receiving = () => server.Receive(0, "b", bytes: -1);

        receiving.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("bytes");
        (server.Timer, server.Events, server.Active).Should().Be(("never", "", "a"), "nobody is asked");
    }

    [Fact]
    [Rule("R16")]
    public void All_that_has_come_and_all_that_was_sent_counts()
    {
        limit.Receive(1_000);
        limit.TrySend(1_200);
        limit.TrySend(1_200);
        limit.Receive(10);

        (limit.Allowance, limit.TrySend(631), limit.Allowance, limit.TrySend(630), limit.Allowance).Should().Be((630, false, 630, true, 0), "what is not sent is not counted");
    }

    [Fact]
    [Rule("R16")]
    public void More_than_two_gigabytes_are_counted_too()
    {
        limit.Receive(int.MaxValue);

        (limit.Allowance, limit.TrySend(int.MaxValue), limit.Allowance).Should().Be((6_442_450_941, true, 4_294_967_294));
    }

    [Fact]
    [Rule("R16")]
    public void Whoever_is_there_has_no_limit()
    {
        var before = limit.IsLifted;
        limit.Lift();

        (before, limit.IsLifted, limit.Allowance, limit.TrySend(int.MaxValue), limit.TrySend(int.MaxValue)).Should().Be((false, true, long.MaxValue, true, true));
    }

    [Fact]
    [Rule("R16")]
    public void No_datagram_is_negative()
    {
        var receiving = () => limit.Receive(-1);
        var sending = () => limit.TrySend(-1);

        receiving.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("bytes");
        sending.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("bytes");
        limit.Allowance.Should().Be(0);
    }
}
