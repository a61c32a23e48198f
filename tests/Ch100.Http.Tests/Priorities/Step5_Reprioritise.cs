using static Katas.Http.Priorities.Steps.Elements;

namespace Katas.Http.Priorities.Steps;

public sealed class Step5_Reprioritise
{
    private readonly PriorityTable http2 = new(WireVersion.Http2) { MaxStreams = 3 };
    private readonly PriorityTable http3 = new(WireVersion.Http3) { MaxStreams = 3 };

    [Fact]
    [Rule("R17")]
    public void A_response_has_what_request_and_server_say()
    {
        http2.Open(Request(1), Text("u=5, i"));
        var before = Said.Show(http2.PriorityOf(Request(1)));
        http2.Respond(Request(1), Text("u=1"));

        (before, Said.Show(http2.PriorityOf(Request(1)))).Should().Be(("u=5 i=true", "u=1 i=true"));
    }

    [Theory]
    [InlineData(WireVersion.Http2)]
    [InlineData(WireVersion.Http3)]
    [Rule("R17")]
    public void Only_what_is_idle_is_opened_and_only_what_is_active_is_used(WireVersion version)
    {
        var table = new PriorityTable(version);
        var (closed, active, idle) = version == WireVersion.Http2 ? (1, 3, 5) : (0, 4, 8);
        Open(table, Request(closed), Request(active));
        table.Close(Request(closed));

        Action[] openings = [() => table.Open(Request(closed), default), () => table.Open(Request(active), default)];
        Array.ForEach(openings, open => open.Should().Throw<ArgumentException>().WithParameterName("element"));

        foreach (var element in new[] { Request(closed), Request(idle), new Element(true, active) })
        {
            Action[] uses = [() => table.Respond(element, default), () => table.Close(element), () => table.PriorityOf(element)];
            Array.ForEach(uses, use => use.Should().Throw<ArgumentException>("{0}", element).WithParameterName("element"));
        }

        (table.ActiveRequests, Said.Show(table.PriorityOf(Request(active)))).Should().Be((1, "u=3 i=false"), "as before");
    }

    [Fact]
    [Rule("R18")]
    public void An_update_changes_an_active_response_and_the_last_one_counts()
    {
        http2.Open(Request(1), Text("u=7, i"));
        http2.Respond(Request(1), Text("i=?0"));

        Apply(http2, Request(1), "u=1, i").Should().Be("Applied");
        Apply(http2, Request(1), "u=2").Should().Be("Applied");

        (Said.Show(http2.PriorityOf(Request(1))), http2.Remembered).Should().Be(("u=2 i=false", 0), "u=1 is past, as is u=7");
    }

    [Fact]
    [Rule("R18")]
    public void The_server_stands_above_a_later_update()
    {
        http3.Open(Request(0), Text("u=5"));
        http3.Respond(Request(0), Text("u=1"));

        Apply(http3, Request(0), "u=7, i").Should().Be("Applied");

        Said.Show(http3.PriorityOf(Request(0))).Should().Be("u=1 i=true");
    }

    [Theory]
    [InlineData(WireVersion.Http2, 1)]
    [InlineData(WireVersion.Http3, 0)]
    [Rule("R19")]
    public void An_update_for_what_is_over_is_ignored(WireVersion version, int id)
    {
        var table = new PriorityTable(version) { MaxStreams = 1 };
        var push = new Element(true, 2);
        Open(table, Request(id), push);
        Close(table, Request(id), push);

        (Apply(table, Request(id), "u=1"), Apply(table, push, "u=1"), table.Remembered).Should().Be(
            ("Ignored", "Ignored", 0), "it was on its way when the response ended");
    }

    [Fact]
    [Rule("R20")]
    public void An_update_before_its_request_is_remembered()
    {
        Apply(http2, Request(1), "u=1, i").Should().Be("Remembered");
        Apply(http2, Request(1), "u=2").Should().Be("Remembered", "of several only the last is kept");
        var kept = http2.Remembered;

        http2.Open(Request(1), Text("u=7, i"));

        (kept, http2.Remembered, Said.Show(http2.PriorityOf(Request(1)))).Should().Be(
            (1, 0, "u=2 i=false"), "the update is newer than the field, though it came before");
    }

