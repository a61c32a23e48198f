using System.Buffers;
using System.Net;
using System.Net.Sockets;
using Katas.Http.H2Frames;

namespace Katas.Oracles.Http;

/// <summary>The client's end of one HTTP/2 connection, made of the solution.</summary>
internal static class H2Client
{
    // :method POST, :scheme http, :path /, :authority a; compressed without a table.
    private static readonly byte[] Post = [0x83, 0x86, 0x84, 0x01, 0x01, (byte)'a'];

    /// <summary>Opens stream 1 with a request that has a body, and goes on with this; what comes back is what the server does then.</summary>
    public static async Task<string> Judge(int port, byte[] offer)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port);
        var stream = client.GetStream();
        var output = new ArrayBufferWriter<byte>();
        output.Write(FrameWriter.ClientMagic);
        var writer = new FrameWriter(output);
        writer.WriteSettings();
        writer.WriteHeaders(1, Post);
        output.Write([.. offer, .. H2Offers.Bytes(H2Offers.LastPing)]);
        await stream.WriteAsync(output.WrittenMemory);

        var reader = new FrameReader(new FrameReaderOptions { ReadsAsClient = true });
        var buffer = new byte[64 * 1024];
        try
        {
            for (var come = await stream.ReadAsync(buffer); ;)
            {
                if (Verdict(reader, buffer.AsSpan(..come), out var left) is { } verdict)
                {
                    return verdict;
                }

                buffer.AsSpan((come - left)..come).CopyTo(buffer);
                var received = await stream.ReadAsync(buffer.AsMemory(left));
                if (received == 0)
                {
                    return "is gone";
                }

                come = left + received;
            }
        }
        catch (IOException)
        {
            return "is gone";
        }
    }

    private static string? Verdict(FrameReader reader, ReadOnlySpan<byte> input, out int left)
    {
        string? verdict = null;
        while (verdict is null && reader.Read(ref input, out var frame) == FrameStatus.Frame)
        {
            verdict = H2Offers.Verdict(frame);
        }

        left = input.Length;
        return verdict;
    }
}
