using System.Buffers;
using System.Text;
using Katas.Http.Qpack;

namespace Katas.Oracles.Http;

/// <summary>What is said on the connections of the oracle: random settings and field lines, and octets with faults.</summary>
internal static class QpackTalk
{
    public static QpackSettings Settings(Random random) =>
        new() { MaxTableCapacity = new[] { 0, 100, 256, 1_000, 4_096 }[random.Next(5)], BlockedStreams = new[] { 0, 1, 2, 100 }[random.Next(4)] };

    public static byte[] Faulty(byte[] octets, Random random)
    {
        var faulty = octets.ToList();
        for (var faults = random.Next(3); faults >= 0 && faulty.Count > 0; faults--)
        {
            var at = random.Next(faulty.Count);
            switch (random.Next(3))
            {
                case 0:
                    faulty.RemoveAt(at);
                    break;
                case 1:
                    faulty.Insert(at, (byte)random.Next(256));
                    break;
                default:
                    faulty[at] ^= (byte)(1 << random.Next(8));
                    break;
            }
        }

        return [.. faulty];
    }

    public static List<QpackLine> Lines(Random random)
    {
        string[] names = [":method", ":path", ":status", "cookie", "authorization", "etag", "accept", "x-one", "x-two", "x-three-that-is-rather-long"];
        string[] values = ["GET", "/", "200", "", "1", "a value of some length, with spaces", "gzip, deflate"];
        return
        [
            .. Enumerable.Range(0, random.Next(8)).Select(_ => new QpackLine(
                Encoding.ASCII.GetBytes(names[random.Next(names.Length)]),
                Encoding.ASCII.GetBytes(values[random.Next(values.Length)]),
                random.Next(8) == 0)),
        ];
    }

    public static byte[] Write(QpackEncoder encoder, long stream, List<QpackLine> lines, Random random)
    {
        encoder.BeginSection(stream);
        foreach (var line in lines)
        {
            var indexing = random.Next(4) == 0 ? Indexing.DoNotInsert : Indexing.Insert;
            encoder.Field(line.Name, line.Value, line.Never ? Indexing.Never : indexing);
        }

        return Taken(encoder.EndSection);
    }

    public static (string Lines, int Read) Read(QpackDecoder decoder, long stream, byte[] section)
    {
        var sink = new Sink();
        ReadOnlySpan<byte> input = section;
        return decoder.ReadSection(stream, ref input, endOfSection: true, sink) == SectionStatus.Blocked
            ? ("blocked", section.Length - input.Length)
            : (string.Join(',', sink.Lines), section.Length);
    }

    public static byte[] Says(QpackDecoder decoder) => Taken(decoder.TakeInstructions);

    public static byte[] Taken(Action<IBufferWriter<byte>> write)
    {
        var taken = new ArrayBufferWriter<byte>();
        write(taken);
        return taken.WrittenSpan.ToArray();
    }

    private sealed class Sink : IFieldSink
    {
        public List<string> Lines { get; } = [];

        public void Field(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value, bool neverIndexed) =>
            Lines.Add(new QpackLine(name.ToArray(), value.ToArray(), neverIndexed).ToString());
    }
}
