using System.Buffers;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Katas.Http.H2Frames;
using Katas.Http.ServerPush;
using Xunit.Abstractions;

namespace Katas.Oracles.Http;

/// <summary>nghttp is promised all sorts of things by a server made of the frames of another kata; would the solution take them?</summary>
public sealed class ServerPushOracle(ITestOutputHelper output)
{
    private const string Takes = "takes it";

    // Between "|" promises: the stream they come on, the one they promise, and fields; HOST is the server's.
    private static readonly string[] Offers =
    [
        "1 2 :method GET, :scheme http, :authority HOST, :path /a",
        "1 2 :method HEAD, :scheme http, :authority HOST, :path /a, accept x",
        "1 2 :method GET, :scheme http, :authority HOST, :path /a | 1 4 :method GET, :scheme http, :authority HOST, :path /b",
        "1 8 :method GET, :scheme http, :authority HOST, :path /a | 1 2147483646 :method GET, :scheme http, :authority HOST, :path /b",
        "1 2 :method POST, :scheme http, :authority HOST, :path /a",
        "1 2 :method OPTIONS, :scheme http, :authority HOST, :path /a",
        "1 2 :method GET, :scheme http, :authority HOST, :path /a, content-length 5",
        "1 2 :method GET, :scheme http, :authority evil.test, :path /a",
        "1 2 :method GET, :scheme http, :authority HOST",
        "1 2 :method GET, :scheme http, :path /a",
        "1 2 :method GET, :authority HOST, :path /a",
        "1 2 :scheme http, :authority HOST, :path /a",
        "1 2 :method GET, :scheme http, :authority HOST, :path a",
        "1 2 :method GET, :scheme http, :authority HOST, :path /a, :path /a",
        "1 2 :method GET, :scheme http, :authority HOST, accept x, :path /a",
        "1 2 :method GET, :scheme http, :authority HOST, :path /a, :status 200",
        "1 2 :method GET, :scheme http, :authority HOST, :path /a, connection close",
        "1 2 :method GET, :scheme http, :authority HOST, :path /a, transfer-encoding chunked",
        "1 2 :method GET, :scheme http, :authority HOST, :path /a, te gzip",
        "1 2 :method GET, :scheme http, :authority HOST, :path /a, te trailers",
        "1 2 :method GET, :scheme http, :authority HOST, :path /a, Accept x",
        "1 4 :method GET, :scheme http, :authority HOST, :path /a | 1 2 :method GET, :scheme http, :authority HOST, :path /b",
        "1 2 :method GET, :scheme http, :authority HOST, :path /a | 1 2 :method GET, :scheme http, :authority HOST, :path /b",
        "3 2 :method GET, :scheme http, :authority HOST, :path /a",
        "1 2 :method GET, :scheme http, :authority HOST, :path /a | 2 4 :method GET, :scheme http, :authority HOST, :path /b",
    ];

    [OracleFact("nghttp")]
    public async Task Nghttp_takes_the_same_promises_but_for_what_is_known()
    {
        var differences = new Differences("nghttp");
        foreach (var offer in Offers)
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            var host = $"{listener.LocalEndpoint}";
            var promises = offer.Replace("HOST", host, StringComparison.Ordinal).Split(" | ").Select(Read).ToArray();
            var asking = RealProgram.Named("nghttp").RunAsync(["-n", "--no-dep", $"http://{host}/"]);
            var theirs = await H2Server.Judge(listener, Written(promises), waits: true);
            await asking;
            differences.Add(Ours(host, promises), theirs, WhyNghttpDiffers(offer, theirs), offer);
        }

        differences.Report(output);
    }

    private static (int OnStream, int Promised, HttpField[] Fields) Read(string promise)
    {
        var parts = promise.Split(' ', 3);
        var fields = parts[2].Split(", ").Select(field => field.Split(' ', 2)).Select(pair => new HttpField(pair[0], pair[1]));
        return (int.Parse(parts[0], null), int.Parse(parts[1], null), [.. fields]);
    }

    private static byte[] Written((int OnStream, int Promised, HttpField[] Fields)[] promises)
    {
        var bytes = new ArrayBufferWriter<byte>();
        var writer = new FrameWriter(bytes);
        foreach (var (onStream, promised, fields) in promises)
        {
            // Literal fields without a table and without compression.
            writer.WritePushPromise(onStream, promised, [.. fields.SelectMany(field => (byte[])[0, .. Text(field.Name), .. Text(field.Value)])]);
        }

        return bytes.WrittenSpan.ToArray();

        static byte[] Text(string text) => [(byte)text.Length, .. Encoding.ASCII.GetBytes(text)];
    }

    private static string Ours(string host, (int OnStream, int Promised, HttpField[] Fields)[] promises)
    {
        var client = new PushClient(new Authority("http", int.Parse(host.Split(':')[1], null), "127.0.0.1"));
        client.RequestSent(1);
        try
        {
            foreach (var (onStream, promised, fields) in promises)
            {
                if (client.PromiseReceived(onStream, promised, fields) == PushAnswer.Refused)
                {
                    return $"resets stream {promised}: ProtocolError";
                }
            }

            return Takes;
        }
        catch (Katas.Http.ServerPush.ConnectionErrorException error)
        {
            return $"goes away: {error.Code}";
        }
    }

    // What the library behind it leaves to the program, and the program to its user.
    private static string? WhyNghttpDiffers(string offer, string theirs) => theirs != Takes ? null
        : offer.Contains("evil.test", StringComparison.Ordinal) ? "asks nobody who may speak for whom (§8.4)"
        : offer.Contains("POST", StringComparison.Ordinal) || offer.Contains("OPTIONS", StringComparison.Ordinal) ? "takes any method (§8.4)"
        : offer.Contains("content-length", StringComparison.Ordinal) ? "takes what says that it has content (§8.4)"
        : null;
}
