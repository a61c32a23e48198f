using System.Globalization;
using System.Text;

namespace Katas.Http.H2Frames.Steps;

/// <summary>What a reader makes of a connection, as text: one line a frame, and how it ended.</summary>
internal static class Seen
{
    /// <summary>A server in the middle of a connection.</summary>
    public static readonly FrameReaderOptions Server = new() { BeginsWithPreface = false };

    /// <summary>A client in the middle of a connection.</summary>
    public static readonly FrameReaderOptions Client = new() { BeginsWithPreface = false, ReadsAsClient = true };

    /// <summary>Gives a new reader the bytes in one piece, or in pieces of these lengths.</summary>
    public static string Of(byte[] wire, FrameReaderOptions options, IEnumerable<int>? cut = null)
    {
        var reader = new FrameReader(options);
        var lines = new List<string>();
        var (read, come) = (0, 0);
        try
        {
            foreach (var length in cut ?? [wire.Length])
            {
                come += length;

                // A copy, so that no byte can be seen before its time.
                ReadOnlySpan<byte> input = wire.AsSpan(read..come).ToArray();
                while (reader.Read(ref input, out var frame) is not FrameStatus.NeedMore and var status)
                {
                    lines.Add((status == FrameStatus.Frame ? "" : "stream error: ") + Show(frame));
                }

                read = come - input.Length;
            }
        }
        catch (ConnectionErrorException error)
        {
            return string.Join('\n', [.. lines, string.Create(CultureInfo.InvariantCulture, $"{error.Code} at {error.Offset}")]);
        }

        return string.Join('\n', read == wire.Length ? lines : [.. lines, $"{wire.Length - read} bytes are not whole"]);
    }

    /// <summary>Fails unless the bytes come to this, in one piece, cut in two at every byte, and byte by byte.</summary>
    public static void MustBe(string expected, byte[] wire, FrameReaderOptions options)
    {
        foreach (var cut in Cuts.Of(wire.Length))
        {
            if (Of(wire, options, cut) is var seen && seen != expected)
            {
                seen.Should().Be(
                    expected, "{0} came in pieces of {1}", Octets.Show(wire), cut.Length > 2 ? "one byte" : string.Join(" and ", cut));
            }
        }
    }

    /// <summary>A frame as a line: type, stream, bytes of payload, and whatever else it has.</summary>
    public static string Show(Frame frame)
    {
        var line = new StringBuilder();
        line.Append(CultureInfo.InvariantCulture, $"{frame.Type} {frame.StreamId} of {frame.PayloadLength}");
        line.Append(frame.EndStream ? " END_STREAM" : "").Append(frame.EndHeaders ? " END_HEADERS" : "");
        line.Append(frame.IsAck ? " ACK" : "");
        if (frame.Priority is { } priority)
        {
            var exclusive = priority.Exclusive ? "exclusive on" : "on";
            line.Append(CultureInfo.InvariantCulture, $" {exclusive} {priority.DependsOn} weight {priority.Weight}");
        }

        Add(" promises ", frame.PromisedStreamId);
        Add(" last ", frame.LastStreamId);
        Add(" + ", frame.Increment);
        line.Append(frame.ErrorCode == ErrorCode.NoError ? "" : $" {frame.ErrorCode}");
        for (var i = 0; i < frame.SettingCount; i++)
        {
            line.Append(CultureInfo.InvariantCulture, $" {frame.GetSetting(i).Id}={frame.GetSetting(i).Value}");
        }

        return line.Append(frame.SettingCount > 0 || frame.Content.IsEmpty ? "" : $" {ShowContent(frame.Content)}").ToString();

        void Add(string name, int number) =>
            line.Append(number == 0 ? "" : name + number.ToString(CultureInfo.InvariantCulture));
    }

    private static string ShowContent(ReadOnlySpan<byte> content) =>
        content.Length <= 60 ? Wire.Show(content) : $"{Wire.Show(content[..20])} and so on";
}
