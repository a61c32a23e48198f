namespace Katas.Http.ZeroRtt.Steps;

public sealed class Step1_Flights
{
    [Fact]
    [Rule("R2")]
    [Rule("R6")]
    public void Rfc5246_7_3_a_full_handshake_of_TLS_1_2_is_two_round_trips_behind_that_of_TCP() => Flies(
        "C: Syn | S: SynAck | C: Ack ClientHello | S: ServerHello Certificate ServerKeyExchange ServerHelloDone"
        + " | C: ClientKeyExchange ChangeCipherSpec Finished | S: ChangeCipherSpec Finished | C: Request | S: Response",
        "Tcp V12");

    [Fact]
    [Rule("R2")]
    public void Rfc5246_7_3_in_an_abbreviated_handshake_the_server_is_finished_first() => Flies(
        "C: Syn | S: SynAck | C: Ack ClientHello | S: ServerHello ChangeCipherSpec Finished"
        + " | C: ChangeCipherSpec Finished Request | S: Response",
        "Tcp V12 Resumed");

    [Fact]
    [Rule("R2")]
    public void Rfc7918_with_False_Start_the_client_does_not_wait_for_the_servers_Finished() => Flies(
        "C: Syn | S: SynAck | C: Ack ClientHello | S: ServerHello Certificate ServerKeyExchange ServerHelloDone"
        + " | C: ClientKeyExchange ChangeCipherSpec Finished Request | S: ChangeCipherSpec Finished Response",
        "Tcp V12 FalseStart");

    [Fact]
    [Rule("R3")]
    public void Rfc8446_2_a_full_handshake_of_TLS_1_3_is_one_round_trip() => Flies(
        "C: Syn | S: SynAck | C: Ack ClientHello | S: ServerHello EncryptedExtensions Certificate CertificateVerify Finished"
        + " | C: Finished Request | S: Response",
        "Tcp V13");

    [Fact]
    [Rule("R3")]
    public void Rfc8446_2_2_who_is_known_shows_no_certificate() => Flies(
        "C: Syn | S: SynAck | C: Ack ClientHello | S: ServerHello EncryptedExtensions Finished | C: Finished Request | S: Response",
        "Tcp V13 Resumed");

    [Fact]
    [Rule("R1")]
    [Rule("R4")]
    public void Rfc8446_2_3_early_data_goes_along_with_the_ClientHello() => Flies(
        "C: Syn | S: SynAck | C: Ack ClientHello Request | S: ServerHello EncryptedExtensions Finished Response | C: EndOfEarlyData Finished",
        "Tcp V13 Resumed Accepted");

    [Fact]
    [Rule("R4")]
    public void Rejected_early_data_goes_again_behind_the_Finished() => Flies(
        "C: Syn | S: SynAck | C: Ack ClientHello Request | S: ServerHello EncryptedExtensions Finished | C: Finished Request | S: Response",
        "Tcp V13 Resumed Rejected");

    [Fact]
    [Rule("R5")]
    public void Rfc8446_2_1_a_wrong_key_share_costs_a_round_trip() => Flies(
        "C: Syn | S: SynAck | C: Ack ClientHello | S: HelloRetryRequest | C: ClientHello"
        + " | S: ServerHello EncryptedExtensions Certificate CertificateVerify Finished | C: Finished Request | S: Response",
        "Tcp V13 HelloRetryRequest");

    [Fact]
    [Rule("R4")]
    [Rule("R5")]
    public void The_second_ClientHello_has_no_early_data() => Flies(
        "C: Syn | S: SynAck | C: Ack ClientHello Request | S: HelloRetryRequest | C: ClientHello"
        + " | S: ServerHello EncryptedExtensions Finished | C: Finished Request | S: Response",
        "Tcp V13 Resumed Rejected HelloRetryRequest");