    [Fact]
    [Rule("R21")]
    public void In_HTTP_2_a_later_request_closes_those_before_it_that_never_came()
    {
        Apply(http2, Request(1), "u=1").Should().Be("Remembered");
        Apply(http2, Request(5), "u=5").Should().Be("Remembered");

        Open(http2, Request(3));

        http2.Remembered.Should().Be(1, "stream 1 can never come");
        Apply(http2, Request(1), "u=2").Should().Be("Ignored");
        http2.Invoking(t => t.Open(Request(1), default)).Should().Throw<ArgumentException>().WithParameterName("element");
        Open(http2, Request(7));
        http2.Close(Request(7));
        http2.KeptRuns.Should().Be(0, "that 7 was opened says all of what is before it");
    }

    [Fact]
    [Rule("R21")]
    public void A_promise_closes_promises_and_no_requests()
    {
        Apply(http2, Request(3), "u=1").Should().Be("Remembered");
        Open(http2, Push(4));

        http2.Remembered.Should().Be(1, "stream 3 is a request");
        (Apply(http2, Push(2), "u=1"), Apply(http2, Request(1), "u=1")).Should().Be(("Ignored", "Remembered"));

        Open(http2, Request(7));
        Apply(http2, Push(4), "u=1").Should().Be("Applied", "a request closes no promise");
    }

    [Fact]
    [Rule("R21")]
    public void In_HTTP_3_an_earlier_request_may_come_later()
    {
        Apply(http3, Request(0), "u=1").Should().Be("Remembered");
        Open(http3, Request(8));
        http3.Close(Request(8));

        (http3.Remembered, Apply(http3, Request(4), "u=6")).Should().Be((1, "Remembered"), "packets overtake each other");

        Open(http3, Request(4), Request(0));
        var (first, second) = (Said.Show(http3.PriorityOf(Request(0))), Said.Show(http3.PriorityOf(Request(4))));
        (first, second).Should().Be(("u=1 i=false", "u=6 i=false"));
    }

    [Fact]
    [Rule("R22")]
    public void A_push_that_was_not_promised_has_no_priority()
    {
        Open(http2, Push(2), Request(1));
        Apply(http3, Request(8), "u=1").Should().Be("Remembered");
        Open(http3, Push(0), Push(2), Push(8), Request(4));

        Apply(http2, Push(4), "u=1").Should().Be("ProtocolError at 0");
        Apply(http3, Push(1), "u=1").Should().Be("H3IdError at 0", "push 0 and 2 are promised, and 1 is not");
        Apply(http3, Push(4), "u=1").Should().Be("H3IdError at 0", "stream 4 is something else");
        (http3.Remembered, Said.Show(http3.PriorityOf(Push(8)))).Should().Be((1, "u=3 i=false"), "and so is stream 8");
        (Apply(http2, Push(2), "u=1"), Apply(http3, Push(2), "u=1")).Should().Be(("Applied", "Applied"));
    }

    [Fact]
    [Rule("R23")]
    public void In_HTTP_2_active_and_remembered_requests_are_limited_together()
    {
        Open(http2, Push(2), Push(4), Request(1)); // pushes do not count
        Apply(http2, Request(3), "u=1").Should().Be("Remembered");
        Apply(http2, Request(7), "u=1").Should().Be("Remembered", "that is the third");

        Apply(http2, Request(9), "u=1").Should().Be("ProtocolError at 0", "that is the fourth");
        Apply(http2, Request(7), "u=2").Should().Be("Remembered", "that is the third once more");
        Apply(http2, Request(1), "u=2").Should().Be("Applied", "it is active, and not one more");
        http2.Close(Request(1));
        Apply(http2, Request(9), "u=1").Should().Be("Remembered", "what is closed does not count");
    }

