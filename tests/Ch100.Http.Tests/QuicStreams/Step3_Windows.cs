namespace Katas.Http.QuicStreams.Steps;

public sealed class Step3_Windows
{
    [Theory]
    [InlineData(99, true)]
    [InlineData(100, true)]
    [InlineData(101, false)]
    [InlineData(StreamId.MaxValue, false)]
    [Rule("R6")]
    public void A_limit_is_the_last_that_fits(long growth, bool expected) => new ReceiveWindow(100).Fits(growth).Should().Be(expected);

    [Fact]
    [Rule("R6")]
    public void What_has_been_received_counts_for_ever()
    {
        var window = new ReceiveWindow(100);
        window.Receive(60);
        window.Consume(49); // not enough for a new limit

        (window.Fits(40), window.Fits(41)).Should().Be((true, false), "reading alone allows nothing: the other end must be told");
        (window.Received, window.Consumed, window.Limit).Should().Be((60, 49, 100));
    }

    [Theory]
    [InlineData(100, 0, null)]
    [InlineData(100, 49, null)]
    [InlineData(100, 50, 150L)] // half of it
    [InlineData(100, 51, 151L)]
    [InlineData(100, 100, 200L)]
    [InlineData(5, 1, null)]
    [InlineData(5, 2, 7L)] // half of it, rounded down
    [InlineData(1L << 61, 1L << 61, StreamId.MaxValue)] // 2^62 would be one more
    [Rule("R7")]
    public void A_new_limit_is_told_when_half_of_the_window_is_free(long size, long consumed, long? expected)
    {
        var window = new ReceiveWindow(size);
        window.Receive(size);
        window.Consume(consumed);

        window.TakeNextLimit().Should().Be(expected, "{0} of {1} bytes have been read", consumed, size);
        window.Limit.Should().Be(expected ?? size);
        window.TakeNextLimit().Should().BeNull("it is told once");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [Rule("R7")]
    public void A_window_that_is_free_needs_no_new_limit(long size) => new ReceiveWindow(size).TakeNextLimit().Should().BeNull();

    [Fact]
    [Rule("R7")]
    public void No_limit_is_beyond_2_62_1()
    {
        var window = new ReceiveWindow(StreamId.MaxValue - 10);
        window.Receive(StreamId.MaxValue - 20);
        window.Consume(StreamId.MaxValue - 20);
        var small = new ReceiveWindow(StreamId.MaxValue);
        small.Receive(StreamId.MaxValue);
        small.Consume(StreamId.MaxValue);

        (window.TakeNextLimit(), small.TakeNextLimit()).Should().Be((null, null), "10 more are not half of the window, and more there are not");
        (small.Fits(0), small.Fits(1)).Should().Be((true, false));
    }

    [Fact]
    [Rule("R8")]
    public void What_may_be_sent_is_what_the_largest_limit_allows()
    {
        var window = new SendWindow(100);
        window.Send(30);
        var before = window.Free;
        window.Allow(120);
        window.Allow(110); // late

        (before, window.Free, window.Limit, window.Sent).Should().Be((70, 90, 120, 30));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(StreamId.MaxValue + 1)]
    [Rule("R9")]
    public void Windows_are_from_0_to_2_62_1(long size)
    {
        var receive = () => new ReceiveWindow(size);
        var send = () => new SendWindow(size);

        receive.Should().Throw<ArgumentOutOfRangeException>().WithParameterName(nameof(size));
        send.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("limit");
    }
}