    [Fact]
    [Rule("R6")]
    public void QUIC_sets_nothing_up_below_TLS()
    {
        Flies(
            "C: ClientHello | S: ServerHello EncryptedExtensions Certificate CertificateVerify Finished | C: Finished Request | S: Response",
            "Quic V13");
        Flies("C: ClientHello | S: ServerHello EncryptedExtensions Finished | C: Finished Request | S: Response", "Quic V13 Resumed");
    }

    [Fact]
    [Rule("R4")]
    [Rule("R6")]
    public void Rfc9001_8_3_in_QUIC_nothing_says_that_early_data_ends()
    {
        Flies(
            "C: ClientHello Request | S: ServerHello EncryptedExtensions Finished Response | C: Finished",
            "Quic V13 Resumed Accepted");
        Flies(
            "C: ClientHello Request | S: ServerHello EncryptedExtensions Finished | C: Finished Request | S: Response",
            "Quic V13 Resumed Rejected");
    }

    [Fact]
    [Rule("R5")]
    public void Rfc9000_8_1_2_a_Retry_costs_a_round_trip() => Flies(
        "C: ClientHello | S: Retry | C: ClientHello | S: ServerHello EncryptedExtensions Certificate CertificateVerify Finished"
        + " | C: Finished Request | S: Response",
        "Quic V13 Retry");

    [Fact]
    [Rule("R5")]
    public void Rfc9001_4_6_2_a_Retry_rejects_no_early_data() => Flies(
        "C: ClientHello Request | S: Retry | C: ClientHello Request | S: ServerHello EncryptedExtensions Finished Response | C: Finished",
        "Quic V13 Resumed Accepted Retry");

    [Fact]
    [Rule("R5")]
    public void Retry_comes_before_HelloRetryRequest() => Flies(
        "C: ClientHello Request | S: Retry | C: ClientHello Request | S: HelloRetryRequest | C: ClientHello"
        + " | S: ServerHello EncryptedExtensions Finished | C: Finished Request | S: Response",
        "Quic V13 Resumed Rejected Retry HelloRetryRequest");

    [Fact]
    [Rule("R6")]
    public void Rfc7413_with_Fast_Open_the_first_flight_of_TLS_goes_along_with_that_of_TCP()
    {
        Flies(
            "C: Syn ClientHello | S: SynAck ServerHello EncryptedExtensions Certificate CertificateVerify Finished"
            + " | C: Ack Finished Request | S: Response",
            "TcpFastOpen V13");
        Flies(
            "C: Syn ClientHello Request | S: SynAck ServerHello EncryptedExtensions Finished Response | C: Ack EndOfEarlyData Finished",
            "TcpFastOpen V13 Resumed Accepted");
        Flies(
            "C: Syn ClientHello | S: SynAck ServerHello ChangeCipherSpec Finished | C: Ack ChangeCipherSpec Finished Request | S: Response",
            "TcpFastOpen V12 Resumed");
    }

    [Fact]
    [Rule("R7")]
    public void What_no_connection_can_be_is_refused()
    {
        string[] plans =
        [
            "Quic V12", "Quic V12 Resumed", "Tcp V12 HelloRetryRequest", "Tcp V12 Resumed Accepted", "Tcp V12 Resumed Rejected",
            "Tcp V12 Resumed FalseStart", "Tcp V13 FalseStart", "Tcp V13 Retry", "TcpFastOpen V13 Retry", "Tcp V13 Accepted", "Quic V13 Rejected",
            "Tcp V13 Resumed Accepted HelloRetryRequest", "Quic V13 Resumed Accepted HelloRetryRequest",
        ];

        plans.Where(IsRefused).Should().Equal(plans, "none of them can be");
    }

    private static bool IsRefused(string plan)
    {
        try
        {
            Flights.Of(Scene.Plan(plan));
            return false;
        }
        catch (ArgumentException refusal)
        {
            return refusal.ParamName == nameof(plan);
        }
    }

    private static void Flies(string expected, string plan) => Scene.Show(Flights.Of(Scene.Plan(plan))).Should().Be(expected, "this is {0}", plan);
}
