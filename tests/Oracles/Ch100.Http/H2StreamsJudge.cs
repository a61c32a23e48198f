using System.Buffers;
using System.Net.Sockets;
using Katas.Http.H2Frames;

namespace Katas.Oracles.Http;

/// <summary>Makes a client an offer in the place of an answer, and sees what becomes of it.</summary>
internal sealed class H2StreamsJudge(Stream stream, byte[] offer)
{
    private readonly ArrayBufferWriter<byte> output = new();
    private readonly FrameReader reader = new();
    private readonly byte[] buffer = new byte[64 * 1024];
    private int pings;
    private string? verdict;

    public static async Task<string> Ask(TcpListener listener, byte[] offer)
    {
        using var client = await listener.AcceptTcpClientAsync();
        return await new H2StreamsJudge(client.GetStream(), offer).Ask();
    }

    private async Task<string> Ask()
    {
        new FrameWriter(output).WriteSettings();
        try
        {
            for (var left = 0; verdict is null;)
            {
                await stream.WriteAsync(output.WrittenMemory);
                output.ResetWrittenCount();
                var count = await stream.ReadAsync(buffer.AsMemory(left));
                if (count == 0)
                {
                    break;
                }

                left = Take(left + count);
            }
        }
        catch (IOException)
        {
            // A client that will not go on may be gone at once.
        }

        return verdict ?? "is gone";
    }

    private int Take(int come)
    {
        ReadOnlySpan<byte> input = buffer.AsSpan(..come);
        while (verdict is null && reader.Read(ref input, out var frame) != FrameStatus.NeedMore)
        {
            Understand(frame);
        }

        input.CopyTo(buffer);
        return input.Length;
    }

    // Answers to PING overtake all else: only behind the answer to a second one nothing is left that the offer has brought about.
    private void Understand(Frame frame)
    {
        switch (frame)
        {
            case { Type: FrameType.Settings, IsAck: false }:
                new FrameWriter(output).WriteSettingsAck();
                break;
            case { Type: FrameType.Headers }:
                output.Write(offer);
                new FrameWriter(output).WritePing("pingping"u8);
                break;
            case { Type: FrameType.Ping, IsAck: true } when frame.Content.SequenceEqual("pingping"u8):
                if (++pings == 2)
                {
                    verdict = "takes it";
                }

                new FrameWriter(output).WritePing("pingping"u8);
                break;
            case { Type: FrameType.RstStream }:
                verdict = $"resets stream {frame.StreamId}: {frame.ErrorCode}";
                break;
            case { Type: FrameType.GoAway } when frame.ErrorCode != ErrorCode.NoError:
                verdict = $"goes away: {frame.ErrorCode}";
                break;
        }
    }
}
