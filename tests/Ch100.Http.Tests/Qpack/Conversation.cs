using System.Buffers;
using CsCheck;

namespace Katas.Http.Qpack.Steps;

/// <summary>An encoder and a decoder whose streams overtake each other: the encoder's, the decoder's and each stream with sections.</summary>
internal sealed class Conversation(QpackSettings settings)
{
    private const int PrefixLength = 2; // two short integers: no table here has 127 entries

    private static readonly string[] Fields =
        [":method: GET", ":path: /one", "a: 1", "a: 2", "b: 1", "!a: 1", "-b: 2", "c: a long value", "-c: a long value", "d: ", ":path: /two"];

    private readonly QpackEncoder encoder = new(settings);
    private readonly QpackDecoder decoder = new(settings);
    private readonly ArrayBufferWriter<byte> toDecoder = new(), toEncoder = new();
    private readonly Dictionary<long, Queue<(byte[] Section, string Fields)>> streams = [];
    private readonly HashSet<long> begun = []; // streams whose prefix has been read, and not the rest
    private int decoderHas, encoderHas; // octets of the two streams
    private long nextStream;

    /// <summary>Many of them: whatever has been done, both have the same in the end.</summary>
    public static void Sample(QpackSettings settings) =>
        Gen.Select(Gen.Int[0, 6], Gen.Int[0, 20], Gen.Int[0, 30]).Array[0, 120].Sample(
            events =>
            {
                var conversation = new Conversation(settings);
                foreach (var (what, which, size) in events)
                {
                    conversation.Do(what, which, size);
                }

                conversation.ComeToTheEnd();
            },
            iter: Samples.Of(300),
            threads: 1);

    /// <summary>One of seven things.</summary>
    public void Do(int what, int which, int size)
    {
        var waiting = streams.Keys.Order().ElementAtOrDefault(which % Math.Max(streams.Count, 1));
        switch (what)
        {
            case 0:
                encoder.TrySetCapacity(settings.MaxTableCapacity * (size % 4) / 3);
                break;
            case 1 when encoder.Table.InsertCount > encoder.Table.DroppedCount:
                encoder.TryDuplicate(encoder.Table.DroppedCount);
                break;
            case 2 or 3:
                var stream = size % 3 == 0 && streams.Count > 0 ? waiting : nextStream += 4;
                Send(stream, Enumerable.Range(which, size % 6).Select(i => Fields[i * 7 % Fields.Length]));
                break;
            case 4 when streams.Count > 0:
                Receive(waiting);
                break;
            case 5 when size % 4 == 0 && streams.Remove(waiting):
                begun.Remove(waiting);
                decoder.Cancel(waiting);
                break;
            case 5 or 6:
                Deliver(size);
                break;
        }
    }

    /// <summary>All that is on the way arrives.</summary>
    public void ComeToTheEnd()
    {
        for (var round = 0; round < 3; round++)
        {
            Deliver(int.MaxValue);
            foreach (var stream in streams.Keys.ToList())
            {
                while (streams.ContainsKey(stream))
                {
                    Receive(stream).Should().BeTrue("all instructions have come, so stream {0} waits for nothing", stream);
                }
            }
        }

        Octets.Show(decoder.Table).Should().Be(Octets.Show(encoder.Table));
        (encoder.KnownReceivedCount, encoder.StreamsAtRisk).Should().Be((encoder.Table.InsertCount, 0), "all has been said");
    }

    private void Send(long stream, IEnumerable<string> fields)
    {
        var sent = fields.ToList();
        var section = Octets.Of(encoder.Section(stream, sent));
        encoder.StreamsAtRisk.Should().BeLessThanOrEqualTo(settings.BlockedStreams);
        streams.TryAdd(stream, []);
        streams[stream].Enqueue((section, string.Join('\n', sent.Select(Shown))));
    }

    private bool Receive(long stream)
    {
        var (section, fields) = streams[stream].Peek();
        var outcome = Outcome.Of(decoder, stream, section[(begun.Contains(stream) ? PrefixLength : 0)..]);
        if (decoder.IsBlocked(stream))
        {
            begun.Add(stream);
            return false;
        }

        begun.Remove(stream);

        outcome.Should().Be(Outcome.Complete(fields), "stream {0} has {1}", stream, Octets.Show(section));
        streams[stream].Dequeue();
        if (streams[stream].Count == 0)
        {
            streams.Remove(stream);
        }

        return true;
    }

    private void Deliver(int octets)
    {
        encoder.TakeInstructions(toDecoder);
        decoder.TakeInstructions(toEncoder);
        var down = toDecoder.WrittenSpan[decoderHas..];
        down = down[..Math.Min(octets, down.Length)];
        var up = toEncoder.WrittenSpan[encoderHas..];
        up = up[..Math.Min(octets, up.Length)];
        decoder.ReadEncoderStream(down);
        encoder.ReadDecoderStream(up);
        (decoderHas, encoderHas) = (decoderHas + down.Length, encoderHas + up.Length);
    }

    private static string Shown(string field) => field[0] == '!' ? $"{field[1..]} (never indexed)" : field.TrimStart('-');
}
