using System.Buffers;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Katas.Http.ChunkedDecoder;
using Katas.Http.HttpMessage;

namespace Katas.Oracles.Http;

/// <summary>A small server made of the solution, and of the reader of chunks: it answers all requests of one connection.</summary>
internal sealed class HttpMessageServer
{
    private readonly MessageReader reader = new(MessageKind.Request);
    private readonly List<string> seen = [];
    private readonly ArrayBufferWriter<byte> body = new();
    private ChunkedBodyReader chunks = new();

    /// <summary>Answers requests until the client has gone.</summary>
    /// <returns>A line a request: <c>POST /a Http11 Length 5: hello</c>.</returns>
    public static async Task<List<string>> Answer(TcpListener listener)
    {
        using var client = await listener.AcceptTcpClientAsync();
        var connection = client.GetStream();
        var server = new HttpMessageServer();
        var buffer = new byte[700]; // small, so that heads are cut
        while (await connection.ReadAsync(buffer) is > 0 and var come)
        {
            for (var left = (ReadOnlyMemory<byte>)buffer.AsMemory(0, come); !left.IsEmpty;)
            {
                left = left[server.Take(left.Span, out var answer)..];
                await connection.WriteAsync(answer);
            }
        }

        server.reader.MayEndHere.Should().BeTrue("a real client sends whole messages");
        return server.seen;
    }

    /// <summary>The fields of the message, as <c>Name=value</c>.</summary>
    public static IEnumerable<string> Fields(MessageReader reader) =>
        from i in Enumerable.Range(0, reader.FieldCount)
        select $"{Encoding.Latin1.GetString(reader.Field(i).Name)}={Encoding.Latin1.GetString(reader.Field(i).Value)}";

    // Reads up to the end of a message or of the input, and says what to answer.
    private int Take(ReadOnlySpan<byte> input, out byte[] answer)
    {
        var before = input.Length;
        answer = [];
        while (true)
        {
            var status = reader.Read(ref input, out var slice);
            body.Write(slice);
            switch (status)
            {
                case MessageStatus.Head when Fields(reader).Contains("Expect=100-continue", StringComparer.OrdinalIgnoreCase):
                    answer = "HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray();
                    return before - input.Length;
                case MessageStatus.Chunked when TakeChunks(ref input):
                case MessageStatus.Done:
                    answer = End();
                    return before - input.Length;
                case MessageStatus.Chunked or MessageStatus.NeedMore:
                    return before - input.Length;
            }
        }
    }

    private bool TakeChunks(ref ReadOnlySpan<byte> input)
    {
        while (chunks.Read(ref input, out var slice) == ChunkedStatus.Body)
        {
            body.Write(slice);
        }

        return chunks.IsComplete;
    }

    private byte[] End()
    {
        var (method, target) = (Encoding.ASCII.GetString(reader.Method), Encoding.ASCII.GetString(reader.Target));
        var length = reader.Framing == BodyFraming.Length ? string.Create(CultureInfo.InvariantCulture, $" {reader.ContentLength}") : "";
        seen.Add($"{method} {target} {reader.Version} {reader.Framing}{length}: {Encoding.Latin1.GetString(body.WrittenSpan)}");
        reader.Next();
        body.Clear();
        chunks = new ChunkedBodyReader();

        // The response to HEAD has the length of a body that is not there, and behind CONNECT there is a tunnel, which is shut at once.
        return method == "CONNECT"
            ? "HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n"u8.ToArray()
            : Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{(method == "HEAD" ? "" : "ok")}");
    }
}
