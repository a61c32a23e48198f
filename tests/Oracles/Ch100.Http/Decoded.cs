using System.Text;
using Katas.Http.ChunkedDecoder;

namespace Katas.Oracles.Http;

/// <summary>A chunked message after its head: what the solution makes of it.</summary>
internal sealed record Decoded(byte[] Body, byte[] Rest)
{
    /// <summary>The first of these messages, its chunked body decoded in random pieces, and what follows it.</summary>
    public static Decoded Answer(byte[] messages, Random random)
    {
        var head = messages.AsSpan().IndexOf("\r\n\r\n"u8) + 4;
        Encoding.Latin1.GetString(messages, 0, head).Should().ContainEquivalentOf("\r\nTransfer-Encoding: chunked\r\n");

        var reader = new ChunkedBodyReader();
        using var body = new MemoryStream();
        ReadOnlySpan<byte> unread = messages.AsSpan(head);
        while (!reader.IsComplete)
        {
            unread.IsEmpty.Should().BeFalse("a real server sends its messages to the end");
            var piece = unread[..Math.Min(unread.Length, random.Next(1, 1 << random.Next(1, 16)))];
            unread = unread[piece.Length..];
            unread = messages.AsSpan(messages.Length - unread.Length - Drain(reader, piece, body));
        }

        return new Decoded(body.ToArray(), unread.ToArray());
    }

    /// <summary>Reads one message from a connection, until its end and no further.</summary>
    public static async Task<byte[]> Live(Stream connection)
    {
        var buffer = new byte[4096];
        var (received, head) = (0, -1);
        while (head < 0)
        {
            received += await connection.ReadAtLeastAsync(buffer.AsMemory(received), 1);
            head = buffer.AsSpan(0, received).IndexOf("\r\n\r\n"u8);
        }

        var reader = new ChunkedBodyReader();
        using var body = new MemoryStream();
        Drain(reader, buffer.AsSpan((head + 4)..received), body);
        while (!reader.IsComplete)
        {
            received = await connection.ReadAtLeastAsync(buffer, 1);
            Drain(reader, buffer.AsSpan(0, received), body);
        }

        return body.ToArray();
    }

    /// <summary>Reads the piece; what comes back is how many of its bytes follow the message.</summary>
    public static int Drain(ChunkedBodyReader reader, ReadOnlySpan<byte> piece, MemoryStream body)
    {
        while (reader.Read(ref piece, out var slice) == ChunkedStatus.Body)
        {
            body.Write(slice);
        }

        return piece.Length;
    }
}
