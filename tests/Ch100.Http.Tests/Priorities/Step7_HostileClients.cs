using System.Globalization;

namespace Katas.Http.Priorities.Steps;

public sealed class Step7_HostileClients
{
    // All that a dictionary can have, and a little of what it cannot.
    private const string Everything =
        "u=5;a;b=1.5, i=?1, x=(1 \"a\\\"b\" tok;p=:YWI=:), d=@1;e=%\"%c3%bcx\", *k.-_9=-12.345 ,\tu=2;q=\"\\\\\", i";

    [Fact]
    [Rule("R9")]
    public void Cut_anywhere_a_dictionary_is_one_or_ends_too_soon()
    {
        Said.Parsed(Everything).Should().Be($"{Wire.Mark(Everything, Everything.Length)} says u=2 i=true");
        for (var length = 0; length < Everything.Length; length++)
        {
            _ = PriorityField.TryParse(Said.Bytes(Everything[..length]), out _, out var offset);

            // An escape that is half there is seen as one: nothing of it is wrong yet.
            Wire.Mark(Everything[..length], offset).Should().Be(Wire.Mark(Everything[..length], length), "all of it is right");
        }
    }

    [Fact]
    [Rule("R9")]
    [Rule("R34")]
    public void Wherever_a_byte_is_wrong_all_before_it_is_right_and_all_behind_it_does_not_matter()
    {
        Said.Of(Everything).Should().Be("u=2 i=true");
        foreach (var seed in Samples.Below(3_000))
        {
            var text = Mutated(new Random(seed));
            if (PriorityField.TryParse(text, out var parameters, out var offset))
            {
                offset.Should().Be(text.Length, "seed {0}: {1} is a dictionary", seed, Wire.Show(text));
                continue;
            }

            Said.Show(parameters).Should().Be("u=- i=-", "seed {0}: {1} is none", seed, Wire.Show(text));
            var isPrefix = PriorityField.TryParse(text.AsSpan(..offset), out _, out var end) || end == offset;
            isPrefix.Should().BeTrue("seed {0}: before the caret {1} is right", seed, Wire.Mark(text, offset));

            _ = PriorityField.TryParse([.. text, (byte)'"', (byte)'1'], out _, out var longer);
            longer.Should().BeGreaterThanOrEqualTo(offset, "seed {0}: {1}", seed, Wire.Show(text));
            (offset == text.Length || longer == offset).Should().BeTrue("seed {0}: {1} is wrong", seed, Wire.Mark(text, offset));
        }
    }

    [Fact]
    [Rule("R34")]
    public void Random_bytes_end_in_an_answer_or_a_connection_error()
    {
        Said.Of("u=1").Should().Be("u=1 i=-");
        foreach (var seed in Samples.Below(3_000))
        {
            var random = new Random(seed);
            var payload = new byte[random.Next(24)];
            random.NextBytes(payload);

            _ = PriorityField.TryParse(payload, out _, out var offset);
            var http2 = Said.Refusal(() => PriorityUpdateFrame.ReadHttp2(0, payload));
            var http3 = Said.Refusal(() => PriorityUpdateFrame.ReadHttp3(0xF0700, payload));

            offset.Should().BeInRange(0, payload.Length, "seed {0}", seed);
            (http2 + http3).Should().NotBeEmpty("seed {0}", seed);
        }
    }

    [Fact]
    [Rule("R34")]
    public void A_gigantic_field_takes_no_memory()
    {
        var list = "x=(" + string.Concat(Enumerable.Repeat("\"a\" :YQ==: %\"%c3%bc\" 1.5;k ", Samples.Of(10_000))) + ")";
        var members = string.Concat(Enumerable.Range(0, Samples.Of(30_000)).Select(i => $"k{i.ToString(CultureInfo.InvariantCulture)}, "));
        var text = Said.Bytes($"u=7, {members}{list};{new string('k', Samples.Of(100_000))}, u=1");
        PriorityField.Read(text); // whatever is made once, at the first call, is made now

        var before = GC.GetAllocatedBytesForCurrentThread();
        var parameters = PriorityField.Read(text);
        var isDictionary = PriorityField.TryParse(text.AsSpan(..^1), out _, out _);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        (Said.Show(parameters), isDictionary, allocated).Should().Be(("u=1 i=-", false, 0L), "nothing of it need be kept");
    }

