using static Katas.Http.ZeroRtt.RequestVerdict;

namespace Katas.Http.ZeroRtt.Steps;

public sealed class Step8_EarlyDataInHttp
{
    private readonly Origin strict = new();
    private readonly Origin lenient = new(request => request.Target == "/");
    private readonly Gateway gateway = new(originUnderstands: true);
    private readonly Gateway careful = new(originUnderstands: false);

    [Fact]
    [Rule("R33")]
    public void An_origin_that_knows_nothing_waits_with_everything()
    {
        strict.Decide(Scene.Get(), arrivedEarly: true, handshakeComplete: false).Should().Be(Wait, "also a GET can do harm");
        strict.Decide(Scene.Get(method: "POST"), arrivedEarly: true, handshakeComplete: false).Should().Be(Wait);
    }

    [Fact]
    [Rule("R33")]
    public void What_cannot_be_a_replay_is_carried_out()
    {
        strict.Decide(Scene.Get(method: "POST"), arrivedEarly: true, handshakeComplete: true).Should().Be(Go, "the client's Finished is there");
        strict.Decide(Scene.Get(method: "POST"), arrivedEarly: false, handshakeComplete: true).Should().Be(Go);
        strict.Decide(Scene.Get(method: "POST"), arrivedEarly: false, handshakeComplete: false).Should().Be(Go, "it was not early");
    }

