using static Katas.Http.ZeroRtt.EarlyDataVerdict;

namespace Katas.Http.ZeroRtt.Steps;

public sealed class Step5_MayItBeTaken
{
    private static readonly TransportParameters Limits = new()
    {
        ActiveConnectionIdLimit = 4,
        InitialMaxData = 100,
        InitialMaxStreamDataBidiLocal = 10,
        InitialMaxStreamDataBidiRemote = 20,
        InitialMaxStreamDataUni = 30,
        InitialMaxStreamsBidi = 5,
        InitialMaxStreamsUni = 6,
    };

    private static readonly ServerTicket OverQuic = Scene.Made() with { MaxEarlyDataSize = 0xFFFF_FFFF, Transport = Limits };

    [Fact]
    [Rule("R20")]
    public void Everything_as_before_is_accepted() => Check().Should().Be(Accepted);

    [Fact]
    [Rule("R20")]
    public void Nothing_is_taken_that_was_not_offered() =>
        EarlyDataRules.Check(new Hello([Scene.Offer()], EarlyData: false), Scene.Made(), Scene.Selects(), Scene.At(60)).Should().Be(NotOffered);

    [Fact]
    [Rule("R20")]
    public void Who_has_to_come_again_has_no_early_data() =>
        Check(selection: Scene.Selects() with { HelloRetryRequest = true }).Should().Be(HelloRetryRequest);

    [Theory]
    [InlineData(0, Accepted)]
    [InlineData(1, NotFirstPsk)]
    [InlineData(null, NotFirstPsk)]
    [Rule("R20")]
    public void The_first_ticket_is_the_one_that_early_data_is_protected_with(int? psk, EarlyDataVerdict expected) =>
        EarlyDataRules.Check(Scene.Hello(Scene.Offer(), Scene.Offer(identity: "other")), Scene.Made(), Scene.Selects(psk), Scene.At(60))
            .Should().Be(expected);

    [Fact]
    [Rule("R20")]
    public void Early_data_without_a_ticket_is_not_taken() =>
        EarlyDataRules.Check(Scene.Hello(), null, Scene.Selects(null), Scene.At(60)).Should().Be(NotFirstPsk, "a hostile client can send that");

    [Fact]
    [Rule("R20")]
    public void What_is_selected_was_offered()
    {
        var behind = () => EarlyDataRules.Check(Scene.Hello(Scene.Offer(), Scene.Offer()), Scene.Made(), Scene.Selects(2), Scene.At(60));
        var before = () => EarlyDataRules.Check(Scene.Hello(Scene.Offer(), Scene.Offer()), Scene.Made(), Scene.Selects(-1), Scene.At(60));
        var none = () => EarlyDataRules.Check(Scene.Hello(), null, Scene.Selects(), Scene.At(60));

        behind.Should().Throw<ArgumentException>().WithParameterName("selection");
        before.Should().Throw<ArgumentException>().WithParameterName("selection");
        none.Should().Throw<ArgumentException>().WithParameterName("selection");
    }

    [Fact]
    [Rule("R20")]
    public void An_unknown_ticket_is_none() =>
        EarlyDataRules.Check(Scene.Hello(Scene.Offer()), null, Scene.Selects(), Scene.At(60)).Should().Be(UnknownTicket);

    [Theory]
    [InlineData(null, NotAllowed)]
    [InlineData(0u, NotAllowed)]
    [InlineData(1u, Accepted)]
    [Rule("R20")]
    public void The_ticket_must_be_for_early_data(uint? size, EarlyDataVerdict expected) =>
        Check(Scene.Made() with { MaxEarlyDataSize = size }).Should().Be(expected);

    [Theory]
    [InlineData(7200, Accepted)]
    [InlineData(7200.0000001, Expired)]
    [Rule("R20")]
    public void The_ticket_is_good_up_to_its_last_moment(double now, EarlyDataVerdict expected) =>
        EarlyDataRules.Check(Scene.Hello(Scene.Offer(now)), Scene.Made(), Scene.Selects(), Scene.At(now)).Should().Be(expected);

    [Theory]
    [InlineData(TlsVersion.V12, Scene.Cipher, "h2", OtherVersion)]
    [InlineData(TlsVersion.V13, "TLS_CHACHA20_POLY1305_SHA256", "h2", OtherCipherSuite)] // the same hash: good for resumption
    [InlineData(TlsVersion.V13, Scene.Cipher, "http/1.1", OtherAlpn)]
    [InlineData(TlsVersion.V13, Scene.Cipher, null, OtherAlpn)]
    [InlineData(TlsVersion.V12, "TLS_AES_256_GCM_SHA384", "h3", OtherVersion)] // the first that is
    [Rule("R20")]
    public void Version_cipher_suite_and_protocol_are_the_tickets(TlsVersion version, string cipher, string? alpn, EarlyDataVerdict expected) =>
        Check(selection: new Selection(0, new SessionParameters(version, cipher, alpn))).Should().Be(expected);

    [Fact]
    [Rule("R20")]
    public void No_protocol_is_one_as_well()
    {
        var none = new SessionParameters(TlsVersion.V13, Scene.Cipher, null);

        Check(Scene.Made() with { Parameters = none }, new Selection(0, none)).Should().Be(Accepted);
        Check(Scene.Made() with { Parameters = none }).Should().Be(OtherAlpn);
    }

