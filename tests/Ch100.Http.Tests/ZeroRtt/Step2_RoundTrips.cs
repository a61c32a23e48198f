using CsCheck;

namespace Katas.Http.ZeroRtt.Steps;

public sealed class Step2_RoundTrips
{
    [Theory]
    [InlineData("Tcp V12, Tcp V12 Resumed, Tcp V12 FalseStart", "3 2 2")]
    [InlineData("Tcp V13, Tcp V13 Resumed", "2 2")] // a known client saves bytes, not round trips
    [InlineData("Tcp V13 Resumed Accepted, Tcp V13 Resumed Rejected", "1 2")] // rejected it is no worse than without
    [InlineData("Tcp V13 HelloRetryRequest, Tcp V13 Resumed Rejected HelloRetryRequest", "3 3")]
    [InlineData("TcpFastOpen V12, TcpFastOpen V12 FalseStart, TcpFastOpen V13, TcpFastOpen V13 Resumed Accepted", "2 1 1 0")]
    [InlineData("Quic V13, Quic V13 Resumed Accepted, Quic V13 Resumed Rejected", "1 0 1")]
    [InlineData("Quic V13 Retry, Quic V13 HelloRetryRequest, Quic V13 Retry HelloRetryRequest", "2 2 3")]
    [InlineData("Quic V13 Resumed Accepted Retry, Quic V13 Resumed Rejected Retry", "1 2")]
    [Rule("R9")]
    public void The_request_waits_for_so_many_round_trips(string plans, string expected)
    {
        var timelines = plans.Split(", ").Select(plan => Schedule.Of(Scene.Plan(plan), new Delays(30, 12))).ToList();

        string.Join(' ', timelines.Select(timeline => timeline.RoundTripsToRequest)).Should().Be(
            expected, "the client waits so often before the request that is answered, with {0}", plans);
        timelines.Should().OnlyContain(timeline => timeline.RoundTripsToResponse == timeline.RoundTripsToRequest + 1, "and once more for the response");
    }

    [Fact]
    [Rule("R8")]
    public void A_flight_leaves_when_the_one_before_it_is_there() =>
        Show("Tcp V13 Resumed Accepted", 30, 12).Should().Be(
            "0-30 C: Syn; 30-42 S: SynAck; 42-72 C: Ack ClientHello Request; 72-84 S: ServerHello EncryptedExtensions Finished Response;"
            + " 84-114 C: EndOfEarlyData Finished",
            "it is 30 to the server and 12 back");

    [Theory]
    [InlineData("Tcp V12", "126 168 114")]
    [InlineData("Tcp V12 FalseStart", "84 126 114")]
    [InlineData("Tcp V13", "84 126 114")]
    [InlineData("Tcp V13 Resumed Accepted", "42 84 114")] // taken at 72, and no replay for sure at 114
    [InlineData("Tcp V13 Resumed Rejected", "84 126 114")] // the first copy left at 42
    [InlineData("Quic V13 Resumed Accepted", "0 42 72")]
    [InlineData("Quic V13 Resumed Accepted Retry", "42 84 114")] // the first copy is lost with the first packet
    [Rule("R8")]
    [Rule("R9")]
    public void The_request_leaves_and_the_response_arrives_then(string plan, string expected)
    {
        var timeline = Schedule.Of(Scene.Plan(plan), new Delays(30, 12));

        $"{timeline.RequestLeaves} {timeline.ResponseArrives} {timeline.ReplayRuledOut}".Should().Be(
            expected, "request, response, client's Finished at the server, if it is 30 to the server and 12 back; this is {0}", plan);
    }

    [Fact]
    [Rule("R9")]
    public void Who_waits_with_early_data_until_no_replay_is_possible_saves_nothing()
    {
        var early = Schedule.Of(Scene.Plan("Quic V13 Resumed Accepted"), new Delays(30, 12));
        var late = Schedule.Of(Scene.Plan("Quic V13 Resumed"), new Delays(30, 12));

        early.ReplayRuledOut.Should().Be(late.RequestLeaves + 30, "the request of a handshake without early data is there at the same time");
    }

    [Fact]
    [Rule("R8")]
    public void Without_a_way_there_is_no_delay() =>
        Show("Quic V13", 0, 0).Should().Be(
            "0-0 C: ClientHello; 0-0 S: ServerHello EncryptedExtensions Certificate CertificateVerify Finished;"
            + " 0-0 C: Finished Request; 0-0 S: Response");

    [Fact]
    [Rule("R7")]
    [Rule("R8")]
    public void What_cannot_be_is_refused()
    {
        var noPlan = () => Schedule.Of(Scene.Plan("Quic V12"), new Delays(1, 1));
        var toServer = () => Schedule.Of(Scene.Plan("Quic V13"), new Delays(-1, 1));
        var toClient = () => Schedule.Of(Scene.Plan("Quic V13"), new Delays(1, -1));

        noPlan.Should().Throw<ArgumentException>().WithParameterName("plan");
        toServer.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("delays");
        toClient.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("delays");
    }

    [Fact]
    [Rule("R8")]
    [Rule("R9")]
    public void Round_trips_are_what_is_waited_for()
    {
        string[] plans =
        [
            "Tcp V12", "Tcp V13", "Tcp V13 Resumed Accepted", "Tcp V13 Resumed Rejected HelloRetryRequest", "TcpFastOpen V12", "Quic V13 Retry",
        ];
        Schedule.Of(Scene.Plan(plans[0]), new Delays(1, 1)).RequestLeaves.Should().Be(6);

        Gen.Select(Gen.Int[0, plans.Length - 1], Gen.Long[0, 1_000_000], Gen.Long[0, 1_000_000]).Sample(
            (plan, there, back) =>
            {
                var timeline = Schedule.Of(Scene.Plan(plans[plan]), new Delays(there, back));
                return timeline.RequestLeaves == timeline.RoundTripsToRequest * (there + back)
                    && timeline.ResponseArrives == timeline.RoundTripsToResponse * (there + back);
            },
            iter: Samples.Of(500),
            threads: 1);
    }

    private static string Show(string plan, long toServer, long toClient) => string.Join(
        "; ",
        Schedule.Of(Scene.Plan(plan), new Delays(toServer, toClient)).Departures
            .Select(each => $"{each.Leaves}-{each.Arrives} {Scene.Show([each.Flight])}"));
}
