using System.Buffers;

namespace Katas.Http.Qpack.Steps;

/// <summary>What a decoder makes of a field section: the field lines, and how and where it ended.</summary>
internal sealed record Outcome(string Fields, string End)
{
    /// <summary>The whole section is read.</summary>
    /// <param name="fields">One a line.</param>
    public static Outcome Complete(string fields) => new(fields, "Complete");

    /// <summary>Gives a decoder one section, whole or in fragments of these lengths, until it is blocked, over or refused.</summary>
    public static Outcome Of(QpackDecoder decoder, long streamId, byte[] section, IEnumerable<int>? cut = null)
    {
        var (sink, status) = (new Recorder(), SectionStatus.More);
        var unread = section.AsSpan();
        try
        {
            foreach (var length in (cut ?? []).DefaultIfEmpty(section.Length))
            {
                // A copy, so that no octet can be seen before or after its time.
                var fragment = unread[..length].ToArray();
                ReadOnlySpan<byte> input = fragment;
                status = decoder.ReadSection(streamId, ref input, endOfSection: length == unread.Length, sink);
                unread = unread[(length - input.Length)..];
                Array.Clear(fragment);
                if (status != SectionStatus.More)
                {
                    break;
                }
            }

            var place = status == SectionStatus.Blocked ? $": {Octets.Mark(section, section.Length - unread.Length)}" : "";
            return new Outcome(sink.Fields, $"{status}{place}");
        }
        catch (QpackException error)
        {
            return new Outcome(sink.Fields, $"{error.Code}{(error.IsStreamError ? " of the stream" : "")}: {Octets.Mark(section, error.Offset)}");
        }
    }

    /// <summary>Fails unless a section on stream 4 comes to this, whole, cut in two at every octet, and octet by octet.</summary>
    public static void MustBe(Outcome expected, Func<QpackDecoder> made, byte[] section)
    {
        foreach (var cut in Cuts.Of(section.Length))
        {
            if (Of(made(), 4, section, cut) is var outcome && outcome != expected)
            {
                outcome.Should().Be(expected, "{0} came in pieces of {1}", Octets.Show(section), Pieces(cut));
            }
        }
    }

    /// <summary>Fails unless the section is refused at the octet behind the <c>^</c>, however it is cut.</summary>
    public static void MustBeRefused(string marked, Func<QpackDecoder> made, string fields = "", bool isStreamError = false)
    {
        var (section, offset) = Octets.Marked(marked);
        MustBe(new Outcome(fields, $"DecompressionFailed{(isStreamError ? " of the stream" : "")}: {Octets.Mark(section, offset)}"), made, section);
    }

    /// <summary>Gives a decoder what comes on the encoder stream. What comes back is the table, or where it was refused.</summary>
    public static string OfInstructions(QpackDecoder decoder, byte[] octets, IEnumerable<int>? cut = null)
    {
        try
        {
            var unread = octets.AsSpan();
            foreach (var length in cut ?? [octets.Length])
            {
                var fragment = unread[..length].ToArray();
                decoder.ReadEncoderStream(fragment);
                Array.Clear(fragment);
                unread = unread[length..];
            }

            return Octets.Show(decoder.Table);
        }
        catch (QpackException error)
        {
            return $"{error.Code}{(error.IsStreamError ? " of the stream" : "")}: {Octets.Mark(octets, error.Offset)}";
        }
    }

    /// <summary>Fails unless the encoder's instructions come to this, whole, cut in two at every octet, and octet by octet.</summary>
    public static void InstructionsMustBe(string expected, Func<QpackDecoder> made, byte[] octets)
    {
        foreach (var cut in Cuts.Of(octets.Length))
        {
            if (OfInstructions(made(), octets, cut) is var outcome && outcome != expected)
            {
                outcome.Should().Be(expected, "{0} came in pieces of {1}", Octets.Show(octets), Pieces(cut));
            }
        }
    }

    /// <summary>Fails unless the encoder's instructions are refused at the octet behind the <c>^</c>, however they are cut.</summary>
    /// <param name="marked">What comes behind the rest.</param>
    /// <param name="capacity">What the table may have, and has.</param>
    /// <param name="fields">What has been inserted.</param>
    public static void InstructionsMustBeRefused(string marked, int capacity, params string[] fields)
    {
        var (octets, offset) = Octets.Marked(marked);
        byte[] before = [.. Octets.Capacity(capacity), .. fields.SelectMany(Octets.Insert)];
        octets = [.. before, .. octets];
        InstructionsMustBe(
            $"EncoderStreamError: {Octets.Mark(octets, before.Length + offset)}",
            () => new QpackDecoder(new QpackSettings { MaxTableCapacity = capacity }),
            octets);
    }

    private static string Pieces(int[] cut) => cut.Length > 2 ? "one octet" : string.Join(" and ", cut);
}

/// <summary>Decoders that have been told something, and what they say.</summary>
internal static class Decoders
{
    /// <summary>A decoder whose table may have, and has, this capacity, with these fields in it, written <c>name: value</c>.</summary>
    public static QpackDecoder With(int capacity, params string[] fields) => With(new QpackSettings { MaxTableCapacity = capacity }, fields);

    /// <inheritdoc cref="With(int, string[])"/>
    public static QpackDecoder With(QpackSettings settings, params string[] fields)
    {
        var decoder = new QpackDecoder(settings);
        if (settings.MaxTableCapacity > 0)
        {
            decoder.ReadEncoderStream(Octets.Capacity(settings.MaxTableCapacity));
        }

        decoder.Insert(fields);
        return decoder;
    }

    /// <summary>The encoder inserts these.</summary>
    public static void Insert(this QpackDecoder decoder, params string[] fields) =>
        decoder.ReadEncoderStream([.. fields.SelectMany(Octets.Insert)]);

    /// <summary>One section on a stream, whole; what comes back is its end.</summary>
    public static string Read(this QpackDecoder decoder, long streamId, string hex) => Outcome.Of(decoder, streamId, Octets.Of(hex)).End;

    /// <summary>The error that this ends with.</summary>
    public static QpackException Refusal(Action read)
    {
        try
        {
            read();
        }
        catch (QpackException refusal)
        {
            return refusal;
        }

        throw new Xunit.Sdk.XunitException("nothing was refused");
    }

    /// <summary>What it has to say on the decoder stream.</summary>
    public static string Says(this QpackDecoder decoder)
    {
        var output = new ArrayBufferWriter<byte>();
        decoder.TakeInstructions(output);
        return Octets.Show(output.WrittenSpan);
    }
}

/// <summary>Keeps the field lines it is given, one a line, as text.</summary>
internal sealed class Recorder : IFieldSink
{
    private readonly List<string> fields = [];

    public string Fields => string.Join('\n', fields);

    public void Field(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value, bool neverIndexed) =>
        fields.Add($"{Octets.Text(name)}: {Octets.Text(value)}{(neverIndexed ? " (never indexed)" : "")}");
}

/// <summary>Counts the octets of field lines, and keeps nothing.</summary>
internal sealed class Counter : IFieldSink
{
    public long Octets { get; private set; }

    public void Field(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value, bool neverIndexed) => Octets += name.Length + value.Length;
}
