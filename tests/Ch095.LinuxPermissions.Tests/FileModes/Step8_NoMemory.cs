namespace Katas.LinuxPermissions.FileModes.Steps;

public sealed class Step8_NoMemory
{
    private const int Times = 200;

    private static InodeMode Mode => InodeMode.FromRaw(0x8FFF);

    [Theory]
    [InlineData(10, true)]
    [InlineData(9, false)]
    [InlineData(0, false)]
    [InlineData(12, true)]
    [Rule("R5")]
    public void Ten_letters_are_written_if_there_is_room_for_ten(int room, bool fits)
    {
        var buffer = new string('.', 12).ToCharArray();

        var written = InodeMode.FromRaw(0x41ED).TryFormat(buffer.AsSpan(0, room), out var count);

        (written, count).Should().Be((fits, fits ? 10 : 0));
        new string(buffer).Should().Be(fits ? "drwxr-xr-x.." : "............", "there was room for {0}", room);
    }

    [Fact]
    [Rule("R11")]
    public void Writing_into_a_buffer_allocates_nothing()
    {
        var allocated = Allocated(static () =>
        {
            Span<char> buffer = stackalloc char[10];
            return Mode.TryFormat(buffer, out var written) ? written : 0;
        });

        allocated.Should().Be(0, "the buffer is the caller's");
    }

    [Fact]
    [Rule("R11")]
    public void Reading_allocates_nothing()
    {
        var allocated = Allocated(static () =>
            InodeMode.Parse("drwsrwSrwt").Raw + InodeMode.Parse("?---------").Raw
            + (int)InodeMode.ParseOctal("4755") + (int)InodeMode.ParseOctal("0"));

        allocated.Should().Be(0, "a mode is a number, and the text is only looked at");
    }

    [Fact]
    [Rule("R11")]
    public void A_string_of_letters_is_all_that_is_allocated()
    {
        var one = Allocated(static () => new string('-', 10).Length);

        var allocated = Allocated(static () => Mode.ToString().Length);

        allocated.Should().Be(one, "that is what {0} strings of ten letters take", Times);
    }

    [Fact]
    [Rule("R11")]
    public void A_string_of_digits_is_all_that_is_allocated()
    {
        var one = Allocated(static () => new string('7', 4).Length);

        var allocated = Allocated(static () => Mode.ToOctal().Length);

        allocated.Should().Be(one, "that is what {0} strings of four digits take", Times);
    }

    // What is made once, at the first call, does not count: so the least of three rounds.
    private static long Allocated(Func<int> work) => Enumerable.Range(0, 3).Min(_ =>
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Times; i++)
        {
            work();
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    });
}
