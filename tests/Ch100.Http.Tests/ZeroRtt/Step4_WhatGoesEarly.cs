using System.Globalization;
using static Katas.Http.ZeroRtt.SendVerdict;

namespace Katas.Http.ZeroRtt.Steps;

public sealed class Step4_WhatGoesEarly
{
    [Fact]
    [Rule("R14")]
    public void Safe_methods_only_go_early()
    {
        string[] methods = ["GET", "POST", "HEAD", "PUT", "OPTIONS", "DELETE", "TRACE", "PATCH", "CONNECT", "QUERY", "get", "GET ", ""];

        methods.Where(method => new EarlyConnection(Scene.Kept()).Send(Scene.Get(method: method)) == Early)
            .Should().Equal(["GET", "HEAD", "OPTIONS", "TRACE"], "others change something, or nobody knows whether they do");
    }

    [Fact]
    [Rule("R14")]
    public void Who_knows_better_decides()
    {
        var connection = new EarlyConnection(Scene.Kept(), request => request.Method == "PUT");

        connection.Send(Scene.Get(method: "PUT")).Should().Be(Early, "putting it twice does no harm, says the caller");
        connection.Send(Scene.Get()).Should().Be(Held, "this GET does, says the caller");
    }

    [Fact]
    [Rule("R15")]
    public void Without_a_ticket_for_it_nothing_goes_early()
    {
        Sends(null, "1", "Held");
        Sends(Scene.Kept(size: null), "1", "Held");
        Sends(Scene.Kept(size: 0), "1", "Held");
    }

    [Theory]
    [InlineData("100", "Early")]
    [InlineData("101", "Held")]
    [InlineData("60 40", "Early Early")]
    [InlineData("60 41", "Early Held")]
    [InlineData("1 99 1", "Early Early Held")]
    [InlineData("1 9223372036854775807", "Early Held")]
    [Rule("R15")]
    public void Over_TCP_each_byte_counts(string sizes, string expected) => Sends(Scene.Kept(size: 100), sizes, expected);

    [Theory]
    [InlineData("60 41", "Early Held")] // initial_max_data is 100
    [InlineData("70 30", "Early Early")]
    [InlineData("71", "Held")] // initial_max_stream_data_bidi_remote is 70
    [InlineData("10 10 10 10", "Early Early Early Held")] // initial_max_streams_bidi is 3
    [Rule("R15")]
    public void Over_QUIC_the_remembered_limits_count(string sizes, string expected) => Sends(
        Scene.Kept(
            size: 0xFFFF_FFFF,
            remembered: new TransportParameters
            {
                InitialMaxData = 100,
                InitialMaxStreamDataBidiRemote = 70,
                InitialMaxStreamDataBidiLocal = 9,
                InitialMaxStreamDataUni = 9,
                InitialMaxStreamsBidi = 3,
                InitialMaxStreamsUni = 9,
            }),
        sizes,
        expected);

    [Fact]
    [Rule("R15")]
    public void Over_QUIC_a_ticket_can_be_without_early_data_as_well() => Sends(
        Scene.Kept(
            size: null,
            remembered: new TransportParameters { InitialMaxData = 100, InitialMaxStreamDataBidiRemote = 100, InitialMaxStreamsBidi = 3 }),
        "10",
        "Held");

    [Fact]
    [Rule("R16")]
    public void Behind_a_request_that_waits_all_others_wait()
    {
        var connection = new EarlyConnection(Scene.Kept());

        connection.Send(Scene.Get()).Should().Be(Early);
        connection.Send(Scene.Get(method: "POST")).Should().Be(Held);
        connection.Send(Scene.Get()).Should().Be(Held, "it may ask for what the POST has changed");
    }

    [Fact]
    [Rule("R16")]
    public void What_did_not_fit_makes_smaller_ones_wait() => Sends(Scene.Kept(size: 100), "60 41 10", "Early Held Held");

    [Fact]
    [Rule("R16")]
    public void A_request_of_no_bytes_is_none()
    {
        var connection = new EarlyConnection(Scene.Kept());

        connection.Invoking(each => each.Send(Scene.Get(0))).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("request");
        connection.Invoking(each => each.Send(Scene.Get(long.MinValue))).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("request");
        connection.Send(Scene.Get());
        connection.Complete(EarlyData.Rejected, "h2").Should().Equal([0], "the others got no number");
    }

    [Fact]
    [Rule("R17")]
    public void Accepted_only_what_has_waited_goes_now()
    {
        var connection = Given("GET GET POST GET");

        connection.Complete(EarlyData.Accepted, "h2").Should().Equal([2, 3]);
    }

    [Fact]
    [Rule("R17")]
    public void Rejected_all_goes_now_in_its_order()
    {
        var connection = Given("GET GET POST GET");

        connection.Complete(EarlyData.Rejected, "h2").Should().Equal([0, 1, 2, 3], "nothing is lost");
    }