    [Theory]
    [InlineData(WireVersion.Http2, 100, "ProtocolError at 0")]
    [InlineData(WireVersion.Http3, 1_000_000, "no error")]
    [Rule("R25")]
    [Rule("R26")]
    public void A_flood_of_updates_is_kept_within_the_limits(WireVersion version, int maxStreams, string expected)
    {
        var table = new PriorityTable(version) { MaxStreams = maxStreams, MaxRemembered = 100 };
        var (first, step) = version == WireVersion.Http2 ? (1, 2) : (0, 4);
        var refusal = "no error";
        for (var i = 0; i < 1_000 && refusal == "no error"; i++)
        {
            var update = new PriorityUpdate(new Element(false, first + i * step), new PriorityParameters(1, null));
            refusal = Said.Refusal(() => table.Apply(update));
        }

        (refusal, table.Remembered).Should().Be((expected, 100), "a thousand were sent");
        var last = new Element(false, first + 99 * step);
        table.Open(last, default);
        Said.Show(table.PriorityOf(last)).Should().Be("u=1 i=false", "what was remembered is as good as before");
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(4, 1, 0)] // the first stays open
    [InlineData(4, 0, 1)] // or never comes
    [Rule("R19")]
    [Rule("R27")]
    public void A_long_connection_keeps_nothing_of_what_is_over(long first, int open, int runs)
    {
        var table = new PriorityTable(WireVersion.Http3) { MaxStreams = 1_000_000 };
        for (var id = 0L; id < 4 * open; id += 4)
        {
            table.Open(new Element(false, id), default);
        }

        var end = 4 * Samples.Of(2_000);
        for (var id = first; id < end; id += 4)
        {
            var element = new Element(false, id);
            table.Apply(new PriorityUpdate(element, default)).Should().Be(UpdateOutcome.Remembered);
            table.Open(element, default);
            table.Close(element);
            table.Apply(new PriorityUpdate(element, default)).Should().Be(UpdateOutcome.Ignored, "stream {0} is closed", id);
        }

        (table.ActiveRequests, table.Remembered, table.KeptRuns).Should().Be((open, 0, runs));
    }

    [Fact]
    [Rule("R30")]
    [Rule("R32")]
    public void Updates_without_end_starve_nobody()
    {
        var scheduler = Turns.Of("1:i 3:i 5");
        var turns = new List<string>();
        for (var i = 0; i < 9; i++)
        {
            scheduler.Change(1, new Priority(3, true));
            scheduler.Change(3, new Priority(i % 2 == 0 ? 5 : 4, true)); // moves to and fro, and waits again each time
            scheduler.Change(3, new Priority(3, true));
            turns.Add(Turns.Next(scheduler, 1));
        }

        string.Join(' ', turns).Should().Be("1 5 1 5 1 5 1 5 1", "5 has its place whatever 3 does");
    }

    [Fact]
    [Rule("R28")]
    [Rule("R29")]
    [Rule("R30")]
    [Rule("R31")]
    [Rule("R32")]
    public void All_turns_are_those_of_the_rules()
    {
        Turns.Next(Turns.Of("1"), 1).Should().Be("1");
        foreach (var seed in Samples.Below(400))
        {
            var random = new Random(seed);
            var (scheduler, plain, there) = (new ResponseScheduler(), new Plain(), new List<long>());
            for (var step = 0; step < 80; step++)
            {
                Act(random, scheduler, plain, there);
                if (random.Next(2) == 0)
                {
                    Turns.Next(scheduler, 1).Should().Be(plain.Next(), "seed {0}, step {1}", seed, step);
                }
            }
        }
    }

    private static void Act(Random random, ResponseScheduler scheduler, Plain plain, List<long> there)
    {
        var streamId = random.Next(8) * 2L + 1;
        var priority = new Priority(random.Next(2, 4), random.Next(3) > 0);
        switch (there.Contains(streamId) ? random.Next(5) : 5)
        {
            case 0:
                scheduler.Remove(streamId);
                plain.Remove(streamId);
                there.Remove(streamId);
                break;
            case 1:
                scheduler.Pause(streamId);
                plain.Pause(streamId, true);
                break;
            case 2:
                scheduler.Resume(streamId);
                plain.Pause(streamId, false);
                break;
            case 5:
                scheduler.Add(streamId, priority);
                plain.Add(streamId, priority);
                there.Add(streamId);
                break;
            default:
                scheduler.Change(streamId, priority);
                plain.Change(streamId, priority);
                break;
        }
    }

    // The text with one to three bytes replaced, put in or left out.
    private static byte[] Mutated(Random random)
    {
        var text = Said.Bytes(Everything).ToList();
        for (var i = random.Next(3); i >= 0; i--)
        {
            var at = random.Next(text.Count);
            var octet = random.Next(3) == 0 ? (byte)random.Next(256) : text[random.Next(text.Count)];
            if (random.Next(3) > 0)
            {
                text.RemoveAt(at);
            }

            if (random.Next(3) > 0)
            {
                text.Insert(at, octet);
            }
        }

        return [.. text];
    }
}