    [Fact]
    [Rule("R20")]
    public void The_first_reason_counts()
    {
        var wrong = new Selection(0, new SessionParameters(TlsVersion.V12, "", "")) { Transport = new TransportParameters() };
        var late = Scene.At(9_000);
        var hello = Scene.Hello(Scene.Offer(), Scene.Offer());

        EarlyDataRules.Check(hello with { EarlyData = false }, null, wrong with { HelloRetryRequest = true, Psk = null }, late).Should().Be(NotOffered);
        EarlyDataRules.Check(hello, null, wrong with { HelloRetryRequest = true, Psk = null }, late).Should().Be(HelloRetryRequest);
        EarlyDataRules.Check(hello, null, wrong with { Psk = 1 }, late).Should().Be(NotFirstPsk);
        EarlyDataRules.Check(hello, null, wrong, late).Should().Be(UnknownTicket);
        EarlyDataRules.Check(hello, Scene.Made() with { MaxEarlyDataSize = null }, wrong, late).Should().Be(NotAllowed);
        EarlyDataRules.Check(hello, Scene.Made(), wrong, late).Should().Be(Expired);
        EarlyDataRules.Check(hello, Scene.Made(), wrong, Scene.At(1)).Should().Be(OtherVersion);
        EarlyDataRules.Check(hello, Scene.Made(), wrong with { Parameters = new(TlsVersion.V13, "", "") }, Scene.At(1)).Should().Be(OtherCipherSuite);
        EarlyDataRules.Check(hello, Scene.Made(), wrong with { Parameters = new(TlsVersion.V13, Scene.Cipher, "") }, Scene.At(1)).Should().Be(OtherAlpn);
    }

    [Fact]
    [Rule("R21")]
    public void Rfc9000_7_4_1_no_limit_may_be_less_than_the_client_remembers()
    {
        string[] limits =
        [
            "ActiveConnectionIdLimit", "InitialMaxData", "InitialMaxStreamDataBidiLocal", "InitialMaxStreamDataBidiRemote",
            "InitialMaxStreamDataUni", "InitialMaxStreamsBidi", "InitialMaxStreamsUni",
        ];

        limits.Where(limit => Now(limit, -1) == ReducedLimits).Should().Equal(limits, "each was one less");
        limits.Where(limit => Now(limit, 0) == Accepted).Should().Equal(limits, "each was as it had been");
        limits.Where(limit => Now(limit, 1) == Accepted).Should().Equal(limits, "each was one more");
    }

    [Fact]
    [Rule("R21")]
    public void A_ticket_stays_with_its_transport()
    {
        Check(OverQuic).Should().Be(ReducedLimits, "a ticket of QUIC, over TCP");
        Check(Scene.Made(), Scene.Selects() with { Transport = Limits }).Should().Be(ReducedLimits, "a ticket of TCP, over QUIC");
    }

    [Theory]
    [InlineData("100", "100")]
    [InlineData("101", "0, UnexpectedMessage, early data")]
    [InlineData("60 41", "60, UnexpectedMessage, early data")]
    [InlineData("100 0 0", "100")]
    [InlineData("2147483647", "0, UnexpectedMessage, early data")]
    [Rule("R22")]
    public void More_than_the_ticket_allows_breaks_the_connection(string records, string expected) => Counts(100, records, expected, padding: 0);

    [Fact]
    [Rule("R22")]
    public void Padding_does_not_count()
    {
        Counts(100, "60 40", "100", padding: 1);
        Counts(100, "60 40", "100", padding: 16_384);
        Counts(100, "60 41", "60, UnexpectedMessage, early data", padding: 16_384);
    }

    [Fact]
    [Rule("R22")]
    public void A_large_allowance_is_no_negative_one() => Counts(0xFFFF_FFFF, "2147483647 2147483647 1", "4294967295", padding: 0);

    [Fact]
    [Rule("R22")]
    public void No_record_has_less_than_nothing()
    {
        var counter = new EarlyDataCounter(100);

        counter.Invoking(each => each.Receive(-1, 0)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("content");
        counter.Invoking(each => each.Receive(0, -1)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("padding");
    }

    private static EarlyDataVerdict Check(ServerTicket? ticket = null, Selection? selection = null) =>
        EarlyDataRules.Check(Scene.Hello(Scene.Offer()), ticket ?? Scene.Made(), selection ?? Scene.Selects(), Scene.At(60));

    // What the server says now differs by so much from what it had said.
    private static EarlyDataVerdict Now(string limit, int more)
    {
        var changed = Limits with { };
        var property = typeof(TransportParameters).GetProperty(limit)!;
        property.SetValue(changed, (long)property.GetValue(changed)! + more);
        return Check(OverQuic, Scene.Selects() with { Transport = changed });
    }

    private static void Counts(uint max, string records, string expected, int padding)
    {
        var counter = new EarlyDataCounter(max);
        var error = Scene.Breaks(() =>
        {
            foreach (var record in records.Split(' '))
            {
                counter.Receive(int.Parse(record, System.Globalization.CultureInfo.InvariantCulture), padding);
            }
        });

        (error == "nothing" ? $"{counter.Received}" : $"{counter.Received}, {error}").Should().Be(
            expected, "of {0} bytes there come {1}, each with {2} of padding", max, records, padding);
    }
}
