using System.Buffers;
using Katas.Http.H2Frames;
using Streams = Katas.Http.H2Streams;

namespace Katas.Oracles.Http;

/// <summary>What a server might do while a request on stream 1 waits for its answer; most of it is wrong.</summary>
internal static class H2StreamsOffers
{
    private const string Takes = "takes it";

    /// <summary>Each is a row of frames.</summary>
    public static readonly IReadOnlyList<IReadOnlyList<Streams.Frame>> All =
    [
        [new Streams.Frame.StreamHeaders(1), new Streams.Frame.StreamData(1, 5)],
        [new Streams.Frame.StreamHeaders(1, IsInterim: true), new Streams.Frame.StreamHeaders(1), new Streams.Frame.StreamData(1, 5, PadLength: 7)],
        [new Streams.Frame.StreamData(1, 5)],
        [new Streams.Frame.StreamHeaders(1, IsInterim: true), new Streams.Frame.StreamData(1, 5)],
        [new Streams.Frame.StreamHeaders(1, IsInterim: true, EndStream: true)],
        [new Streams.Frame.StreamHeaders(1), new Streams.Frame.StreamHeaders(1)],
        [new Streams.Frame.StreamHeaders(1, EndStream: true), new Streams.Frame.StreamData(1, 5)],
        [new Streams.Frame.StreamHeaders(2)],
        [new Streams.Frame.StreamHeaders(3)],
        [new Streams.Frame.StreamData(2, 5)],
        [new Streams.Frame.StreamData(3, 5)],
        [new Streams.Frame.Reset(2, Streams.ErrorCode.Cancel)],
        [new Streams.Frame.Reset(3, Streams.ErrorCode.Cancel)],
        [new Streams.Frame.WindowUpdate(2, 5)],
        [new Streams.Frame.WindowUpdate(3, 5)],
        [new Streams.Frame.WindowUpdate(0, int.MaxValue)],
        [new Streams.Frame.WindowUpdate(1, 5)],
        [new Streams.Frame.WindowUpdate(1, int.MaxValue)],
        [new Streams.Frame.SettingsAck(), new Streams.Frame.SettingsAck()],
        [new Streams.Frame.Settings([new(Streams.SettingId.InitialWindowSize, 0)])],
        [new Streams.Frame.Settings([new(Streams.SettingId.EnablePush, 1)])],
        [new Streams.Frame.PushPromise(1, 2)],
        [new Streams.Frame.PushPromise(1, 4), new Streams.Frame.PushPromise(1, 2)],
        [new Streams.Frame.PushPromise(1, 2), new Streams.Frame.PushPromise(1, 2)],
        [new Streams.Frame.PushPromise(3, 2)],
        [new Streams.Frame.PushPromise(1, 2), new Streams.Frame.StreamHeaders(2)],
        [new Streams.Frame.PushPromise(1, 2), new Streams.Frame.StreamData(2, 5)],
        [new Streams.Frame.PushPromise(1, 2), new Streams.Frame.WindowUpdate(2, 5)],
        [new Streams.Frame.PushPromise(1, 2), new Streams.Frame.PushPromise(2, 4)],
        [new Streams.Frame.PushPromise(1, 2), new Streams.Frame.Reset(2, Streams.ErrorCode.Cancel)],
        [new Streams.Frame.GoAway(1, Streams.ErrorCode.NoError), new Streams.Frame.GoAway(3, Streams.ErrorCode.NoError)],
        [new Streams.Frame.GoAway(int.MaxValue, Streams.ErrorCode.NoError), new Streams.Frame.GoAway(1, Streams.ErrorCode.NoError)],
        [new Streams.Frame.Ping(7, IsAck: true)],
    ];

    public static byte[] Bytes(IReadOnlyList<Streams.Frame> offer)
    {
        var bytes = new ArrayBufferWriter<byte>();
        var writer = new FrameWriter(bytes);
        foreach (var frame in offer)
        {
            H2StreamsFrames.Write(writer, frame, frame is Streams.Frame.StreamData data ? new byte[data.Length] : []);
        }

        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>What the solution would answer. A PING follows every offer.</summary>
    public static string Verdict(IReadOnlyList<Streams.Frame> offer)
    {
        var client = new Streams.Connection(Streams.Endpoint.Client, new Streams.ConnectionOptions());
        client.Open(endStream: true);
        client.Receive(new Streams.Frame.Settings([]));
        client.TakeFrames();
        try
        {
            foreach (var frame in offer)
            {
                client.Receive(frame);
                if (client.TakeFrames().OfType<Streams.Frame.Reset>().FirstOrDefault() is { } reset)
                {
                    return $"resets stream {reset.StreamId}: {reset.Code}";
                }
            }

            return Takes;
        }
        catch (Streams.ConnectionErrorException error)
        {
            return $"goes away: {error.Code}";
        }
    }

    /// <summary>What RFC 9113 leaves to everybody; null where somebody is wrong.</summary>
    public static string? WhyNghttpDiffers(IReadOnlyList<Streams.Frame> offer, string ours, string theirs) => theirs switch
    {
        "is gone" when offer[0] is Streams.Frame.StreamHeaders { EndStream: true } => "has its answer, and sees no more of the connection",
        "resets stream 1: FlowControlError" when ours == Takes => "looks at windows where it has ended, which §5.1 lets everybody ignore",
        _ when theirs == ours.Replace("resets stream 1", "goes away", StringComparison.Ordinal) =>
            "treats an error of a stream as one of the connection (§5.4.1)",
        _ => null,
    };
}
