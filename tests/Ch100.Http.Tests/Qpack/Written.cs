using System.Buffers;

namespace Katas.Http.Qpack.Steps;

/// <summary>What an encoder writes, as hex digits.</summary>
internal static class Written
{
    /// <summary>An encoder whose table has all the capacity that it may have; of that nothing is left to be told.</summary>
    public static QpackEncoder Encoder(int capacity, int blockedStreams = 0, bool huffman = false)
    {
        var encoder = new QpackEncoder(new QpackSettings { MaxTableCapacity = capacity, BlockedStreams = blockedStreams }, huffman);
        encoder.TrySetCapacity(capacity).Should().BeTrue();
        encoder.Instructions();
        return encoder;
    }

    /// <summary>
    /// One section of these, written <c>name: value</c>; with a <c>!</c> before it, a field is never indexed, with a <c>-</c> not inserted.
    /// </summary>
    public static string Section(this QpackEncoder encoder, long streamId, params IEnumerable<string> fields)
    {
        encoder.BeginSection(streamId);
        foreach (var field in fields)
        {
            encoder.Write(field);
        }

        return encoder.End();
    }

    /// <summary>One of these.</summary>
    public static void Write(this QpackEncoder encoder, string field)
    {
        var indexing = field[0] switch { '!' => Indexing.Never, '-' => Indexing.DoNotInsert, _ => Indexing.Insert };
        var (name, value) = Octets.Field(field.TrimStart('!', '-'));
        encoder.Field(name, value, indexing);
    }

    /// <summary>Ends the section.</summary>
    public static string End(this QpackEncoder encoder)
    {
        var output = new ArrayBufferWriter<byte>();
        encoder.EndSection(output);
        return Octets.Show(output.WrittenSpan);
    }

    /// <summary>What there is to say on the encoder stream.</summary>
    public static string Instructions(this QpackEncoder encoder)
    {
        var output = new ArrayBufferWriter<byte>();
        encoder.TakeInstructions(output);
        return Octets.Show(output.WrittenSpan);
    }

    /// <summary>A field, written <c>name: value</c>, is inserted.</summary>
    public static bool Insert(this QpackEncoder encoder, string field)
    {
        var (name, value) = Octets.Field(field);
        return encoder.TryInsert(name, value);
    }

    /// <summary>These are inserted, one after the other.</summary>
    public static void InsertAll(this QpackEncoder encoder, params string[] fields) => Array.ForEach(fields, field => encoder.Insert(field));

    /// <summary>All that has been inserted is taken, and the decoder says that it has it.</summary>
    public static void Acknowledge(this QpackEncoder encoder)
    {
        encoder.Instructions();
        encoder.Hears(Octets.Show(Octets.Number(encoder.Table.InsertCount - encoder.KnownReceivedCount, 6, 0)));
    }

    /// <summary>The decoder says this.</summary>
    public static void Hears(this QpackEncoder encoder, string hex) => encoder.ReadDecoderStream(Octets.Of(hex));

    /// <summary>The same, cut in pieces of these lengths.</summary>
    public static void Hears(this QpackEncoder encoder, byte[] octets, IEnumerable<int> cut)
    {
        var at = 0;
        foreach (var length in cut)
        {
            encoder.ReadDecoderStream(octets.AsSpan(at, length));
            at += length;
        }
    }

    /// <summary>With <c>a: 1</c> and <c>b: 2</c>, sent, and two octets left.</summary>
    public static QpackEncoder Full()
    {
        var encoder = Encoder(70);
        encoder.Insert("a: 1");
        encoder.Insert("b: 2");
        encoder.Instructions();
        return encoder;
    }
}
