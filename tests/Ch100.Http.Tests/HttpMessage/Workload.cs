using System.Text;

namespace Katas.Http.HttpMessage.Steps;

/// <summary>What <c>kata compare</c> measures: the heads that servers and clients read all day.</summary>
public sealed class Workload
{
    private static readonly byte[] Browser = Encoding.ASCII.GetBytes(
        "GET /wiki/Hypertext_Transfer_Protocol?action=view HTTP/1.1\r\nHost: en.example.org\r\nConnection: keep-alive\r\n"
        + "sec-ch-ua: \"Not)A;Brand\";v=\"8\", \"Chromium\";v=\"138\"\r\nsec-ch-ua-mobile: ?0\r\nsec-ch-ua-platform: \"Linux\"\r\n"
        + "Upgrade-Insecure-Requests: 1\r\nUser-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36\r\n"
        + "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8\r\n"
        + "Sec-Fetch-Site: none\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\nAccept-Encoding: gzip, deflate, br, zstd\r\n"
        + "Accept-Language: en-GB,en;q=0.9,ko;q=0.8\r\nCookie: session=0123456789abcdef0123456789abcdef; theme=dark\r\n\r\n");

    private readonly MessageReader requests = new(MessageKind.Request);
    private readonly MessageReader responses = new(MessageKind.Response);
    private readonly byte[] small = "GET /plaintext HTTP/1.1\r\nHost: a.example\r\n\r\n"u8.ToArray();
    private readonly byte[] answer = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 0\r\nServer: a\r\n\r\n"u8.ToArray();

    /// <summary>What a browser sends: 14 fields, about 700 bytes.</summary>
    public static ReadOnlyMemory<byte> BrowserRequest => Browser;

    /// <summary>The bytes that were read.</summary>
    public long Read_a_small_request() => Read(requests, small, small.Length);

    /// <inheritdoc cref="Read_a_small_request"/>
    public long Read_the_request_of_a_browser() => Read(requests, Browser, Browser.Length);

    /// <inheritdoc cref="Read_a_small_request"/>
    public long Read_the_request_of_a_browser_in_pieces_of_16() => Read(requests, Browser, 16);

    /// <inheritdoc cref="Read_a_small_request"/>
    public long Read_a_response() => Read(responses, answer, answer.Length);

    /// <summary>Reads one message without a body, and gets ready for the next one.</summary>
    public static long Read(MessageReader reader, ReadOnlySpan<byte> message, int pieceSize)
    {
        for (var at = 0; ; at += pieceSize)
        {
            var piece = message[at..Math.Min(at + pieceSize, message.Length)];
            if (reader.Read(ref piece, out _) == MessageStatus.Head)
            {
                var read = reader.Consumed + reader.FieldCount;
                reader.Next();
                return read;
            }
        }
    }
}
