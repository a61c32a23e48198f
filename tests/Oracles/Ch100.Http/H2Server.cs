using System.Buffers;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Katas.Http.H2Frames;

namespace Katas.Oracles.Http;

/// <summary>The server's end of one HTTP/2 connection, made of the solution.</summary>
internal sealed class H2Server(Stream stream)
{
    private static readonly byte[] PingBefore = [0, 0, 8, (byte)FrameType.Ping, 0, 0, 0, 0, 0, .. "just a m"u8];

    private readonly ArrayBufferWriter<byte> output = new();
    private readonly FrameReader reader = new();
    private readonly byte[] buffer = new byte[128 * 1024];
    private readonly List<string> read = [];
    private int come; // bytes of the buffer that are not read
    private int sent; // bytes of the output

    private delegate bool OnFrame(Frame frame, FrameWriter writer);

    /// <summary>Answers requests until the client has gone: with all types of frames, padded, continued and not.</summary>
    /// <returns>The frames that were read and written, as nghttp puts them.</returns>
    public static async Task<(List<string> Read, List<string> Written)> Answer(TcpListener listener)
    {
        using var client = await listener.AcceptTcpClientAsync();
        var server = new H2Server(client.GetStream());
        await server.Run((frame, writer) =>
        {
            if (frame.EndStream)
            {
                writer.WritePriority(frame.StreamId, new StreamPriority(false, 0, 15));
                writer.WriteHeaders(frame.StreamId, [0x88, .. Enumerable.Range(0, 200).SelectMany(Field)], padLength: 7);
                writer.WriteData(frame.StreamId, new byte[20_000], padLength: 255);
                writer.WriteHeaders(frame.StreamId, Field(1), endStream: true, new StreamPriority(false, 0, 15));
            }

            return true;
        });
        server.come.Should().Be(0, "a real client sends whole frames");
        return (server.read, Names(server.output.WrittenSpan));
    }

    /// <summary>Sends this in the place of an answer; what comes back is what the client does then.</summary>
    /// <param name="listener">For one client.</param>
    /// <param name="offer">Frames.</param>
    /// <param name="waits">Asks for the last sign of life only after another one: nghttp sends such signs before it resets streams.</param>
    public static async Task<string> Judge(TcpListener listener, byte[] offer, bool waits = false)
    {
        using var client = await listener.AcceptTcpClientAsync();
        var server = new H2Server(client.GetStream());
        string? verdict = null;
        await server.Run((frame, _) =>
        {
            if (frame is { Type: FrameType.Headers })
            {
                server.output.Write([.. offer, .. waits ? PingBefore : H2Offers.Bytes(H2Offers.LastPing)]);
            }
            else if (frame is { Type: FrameType.Ping, IsAck: true } && frame.Content.SequenceEqual("just a m"u8))
            {
                server.output.Write(H2Offers.Bytes(H2Offers.LastPing));
            }

            verdict = H2Offers.Verdict(frame);
            return verdict is null;
        });
        return verdict ?? "is gone";
    }

    // A literal field without indexing, x: and 126 dashes.
    private static byte[] Field(int number) => [0x00, 0x01, (byte)('a' + number % 26), 0x7E, .. Enumerable.Repeat((byte)'-', 126)];

    private async Task Run(OnFrame onFrame)
    {
        var writer = new FrameWriter(output);
        writer.WriteSettings(new Setting(SettingId.MaxConcurrentStreams, 100), new(SettingId.InitialWindowSize, 1_000_000));
        writer.WritePing("abcdefgh"u8);
        writer.WriteWindowUpdate(0, 1_000_000);
        var goesOn = true;
        while (goesOn)
        {
            try
            {
                await stream.WriteAsync(output.WrittenMemory[sent..]);
                sent = output.WrittenCount;
                var received = await stream.ReadAsync(buffer.AsMemory(come));
                if (received == 0)
                {
                    return;
                }

                come += received;
                goesOn = Take(writer, onFrame);
            }
            catch (IOException)
            {
                return; // a client that will not go on may be gone at once
            }
        }
    }

    private bool Take(FrameWriter writer, OnFrame onFrame)
    {
        ReadOnlySpan<byte> input = buffer.AsSpan(..come);
        var goesOn = true;
        while (goesOn && reader.Read(ref input, out var frame) is not FrameStatus.NeedMore and var status)
        {
            status.Should().Be(FrameStatus.Frame);
            Add(read, frame);
            if (frame is { Type: FrameType.Settings, IsAck: false })
            {
                writer.WriteSettingsAck();
            }

            goesOn = onFrame(frame, writer);
        }

        input.CopyTo(buffer);
        come = input.Length;
        return goesOn;
    }

    private static List<string> Names(ReadOnlySpan<byte> written)
    {
        var names = new List<string>();
        var reader = new FrameReader(new FrameReaderOptions { ReadsAsClient = true });
        while (reader.Read(ref written, out var frame) == FrameStatus.Frame)
        {
            Add(names, frame);
        }

        return names;
    }

    // What is continued is one frame to nghttp, of all lengths together. RstStream is RST_STREAM there, and GoAway is GOAWAY.
    private static void Add(List<string> names, Frame frame)
    {
        if (frame.Type == FrameType.Continuation)
        {
            var more = frame.PayloadLength;
            names[^1] = Regex.Replace(names[^1], @"\d+ on", length => $"{int.Parse(length.Value[..^3], null) + more} on");
            return;
        }

        var name = frame.Type == FrameType.GoAway ? "GOAWAY" : Regex.Replace($"{frame.Type}", "(?<=[a-z])(?=[A-Z])", "_").ToUpperInvariant();
        names.Add($"{name} {frame.PayloadLength} on {frame.StreamId}, flag {(frame.EndStream || frame.IsAck ? 1 : 0)}");
    }
}
