using System.Globalization;

namespace Katas.Http.H2Streams.Steps;

/// <summary>
/// Frames as text: <c>HEADERS 1 end</c>, <c>DATA 1 100+5 end</c> (5 bytes of padding), <c>RST 1 Cancel</c>,
/// <c>SETTINGS InitialWindowSize=10</c>, <c>ACK</c>, <c>PROMISE 1 2</c>, <c>PING 7</c>, <c>PONG 7</c>, <c>GOAWAY 3 NoError</c>, <c>WINDOW 0 10</c>.
/// </summary>
internal static class Frames
{
    public static IEnumerable<Frame> Of(string text) => text.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(One);

    public static string Show(IEnumerable<Frame> frames) => string.Join(", ", frames.Select(Show));

    private static Frame One(string text)
    {
        var words = text.Split(' ');
        var end = words.Contains("end");
        return words[0] switch
        {
            "DATA" => Data(Number(words[1]), words[2].Split('+'), end),
            "HEADERS" => new Frame.StreamHeaders(Number(words[1]), end),
            "INTERIM" => new Frame.StreamHeaders(Number(words[1]), end, IsInterim: true),
            "PRIORITY" => new Frame.Priority(Number(words[1])),
            "RST" => new Frame.Reset(Number(words[1]), Enum.Parse<ErrorCode>(words[2])),
            "SETTINGS" => new Frame.Settings([.. words[1..].Select(OneSetting)]),
            "ACK" => new Frame.SettingsAck(),
            "PROMISE" => new Frame.PushPromise(Number(words[1]), Number(words[2])),
            "PING" => new Frame.Ping((ulong)Number(words[1])),
            "PONG" => new Frame.Ping((ulong)Number(words[1]), IsAck: true),
            "GOAWAY" => new Frame.GoAway(Number(words[1]), Enum.Parse<ErrorCode>(words[2])),
            "WINDOW" => new Frame.WindowUpdate(Number(words[1]), Number(words[2])),
            _ => throw new ArgumentException($"no frame: {text}", nameof(text)),
        };
    }

    private static string Show(Frame frame) => frame switch
    {
        Frame.StreamData data => $"DATA {data.StreamId} {data.Length}{(data.PadLength is { } pad ? $"+{pad}" : "")}{(data.EndStream ? " end" : "")}",
        Frame.StreamHeaders headers => $"{(headers.IsInterim ? "INTERIM" : "HEADERS")} {headers.StreamId}{(headers.EndStream ? " end" : "")}",
        Frame.Priority priority => $"PRIORITY {priority.StreamId}",
        Frame.Reset reset => $"RST {reset.StreamId} {reset.Code}",
        Frame.Settings settings => string.Join(' ', ["SETTINGS", .. settings.Values.Select(value => $"{value.Id}={value.Value}")]),
        Frame.SettingsAck => "ACK",
        Frame.PushPromise promise => $"PROMISE {promise.StreamId} {promise.PromisedId}",
        Frame.Ping { IsAck: true } ping => $"PONG {ping.Payload}",
        Frame.Ping => "PING",
        Frame.GoAway goAway => $"GOAWAY {goAway.LastId} {goAway.Code}",
        Frame.WindowUpdate update => $"WINDOW {update.StreamId} {update.Increment}",
        _ => throw new ArgumentException($"no frame: {frame}", nameof(frame)),
    };

    private static Frame.StreamData Data(int streamId, string[] lengths, bool end) =>
        new(streamId, Number(lengths[0]), end, lengths.Length > 1 ? Number(lengths[1]) : null);

    private static Setting OneSetting(string text)
    {
        var at = text.IndexOf('=', StringComparison.Ordinal);
        return new Setting(Enum.Parse<SettingId>(text[..at]), uint.Parse(text[(at + 1)..], CultureInfo.InvariantCulture));
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