    [Fact]
    [Rule("R33")]
    public void An_origin_that_knows_its_resources_does_what_does_no_harm()
    {
        lenient.Decide(Scene.Get(), arrivedEarly: true, handshakeComplete: false).Should().Be(Go);
        lenient.Decide(Scene.Get() with { Target = "/buy" }, arrivedEarly: true, handshakeComplete: false).Should().Be(Wait);
        lenient.Decide(Scene.Get() with { Target = "/buy" }, arrivedEarly: true, handshakeComplete: true).Should().Be(Go);
        lenient.Decide(Scene.Get() with { Target = "/buy" }, arrivedEarly: false, handshakeComplete: false).Should().Be(Go);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [Rule("R34")]
    public void What_was_early_on_an_earlier_hop_becomes_no_safer_here(bool arrivedEarly, bool handshakeComplete)
    {
        var marked = Ask("Early-Data: 1");

        strict.Decide(marked, arrivedEarly, handshakeComplete).Should().Be(TooEarly, "this handshake says nothing of the other one");
        lenient.Decide(marked, arrivedEarly, handshakeComplete).Should().Be(Go, "it does no harm");
        lenient.Decide(marked with { Target = "/buy" }, arrivedEarly, handshakeComplete).Should().Be(TooEarly);
    }

    [Fact]
    [Rule("R34")]
    public void One_field_or_several_with_whatever_value_is_a_mark()
    {
        string[] marked =
        [
            "Early-Data: 1", "early-data: 1", "EARLY-DATA: 1", "Early-Data: 0", "Early-Data: ", "Early-Data: ?0",
            "Host: a | Early-Data: 1 | Early-Data: 1", "Early-Data: 0 | Early-Data: 0",
        ];
        string[] unmarked = ["", "Early-Dat: 1", "X-Early-Data: 1", "Accept: Early-Data", "Connection: Early-Data"];

        marked.Where(fields => !Origin.IsMarked(Ask(fields))).Should().BeEmpty("what cannot be means the same as 1");
        unmarked.Where(fields => Origin.IsMarked(Ask(fields))).Should().BeEmpty("they have no such field");
    }

    [Theory]
    [InlineData("Host: a", "Host: a | Early-Data: 1")]
    [InlineData("", "Early-Data: 1")]
    [InlineData("Early-Data: 1 | Host: a", "Early-Data: 1 | Host: a")]
    [InlineData("early-data: 0", "early-data: 0")]
    [InlineData("Early-Data: 1 | Early-Data: 1", "Early-Data: 1 | Early-Data: 1")]
    [Rule("R35")]
    public void A_gateway_marks_what_arrived_early(string fields, string expected)
    {
        Passes(expected, gateway.Decide(Ask(fields), arrivedEarly: true, handshakeComplete: false));
        Passes(expected, gateway.Decide(Ask(fields), arrivedEarly: true, handshakeComplete: true)); // another of us may have passed on a copy
    }

    [Theory]
    [InlineData("Host: a")]
    [InlineData("")]
    [InlineData("Early-Data: 1 | Host: a")] // never taken away
    [Rule("R35")]
    public void A_gateway_marks_nothing_else(string fields)
    {
        Passes(fields, gateway.Decide(Ask(fields), arrivedEarly: false, handshakeComplete: true));
        Passes(fields, gateway.Decide(Ask(fields), arrivedEarly: false, handshakeComplete: false));
    }

    [Fact]
    [Rule("R35")]
    public void A_gateway_passes_on_what_it_was_asked()
    {
        var request = new HttpRequest("DELETE", "/cart", 77);

        gateway.Decide(request, arrivedEarly: true, handshakeComplete: false).Request!.ToString()
            .Should().StartWith("HttpRequest { Method = DELETE, Target = /cart, Size = 77,", "what does harm only the origin knows");
        request.Fields.Should().BeEmpty("the client's own request is as it was");
    }

    [Theory]
    [InlineData("Connection: Early-Data | Host: a", "Host: a | Early-Data: 1")]
    [InlineData("Connection: close, early-data | Host: a", "Connection: close | Host: a | Early-Data: 1")]
    [InlineData("connection: EARLY-DATA,close,,te | Early-Data: 1", "connection: close, te | Early-Data: 1")]
    [InlineData("Connection:  close ,te | Early-Data: 1", "Connection:  close ,te | Early-Data: 1")] // as it was
    [InlineData("Connection: early-data | Connection: early-data | Early-Data: 1", "Early-Data: 1")]
    [InlineData("Connection: not-early-data", "Connection: not-early-data | Early-Data: 1")]
    [Rule("R35")]
    public void A_client_cannot_have_the_mark_taken_away(string fields, string expected) =>
        Passes(expected, gateway.Decide(Ask(fields), arrivedEarly: true, handshakeComplete: false));

    [Theory]
    [InlineData("", true, false, Wait)]
    [InlineData("", true, true, Go)]
    [InlineData("", false, false, Go)]
    [InlineData("", false, true, Go)]
    [InlineData("Early-Data: 1", true, false, TooEarly)]
    [InlineData("Early-Data: 1", true, true, TooEarly)]
    [InlineData("Early-Data: 1", false, true, TooEarly)] // early on an earlier hop
    [InlineData("Early-Data: 0", false, false, TooEarly)]
    [Rule("R36")]
    public void Without_an_origin_that_understands_nothing_early_is_passed_on(
        string fields, bool arrivedEarly, bool handshakeComplete, RequestVerdict expected)
    {
        var forwarding = careful.Decide(Ask(fields), arrivedEarly, handshakeComplete);

        forwarding.Verdict.Should().Be(expected);
        if (expected == Go)
        {
            Passes(fields, forwarding);
        }
        else
        {
            forwarding.Request.Should().BeNull();
        }
    }

    [Fact]
    [Rule("R36")]
    public void A_careful_gateway_cleans_Connection_as_well() =>
        Passes("Connection: te", careful.Decide(Ask("Connection: te, Early-Data"), arrivedEarly: false, handshakeComplete: true));

    [Fact]
    [Rule("R37")]
    public void A_gateway_uses_early_data_for_what_was_early()
    {
        Gateway.MaySendEarly(Ask("Host: a"), arrivedEarly: false).Should().BeFalse("a GET may do harm, and the client has not agreed");
        Gateway.MaySendEarly(Ask("Host: a"), arrivedEarly: true).Should().BeTrue();
        Gateway.MaySendEarly(Ask("Early-Data: 1"), arrivedEarly: false).Should().BeTrue("it was early before");
        Gateway.MaySendEarly(Ask("Early-Data: 1"), arrivedEarly: true).Should().BeTrue();
        Gateway.MaySendEarly(Scene.Get(method: "POST"), arrivedEarly: true).Should().BeTrue("the client must know");
    }

    [Theory]
    [InlineData("Early-Data: 1", "PassOn PassOn PassOn PassOn")] // who has set it understands
    [InlineData("early-data: 0", "PassOn PassOn PassOn PassOn")]
    [InlineData("", "Wait Retry PassOn PassOn")]
    [Rule("R37")]
    public void A_gateway_asks_again_only_for_a_client_of_its_own(string fields, string expected)
    {
        RetryVerdict After(bool arrivedEarly, bool handshakeComplete) => Gateway.AfterTooEarly(Ask(fields), arrivedEarly, handshakeComplete);

        $"{After(true, false)} {After(true, true)} {After(false, false)} {After(false, true)}".Should().Be(
            expected, "it was early, in the handshake and after it; it was not, in the handshake and after it; its fields are \"{0}\"", fields);
    }

    private static HttpRequest Ask(string fields) => Scene.Get() with
    {
        Fields =
        [
            .. fields.Split(" | ", StringSplitOptions.RemoveEmptyEntries).Select(field => field.Split(": ", 2)).Select(parts => new HttpField(parts[0], parts[1])),
        ],
    };

    private static void Passes(string expected, Forwarding forwarding)
    {
        forwarding.Verdict.Should().Be(Go);
        string.Join(" | ", forwarding.Request!.Fields.Select(field => $"{field.Name}: {field.Value}")).Should().Be(expected, "these fields are passed on");
    }
}
