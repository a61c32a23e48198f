using System.Text;

namespace Katas.Http.ChunkedDecoder.Steps;

/// <summary>What a reader makes of a stream: the body, the trailer fields, and how and where it ended.</summary>
/// <remarks>Streams are written as text, one character a byte (Latin-1). A <c>^</c> in <c>End</c> shows the place.</remarks>
internal sealed record Outcome(string Body, string Trailers, string End)
{
    /// <summary>The whole stream is one message.</summary>
    public static Outcome Complete(string wire, string body, params TrailerField[] trailers) =>
        new(body, Show(trailers), $"complete: {Wire.Mark(wire, wire.Length)}");

    /// <summary>A message, and then something that the reader must not touch.</summary>
    public static Outcome Followed(string wire, string by, string body, params TrailerField[] trailers) =>
        new(body, Show(trailers), $"complete: {Wire.Mark(wire + by, wire.Length)}");

    /// <summary>The stream ends too soon.</summary>
    public static Outcome Incomplete(string body) => new(body, "", "incomplete");

    /// <summary>A byte is refused: the one behind the <c>^</c>, which is not part of the stream.</summary>
    public static Outcome Refused(string marked, ChunkedViolation violation, string body) =>
        new(body, "", $"{violation}: {Wire.Show(marked)}");

    /// <summary>Gives a new reader the stream in one piece, or in pieces of these lengths.</summary>
    public static Outcome Of(string wire, IEnumerable<int>? cut = null, ChunkedLimits? limits = null)
    {
        var reader = new ChunkedBodyReader(limits);
        var body = new StringBuilder();
        var unread = Encoding.Latin1.GetBytes(wire).AsSpan();
        try
        {
            foreach (var length in cut ?? [wire.Length])
            {
                // A copy, so that no byte can be seen before its time.
                ReadOnlySpan<byte> piece = unread[..length].ToArray();
                unread = unread[length..];
                if (Drain(reader, ref piece, body) == ChunkedStatus.Done)
                {
                    var end = Wire.Mark(wire, wire.Length - unread.Length - piece.Length);
                    return new Outcome(body.ToString(), Show(reader.GetTrailers()), $"complete: {end}");
                }
            }

            return new Outcome(body.ToString(), "", "incomplete");
        }
        catch (ChunkedFormatException refusal)
        {
            return new Outcome(body.ToString(), "", $"{refusal.Violation}: {Wire.Mark(wire, refusal.Offset)}");
        }
    }

    /// <summary>Fails unless the stream comes to this, in one piece, cut in two at every byte, and byte by byte.</summary>
    public static void MustBe(Outcome expected, string wire, ChunkedLimits? limits = null) => MustBe(expected, wire, Cuts.Of(wire.Length), limits);

    /// <summary>Fails unless the stream is refused at the byte behind the <c>^</c>, however it is cut.</summary>
    public static void MustBeRefused(string marked, ChunkedViolation violation, string body = "", ChunkedLimits? limits = null)
    {
        var refused = marked.IndexOf('^', StringComparison.Ordinal);
        var wire = marked.Remove(refused, 1);
        MustBe(Refused(marked, violation, body), wire, Cuts.Of(wire.Length, last: refused + 1), limits);
    }

    private static void MustBe(Outcome expected, string wire, IEnumerable<int[]> cuts, ChunkedLimits? limits)
    {
        foreach (var cut in cuts)
        {
            // The words are made only for what fails: most of the time of these tests would be theirs.
            if (Of(wire, cut, limits) is var outcome && outcome != expected)
            {
                outcome.Should().Be(
                    expected, "{0} came in pieces of {1}", Wire.Show(wire), cut.Length > 2 ? "one byte" : string.Join(" and ", cut));
            }
        }
    }

    // Calls until the piece is read or the message has ended, and adds what is handed out to the body.
    private static ChunkedStatus Drain(ChunkedBodyReader reader, ref ReadOnlySpan<byte> piece, StringBuilder body)
    {
        while (true)
        {
            var status = reader.Read(ref piece, out var slice);
            body.Append(Encoding.Latin1.GetString(slice));
            if (status != ChunkedStatus.Body)
            {
                slice.IsEmpty.Should().BeTrue("{0} hands nothing out", status);
                (piece.IsEmpty || status == ChunkedStatus.Done).Should().BeTrue("NeedMore has read all of the input");
                return status;
            }

            slice.IsEmpty.Should().BeFalse("Body hands at least one byte out");
        }
    }

    private static string Show(IReadOnlyList<TrailerField> trailers) =>
        string.Join(", ", trailers.Select(field => $"{field.Name}: {Wire.Show(field.Value)}"));
}