    [Fact]
    [Rule("R23")]
    public void A_limit_that_was_passed_is_seen_with_the_next_update()
    {
        Apply(http2, Request(7), "u=1").Should().Be("Remembered");
        Open(http2, Request(1), Request(3), Request(5));

        Apply(http2, Request(7), "u=2").Should().Be("ProtocolError at 0", "three are active, and this one comes to them");
        http2.MaxStreams = 4;
        Apply(http2, Request(7), "u=2").Should().Be("Remembered", "the limit is another one now");
    }

    [Theory]
    [InlineData(8, "Remembered")]
    [InlineData(12, "H3IdError at 0")] // the fourth of three
    [InlineData(4_611_686_018_427_387_900, "H3IdError at 0")]
    [Rule("R24")]
    public void In_HTTP_3_the_stream_is_among_those_that_may_be_opened(long id, string expected) =>
        Apply(http3, Request(id), "u=1").Should().Be(expected);

    [Fact]
    [Rule("R24")]
    public void In_HTTP_3_closed_requests_count_and_the_limit_grows()
    {
        Open(http3, Request(0), Request(4), Request(8));
        http3.Close(Request(0));

        Apply(http3, Request(12), "u=1").Should().Be("H3IdError at 0");
        http3.MaxStreams = 4;
        Apply(http3, Request(12), "u=1").Should().Be("Remembered");
    }

    [Theory]
    [InlineData(WireVersion.Http2)]
    [InlineData(WireVersion.Http3)]
    [Rule("R25")]
    public void More_than_is_kept_is_ignored(WireVersion version)
    {
        var table = new PriorityTable(version) { MaxRemembered = 2 };
        var (first, step) = version == WireVersion.Http2 ? (1, 2) : (0, 4);
        string Next(int number) => Apply(table, Request(first + number * step), "u=1");

        (Next(0), Next(1), Next(2), Next(1)).Should().Be(("Remembered", "Remembered", "Ignored", "Remembered"));

        Open(table, Request(first));
        (Next(2), table.Remembered).Should().Be(("Remembered", 2), "there is room again");
    }

    [Fact]
    [Rule("R26")]
    public void Limits_are_0_or_more()
    {
        var table = new PriorityTable(WireVersion.Http2);
        (table.MaxStreams, table.MaxRemembered).Should().Be((100, 100));
        table.MaxStreams = 0;

        table.Invoking(t => t.MaxStreams = -1).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("MaxStreams");
        var made = () => new PriorityTable(WireVersion.Http2) { MaxRemembered = -1 };
        made.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("MaxRemembered");
        Apply(table, Request(1), "u=1").Should().Be("ProtocolError at 0", "none may be opened");
        table = new PriorityTable(WireVersion.Http3) { MaxRemembered = 0 };
        Apply(table, Request(0), "u=1").Should().Be("Ignored", "none is kept");
    }

    [Fact]
    [Rule("R27")]
    public void Of_ids_that_were_opened_the_runs_above_a_gap_are_kept()
    {
        Open(http3, Request(8), Request(16), Request(12), Request(24), Push(1));
        Close(http3, Request(12), Request(24));
        (http3.ActiveRequests, http3.KeptRuns).Should().Be((2, 3), "there are 8 to 16, 24, and push 1");

        Open(http3, Request(20));
        http3.KeptRuns.Should().Be(2, "20 has joined 8 to 16 and 24");
        Open(http3, Request(0), Push(0));
        http3.KeptRuns.Should().Be(1, "4 has not come");
        Open(http3, Request(4));
        (http3.ActiveRequests, http3.KeptRuns).Should().Be((5, 0), "all below 28 has come, and some of it is open");
        (Apply(http3, Request(12), "i"), Apply(http3, Request(24), "i"), Apply(http3, Request(8), "i")).Should().Be(("Ignored", "Ignored", "Applied"), "still");
    }
}
