using System.Globalization;
using System.Text;

namespace Katas.Http.HttpMessage.Steps;

/// <summary>What a reader makes of a stream: a line a message, and how it ends.</summary>
/// <remarks>Streams are written as text, one character a byte (Latin-1). A <c>^</c> shows a place, and is not part of the stream.</remarks>
internal static class Seen
{
    private const string Incomplete = "…goes on";

    /// <summary>Gives a reader the stream in one piece, or in pieces of these lengths.</summary>
    public static string Of(MessageReader reader, string wire, IEnumerable<int>? cut = null)
    {
        var seen = new StringBuilder();
        var left = Encoding.Latin1.GetBytes(wire).AsSpan();
        var end = Incomplete;
        var begin = 0L;
        try
        {
            foreach (var length in cut ?? [wire.Length])
            {
                // A copy, so that no byte can be seen before its time.
                ReadOnlySpan<byte> piece = left[..length].ToArray();
                left = left[length..];
                end = Drain(reader, ref piece, seen, ref begin);
                if (end is not (Incomplete or ""))
                {
                    return $"{seen}{end}{Rest(wire, left.Length + piece.Length)}";
                }
            }

            return $"{seen}{end}";
        }
        catch (MessageFormatException refusal)
        {
            return $"{seen}{refusal.Violation}: {Wire.Mark(wire, begin + refusal.Offset)}";
        }
    }

    /// <summary>Fails unless these requests come to this, in one piece, cut in two at every byte, and byte by byte.</summary>
    public static void RequestMustBe(string expected, string wire, MessageLimits? limits = null) =>
        MustBe(expected, wire, () => new MessageReader(MessageKind.Request, limits), Cuts.Of(wire.Length));

    /// <summary>Fails unless a request is refused at the byte behind the <c>^</c>, however it is cut.</summary>
    public static void RequestMustBeRefused(string marked, MessageViolation violation, MessageLimits? limits = null) =>
        MustBeRefused(marked, violation, () => new MessageReader(MessageKind.Request, limits));

    /// <summary>Fails unless the responses to a request come to this, in one piece, cut in two at every byte, and byte by byte.</summary>
    public static void ResponseMustBe(string expected, string wire, string answeredMethod = "GET") =>
        MustBe(expected, wire, () => new MessageReader(MessageKind.Response) { AnsweredMethod = answeredMethod }, Cuts.Of(wire.Length));

    /// <summary>Fails unless a response is refused at the byte behind the <c>^</c>, however it is cut.</summary>
    public static void ResponseMustBeRefused(string marked, MessageViolation violation, string answeredMethod = "GET") =>
        MustBeRefused(marked, violation, () => new MessageReader(MessageKind.Response) { AnsweredMethod = answeredMethod });

    /// <summary>A head as a line: <c>GET / Http11 [Host=a]</c>, or <c>200 "OK" Http11 []</c>.</summary>
    public static string Head(MessageReader reader)
    {
        var line = new StringBuilder();
        line.Append(reader.StatusCode == 0
            ? $"{Text(reader.Method)} {Text(reader.Target)} {reader.Version} ["
            : string.Create(CultureInfo.InvariantCulture, $"{reader.StatusCode} {Wire.Show(reader.Reason)} {reader.Version} ["));
        for (var i = 0; i < reader.FieldCount; i++)
        {
            var field = reader.Field(i);
            line.Append(CultureInfo.InvariantCulture, $"{(i > 0 ? ", " : "")}{Text(field.Name)}={Text(field.Value)}");
        }

        return line.Append(']').ToString();
    }

    private static void MustBeRefused(string marked, MessageViolation violation, Func<MessageReader> make)
    {
        var refused = marked.IndexOf('^', StringComparison.Ordinal);
        var wire = marked.Remove(refused, 1);
        MustBe($"{violation}: {Wire.Show(marked)}", wire, make, Cuts.Of(wire.Length));
    }

    private static void MustBe(string expected, string wire, Func<MessageReader> make, IEnumerable<int[]> cuts)
    {
        foreach (var cut in cuts)
        {
            if (Of(make(), wire, cut) is var seen && seen != expected)
            {
                seen.Should().Be(
                    expected, "{0} came in pieces of {1}", Wire.Show(wire), cut.Length > 2 ? "one byte" : string.Join(" and ", cut));
            }
        }
    }

    // Reads all of the piece, message after message, and keeps where the last one begins. What comes back is "" behind a message, or
    // why there is no next one.
    private static string Drain(MessageReader reader, ref ReadOnlySpan<byte> piece, StringBuilder seen, ref long begin)
    {
        while (true)
        {
            var status = reader.Read(ref piece, out var body);
            (status == MessageStatus.Body).Should().Be(!body.IsEmpty, "only Body hands bytes out, and at least one; this is {0}", status);
            switch (status)
            {
                case MessageStatus.NeedMore:
                    piece.IsEmpty.Should().BeTrue("NeedMore has read all of the input");
                    return Incomplete;
                case MessageStatus.Head:
                    seen.Append(CultureInfo.InvariantCulture, $"{Head(reader)} {Show(reader)}\n");
                    break;
                case MessageStatus.Body:
                    seen.Append(Text(body));
                    break;
                case MessageStatus.Chunked or MessageStatus.Tunnel:
                    return "stops";
                case MessageStatus.Done when reader.Version == MessageVersion.Http09:
                    return "stops";
                case MessageStatus.Done when piece.IsEmpty:
                    return "";
                case MessageStatus.Done:
                    begin += reader.Consumed;
                    reader.Next();
                    break;
                default:
                    throw new Xunit.Sdk.XunitException($"{status} is no answer");
            }
        }
    }

    private static string Show(MessageReader reader) => reader.Framing switch
    {
        BodyFraming.Length => string.Create(CultureInfo.InvariantCulture, $"Length {reader.ContentLength}"),
        var other => $"{other}{(reader.ContentLength == 0 ? "" : " with a length")}",
    };

    private static string Rest(string wire, int length) => length == 0 ? "" : $" before {Wire.Show(wire[^length..])}";

    private static string Text(ReadOnlySpan<byte> bytes) => Encoding.Latin1.GetString(bytes);
}