    [Fact]
    [Rule("R17")]
    public void Rejected_it_may_go_in_another_protocol() =>
        Given("GET").Complete(EarlyData.Rejected, "http/1.1").Should().Equal([0], "it is written anew");

    [Fact]
    [Rule("R17")]
    public void Without_early_data_all_goes_now()
    {
        Given("POST GET").Complete(EarlyData.NotSent, "h2").Should().Equal([0, 1]);
        Given("").Complete(EarlyData.NotSent, null).Should().BeEmpty();
    }

    [Fact]
    [Rule("R17")]
    public void After_the_handshake_everything_goes_at_once()
    {
        var connection = Given("POST");
        connection.Complete(EarlyData.NotSent, "h2");

        connection.Send(Scene.Get(method: "POST")).Should().Be(Sent);
        connection.Send(Scene.Get(long.MaxValue)).Should().Be(Sent);
    }

    [Fact]
    [Rule("R18")]
    public void What_was_early_in_one_protocol_is_not_accepted_in_another()
    {
        var connection = Given("GET");

        Scene.Breaks(() => connection.Complete(EarlyData.Accepted, "http/1.1")).Should().Be("IllegalParameter, alpn");
        Scene.Breaks(() => connection.Complete(EarlyData.Accepted, "H2")).Should().Be("IllegalParameter, alpn");
        Scene.Breaks(() => connection.Complete(EarlyData.Accepted, null)).Should().Be("IllegalParameter, alpn");
        connection.Complete(EarlyData.Accepted, "h2").Should().BeEmpty("it is as it was");
    }

    [Fact]
    [Rule("R18")]
    public void What_was_not_offered_is_not_accepted() =>
        Scene.Breaks(() => Given("POST").Complete(EarlyData.Accepted, "h2")).Should().Be("UnsupportedExtension, early_data");

    [Fact]
    [Rule("R18")]
    public void A_handshake_ends_once_and_with_what_was_sent()
    {
        var connection = Given("GET");
        var notSent = () => connection.Complete(EarlyData.NotSent, "h2");
        var again = () => connection.Complete(EarlyData.Rejected, "h2");
        var rejected = () => Given("POST").Complete(EarlyData.Rejected, "h2");

        notSent.Should().Throw<InvalidOperationException>("one request went early");
        rejected.Should().Throw<InvalidOperationException>("none went early");
        connection.Complete(EarlyData.Rejected, "h2");
        again.Should().Throw<InvalidOperationException>("it was over");
        notSent.Should().Throw<InvalidOperationException>("whatever has become of it");
    }

    [Fact]
    [Rule("R19")]
    public void Too_early_is_asked_again()
    {
        var connection = Given("GET");
        connection.Complete(EarlyData.Accepted, "h2");
        int[] statuses = [200, 424, 426, 503, 425];

        statuses.Where(status => connection.IsToBeRepeated(0, status)).Should().Equal([425], "that is Too Early");
    }

    [Fact]
    [Rule("R19")]
    public void Only_what_was_early_is_asked_again_and_once()
    {
        var connection = Given("GET GET POST");
        connection.Complete(EarlyData.Accepted, "h2");
        connection.Send(Scene.Get());

        connection.IsToBeRepeated(1, 425).Should().BeTrue();
        connection.IsToBeRepeated(1, 425).Should().BeFalse("the second time it was not early");
        connection.IsToBeRepeated(2, 425).Should().BeFalse("it had waited");
        connection.IsToBeRepeated(3, 425).Should().BeFalse("it came later");
        connection.IsToBeRepeated(0, 425).Should().BeTrue("this is another one");
    }

    [Fact]
    [Rule("R19")]
    public void What_was_rejected_was_not_early()
    {
        var connection = Given("GET");
        connection.Complete(EarlyData.Rejected, "h2");

        connection.IsToBeRepeated(0, 425).Should().BeFalse("it went again, after the handshake");
    }

    [Fact]
    [Rule("R19")]
    public void An_answer_belongs_to_a_request_and_comes_after_the_handshake()
    {
        var connection = Given("GET");
        connection.Invoking(each => each.IsToBeRepeated(0, 425)).Should().Throw<InvalidOperationException>();
        connection.Complete(EarlyData.Accepted, "h2");

        connection.Invoking(each => each.IsToBeRepeated(1, 425)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("number");
        connection.Invoking(each => each.IsToBeRepeated(-1, 425)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("number");
    }

    private static void Sends(ClientTicket? ticket, string sizes, string expected)
    {
        var connection = new EarlyConnection(ticket);

        var verdicts = sizes.Split(' ').Select(size => connection.Send(Scene.Get(long.Parse(size, CultureInfo.InvariantCulture))));

        string.Join(' ', verdicts).Should().Be(expected, "these are requests of {0} bytes", sizes);
    }

    private static EarlyConnection Given(string methods)
    {
        var connection = new EarlyConnection(Scene.Kept());
        foreach (var method in methods.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            connection.Send(Scene.Get(method: method));
        }

        return connection;
    }
}
