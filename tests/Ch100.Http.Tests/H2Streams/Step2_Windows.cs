using Microsoft.Extensions.Time.Testing;

namespace Katas.Http.H2Streams.Steps;

public sealed class Step2_Windows
{
    private readonly FakeTimeProvider time = new();

    [Fact]
    [Rule("R5")]
    public void A_send_window_is_what_may_be_sent()
    {
        var window = new SendWindow(100);
        window.Take(60);
        window.TryChange(25);

        window.Size.Should().Be(65, "of 100 bytes 60 were sent, and 25 were given back");
    }

    [Theory]
    [InlineData(0, SendWindow.MaxSize, true)]
    [InlineData(1, SendWindow.MaxSize - 1, true)]
    [InlineData(1, SendWindow.MaxSize, false)]
    [InlineData(2, SendWindow.MaxSize - 1, false)]
    [InlineData(SendWindow.MaxSize, 1, false)]
    [InlineData(SendWindow.MaxSize, SendWindow.MaxSize, false)]
    [Rule("R5")]
    public void No_window_is_above_2_31_1(int size, int increment, bool expected)
    {
        var window = new SendWindow(size);

        window.CanChange(increment).Should().Be(expected, "{0} and {1} more", size, increment);
        window.TryChange(increment).Should().Be(expected, "{0} and {1} more", size, increment);
        window.Size.Should().Be(expected ? size + increment : size, "what is refused changes nothing");
    }

    [Fact]
    [Rule("R5")]
    public void A_window_may_become_negative_and_comes_back()
    {
        // The example of §6.9.2: 60 KB were sent, then the initial size becomes 16 KB.
        var window = new SendWindow(65_535);
        window.Take(60_000);
        var shrunk = window.TryChange(16_384 - 65_535);
        var negative = window.Size;
        window.TryChange(50_000);

        (shrunk, negative, window.Size).Should().Be((true, -43_616, 6_384));
    }

    [Fact]
    [Rule("R5")]
    public void The_most_negative_window_there_can_be()
    {
        var window = new SendWindow(SendWindow.MaxSize);
        window.Take(SendWindow.MaxSize);
        window.TryChange(-SendWindow.MaxSize);

        window.Size.Should().Be(-SendWindow.MaxSize);
    }

    [Theory]
    [InlineData(99, true)]
    [InlineData(100, true)]
    [InlineData(101, false)]
    [InlineData(int.MaxValue, false)]
    [Rule("R6")]
    public void What_comes_must_fit(int length, bool expected)
    {
        var window = new ReceiveWindow(100);

        window.TryReceive(length).Should().Be(expected, "{0} bytes come, and 100 are allowed", length);
        window.Available.Should().Be(expected ? 100 - length : 100, "what is refused changes nothing");
    }

    [Fact]
    [Rule("R6")]
    public void What_is_read_is_no_room_before_it_is_told()
    {
        var window = new ReceiveWindow(100);
        window.TryReceive(100);
        window.Consume(49);

        (window.Available, window.TryReceive(1)).Should().Be((0, false), "no WINDOW_UPDATE has been sent for the 49 bytes that were read");
    }

    [Theory]
    [InlineData(100, 49, 0)]
    [InlineData(100, 50, 50)] // half of it
    [InlineData(100, 51, 51)]
    [InlineData(100, 100, 100)]
    [InlineData(101, 50, 50)] // rounded down
    [InlineData(1, 1, 1)]
    [InlineData(1, 0, 0)] // nothing is never told
    [Rule("R7")]
    public void Half_of_the_window_is_worth_a_frame(int size, int length, int expected)
    {
        var window = new ReceiveWindow(size);
        window.TryReceive(size);

        window.Consume(length).Should().Be(expected, "{0} of {1} bytes have been read", length, size);
        window.Available.Should().Be(expected, "that is told");
    }

    [Fact]
    [Rule("R7")]
    public void All_that_was_not_told_is_told_at_once()
    {
        var window = new ReceiveWindow(100);
        window.TryReceive(100);

        new[] { window.Consume(20), window.Consume(20), window.Consume(20), window.Consume(20) }.Should().Equal([0, 0, 60, 0], "of 20 and 20 and 20 and 20 bytes");
        window.Available.Should().Be(60);
    }

    [Fact]
    [Rule("R8")]
    public void A_smaller_size_may_leave_less_than_nothing()
    {
        var window = new ReceiveWindow(100);
        window.TryReceive(80);
        window.Resize(30);

        (window.Size, window.Available).Should().Be((30, -50));
        window.TryReceive(0).Should().BeTrue("an empty frame needs no room");
        window.TryReceive(1).Should().BeFalse("nothing else has any");
        (window.Consume(14), window.Consume(66), window.Available).Should().Be((0, 80, 30), "half is now half of 30");
    }

    [Fact]
    [Rule("R8")]
    public void A_larger_size_is_more_room_at_once()
    {
        var window = new ReceiveWindow(100);
        window.TryReceive(80);
        window.Resize(130);

        (window.Size, window.Available, window.Consume(64), window.Consume(1)).Should().Be((130, 50, 0, 65));
    }

    [Fact]
    [Rule("R5"), Rule("R6")]
    public void No_window_begins_below_0()
    {
        var send = () => new SendWindow(-1);
        var receive = () => new ReceiveWindow(-1);

        send.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("size");
        receive.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("size");
    }

    [Fact]
    [Rule("R9")]
    public void Tokens_come_back_with_time()
    {
        var limit = new RateLimit(2, 4, time);
        var burst = (limit.TryTake(), limit.TryTake(), limit.TryTake());
        time.Advance(TimeSpan.FromMilliseconds(249));
        var early = limit.TryTake();
        time.Advance(TimeSpan.FromMilliseconds(1));
        var onTime = (limit.TryTake(), limit.TryTake());
        time.Advance(TimeSpan.FromDays(1_000));

        (burst, early, onTime).Should().Be(((true, true, false), false, (true, false)), "four come back each second");
        (limit.TryTake(), limit.TryTake(), limit.TryTake()).Should().Be((true, true, false), "the bucket holds two");
    }

    [Fact]
    [Rule("R9")]
    public void Parts_of_a_token_are_kept()
    {
        var limit = new RateLimit(2, 3, time);
        (limit.TryTake(), limit.TryTake()).Should().Be((true, true));
        var taken = 0;
        for (var i = 0; i < 1_000; i++)
        {
            time.Advance(TimeSpan.FromMilliseconds(7));
            taken += limit.TryTake() ? 1 : 0;
        }

        taken.Should().Be(21, "that many come back in seven seconds, however often somebody looks");
    }

    [Fact]
    [Rule("R9")]
    public void A_bucket_may_be_empty_for_ever_or_large()
    {
        var none = new RateLimit(0, int.MaxValue, time);
        var many = new RateLimit(int.MaxValue, int.MaxValue, time);
        var once = new RateLimit(1, 0, time);
        time.Advance(TimeSpan.FromDays(100_000));

        (none.TryTake(), many.TryTake(), once.TryTake(), once.TryTake()).Should().Be((false, true, true, false));
    }
}
