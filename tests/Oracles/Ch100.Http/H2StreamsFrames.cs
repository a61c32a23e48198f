using System.Buffers.Binary;
using Katas.Http.H2Frames;
using Streams = Katas.Http.H2Streams;

namespace Katas.Oracles.Http;

/// <summary>The frames of one solution as those of the other, and back.</summary>
internal static class H2StreamsFrames
{
    // :status 200, without a table.
    private static readonly byte[] Ok = [0x88];

    // :status 103, a literal field with a name of the static table.
    private static readonly byte[] EarlyHints = [0x08, 0x03, (byte)'1', (byte)'0', (byte)'3'];

    // :method GET, :scheme http, :path /, :authority a.
    private static readonly byte[] Request = [0x82, 0x86, 0x84, 0x01, 0x01, (byte)'a'];

    /// <summary>What a frame says; null for one of no concern to streams.</summary>
    public static Streams.Frame? Of(Frame frame) => frame.Type switch
    {
        FrameType.Data => new Streams.Frame.StreamData(
            frame.StreamId, frame.Content.Length, frame.EndStream, frame.PayloadLength == frame.Content.Length ? null : frame.PayloadLength - frame.Content.Length - 1),
        FrameType.Headers => new Streams.Frame.StreamHeaders(frame.StreamId, frame.EndStream),
        FrameType.Priority => new Streams.Frame.Priority(frame.StreamId),
        FrameType.RstStream => new Streams.Frame.Reset(frame.StreamId, (Streams.ErrorCode)frame.ErrorCode),
        FrameType.Settings when frame.IsAck => new Streams.Frame.SettingsAck(),
        FrameType.Settings => new Streams.Frame.Settings(SettingsOf(frame)),
        FrameType.PushPromise => new Streams.Frame.PushPromise(frame.StreamId, frame.PromisedStreamId),
        FrameType.Ping => new Streams.Frame.Ping(BinaryPrimitives.ReadUInt64BigEndian(frame.Content), frame.IsAck),
        FrameType.GoAway => new Streams.Frame.GoAway(frame.LastStreamId, (Streams.ErrorCode)frame.ErrorCode),
        FrameType.WindowUpdate => new Streams.Frame.WindowUpdate(frame.StreamId, frame.Increment),
        _ => null,
    };

    /// <summary>The bytes of a frame.</summary>
    public static void Write(FrameWriter writer, Streams.Frame frame, ReadOnlySpan<byte> content)
    {
        switch (frame)
        {
            case Streams.Frame.StreamData data:
                writer.WriteData(data.StreamId, content, data.EndStream, data.PadLength);
                break;
            case Streams.Frame.StreamHeaders headers:
                writer.WriteHeaders(headers.StreamId, headers.IsInterim ? EarlyHints : Ok, headers.EndStream);
                break;
            case Streams.Frame.Reset reset:
                writer.WriteRstStream(reset.StreamId, (ErrorCode)reset.Code);
                break;
            case Streams.Frame.Settings settings:
                writer.WriteSettings([.. settings.Values.Select(setting => new Setting((SettingId)setting.Id, setting.Value))]);
                break;
            case Streams.Frame.SettingsAck:
                writer.WriteSettingsAck();
                break;
            case Streams.Frame.PushPromise promise:
                writer.WritePushPromise(promise.StreamId, promise.PromisedId, Request);
                break;
            case Streams.Frame.Ping ping:
                var payload = new byte[8];
                BinaryPrimitives.WriteUInt64BigEndian(payload, ping.Payload);
                writer.WritePing(payload, ping.IsAck);
                break;
            case Streams.Frame.GoAway goAway:
                writer.WriteGoAway(goAway.LastId, (ErrorCode)goAway.Code);
                break;
            case Streams.Frame.WindowUpdate update:
                writer.WriteWindowUpdate(update.StreamId, update.Increment);
                break;
        }
    }

    private static Streams.Setting[] SettingsOf(Frame frame)
    {
        var settings = new Streams.Setting[frame.SettingCount];
        for (var i = 0; i < settings.Length; i++)
        {
            var (id, value) = frame.GetSetting(i);
            settings[i] = new((Streams.SettingId)id, value);
        }

        return settings;
    }
}
