namespace Katas.Http.PageWaterfall.Steps;

public sealed class Step1_Handshakes
{
    [Theory]
    [InlineData(Tls.None, 1)] // SYN, SYN-ACK; the request goes with the ACK
    [InlineData(Tls.V12, 3)] // and two flights each way
    [InlineData(Tls.V13, 2)] // and one
    [InlineData(Tls.EarlyData, 1)] // TLS costs nothing more; TCP does as before
    [Rule("R1")]
    public void A_tcp_connection_takes_one_round_trip_and_those_of_tls(Tls tls, int roundTrips)
    {
        foreach (var protocol in Enum.GetValues<Protocol>().Where(protocol => protocol != Protocol.Http3))
        {
            Handshake.RoundTrips(protocol, tls).Should().Be(roundTrips, "{0} is on TCP, here with {1}", protocol, tls);
        }
    }

    [Theory]
    [InlineData(Tls.V13, 1)]
    [InlineData(Tls.EarlyData, 0)]
    [Rule("R1")]
    public void Quic_sets_up_transport_and_tls_together(Tls tls, int roundTrips)
    {
        var taken = Handshake.RoundTrips(Protocol.Http3, tls);

        taken.Should().Be(roundTrips, "the first flight of QUIC has the first one of TLS in it");
    }

    [Theory]
    [InlineData(Tls.None)]
    [InlineData(Tls.V12)]
    [Rule("R1")]
    public void Quic_is_never_without_tls_1_3(Tls tls)
    {
        var asking = () => Handshake.RoundTrips(Protocol.Http3, tls);

        asking.Should().Throw<ArgumentException>().WithParameterName(nameof(tls));
    }

    [Theory]
    [InlineData((Protocol)7, Tls.V13, "protocol")]
    [InlineData((Protocol)(-1), Tls.None, "protocol")]
    [InlineData(Protocol.Http11, (Tls)4, "tls")]
    [InlineData(Protocol.Http3, (Tls)4, "tls")]
    [Rule("R1")]
    public void What_does_not_exist_has_no_handshake(Protocol protocol, Tls tls, string parameter)
    {
        var asking = () => Handshake.RoundTrips(protocol, tls);

        asking.Should().Throw<ArgumentOutOfRangeException>().WithParameterName(parameter);
    }
}
