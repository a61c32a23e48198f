using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Katas.Http.HttpMessage;
using Xunit.Abstractions;

namespace Katas.Oracles.Http;

/// <summary>What curl sends and what nginx answers is read; what the solution refuses is offered to nginx.</summary>
public sealed class HttpMessageOracle(ITestOutputHelper output) : IDisposable
{
    private const int RandomOffers = 1_500;

    private readonly string folder = Directory.CreateTempSubdirectory("kata-message-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [OracleFact("curl")]
    public async Task What_curl_sends_is_read()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var server = $"{listener.LocalEndpoint}";
        var large = new string('x', 3_000);

        await MustSend(["GET /a?b=c Http11 None: "], $"{server}/a?b=c");
        await MustSend(["GET /%C3%A9 Http10 None: "], "--http1.0", $"{server}/%C3%A9");
        await MustSend(["HEAD /a Http11 None: "], "-I", $"{server}/a");
        await MustSend(["POST /a Http11 Length 5: hello"], "-d", "hello", $"{server}/a");
        await MustSend(["POST / Http10 Length 5: hello"], "--http1.0", "-d", "hello", server);
        await MustSend(["GET / Http11 Length 5: hello"], "-X", "GET", "-d", "hello", server);
        await MustSend([$"POST / Http11 Length 3000: {large}"], "-d", large, "-H", "Expect: 100-continue", server);
        await MustSend(["PUT /a Http11 Chunked: hello"], "-T", "-", $"{server}/a");
        await MustSend(["POST / Http11 Chunked: hello"], "-d", "hello", "-H", "Transfer-Encoding: chunked", server);
        await MustSend(["OPTIONS * Http11 None: "], "-X", "OPTIONS", "--request-target", "*", server);
        await MustSend(["GET http://a.example/b Http11 None: "], "-x", server, "http://a.example/b");
        await MustSend(["DELETE / Http11 None: "], "-X", "DELETE", "-H", $"X: {large}", "-H", "Cookie: a=b; c=\"d\"", "-H", "Y;", server);
        await MustSend(["GET /1 Http11 None: ", "GET /2 Http11 None: ", "GET /3 Http11 None: "], $"{server}/[1-3]"); // one connection
        await MustSend(["POST /1 Http11 Length 2: hi", "POST /2 Http11 Length 2: hi"], "-d", "hi", $"{server}/[1-2]");
        await MustEnd(56, ["CONNECT a.example:443 Http11 None: "], "-x", server, "https://a.example/"); // the tunnel was refused
        await MustEnd(56, ["CONNECT [::1]:80 Http11 None: "], "-px", server, "http://[::1]/");

        Task MustSend(string[] requests, params string[] arguments) => MustEnd(0, requests, arguments);

        async Task MustEnd(int exitCode, string[] requests, params string[] arguments)
        {
            var asking = RealProgram.Named("curl").RunAsync(["-sS", "-o", "/dev/null", "--max-time", "20", .. arguments], "hello"u8.ToArray());
            var seen = await HttpMessageServer.Answer(listener);
            var curl = await asking;

            curl.ExitCode.Should().Be(exitCode, "curl {0} says {1}", string.Join(' ', arguments), curl.Errors);
            seen.Should().Equal(requests);
        }
    }

    [OracleFact("nginx")]
    public async Task What_nginx_answers_is_read()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "a.txt"), new string('x', 5_000));
        await Nginx.While(folder, "server { listen 127.0.0.1:PORT; gzip on; gzip_types *; gzip_http_version 1.1; }", async port =>
        {
            const string Zipped = "Accept-Encoding: gzip\r\n";

            await MustAnswer("200 Length 5000", "GET /a.txt HTTP/1.1\r\nHost: a\r\n");
            await MustAnswer("200 None", "HEAD /a.txt HTTP/1.1\r\nHost: a\r\n");
            await MustAnswer("200 Chunked", $"GET /a.txt HTTP/1.1\r\nHost: a\r\n{Zipped}");
            await MustAnswer("200 None", $"HEAD /a.txt HTTP/1.1\r\nHost: a\r\n{Zipped}");
            await MustAnswer("304 None", $"GET /a.txt HTTP/1.1\r\nHost: a\r\nIf-None-Match: *\r\n");
            await MustAnswer("404 Length", "GET /b.txt HTTP/1.1\r\nHost: a\r\n", exact: false);
            await MustAnswer("206 Length 10", "GET /a.txt HTTP/1.1\r\nHost: a\r\nRange: bytes=0-9\r\n");
            await MustAnswer("200 Length 5000", "GET /a.txt HTTP/1.0\r\n");
            await MustAnswer("405 Length", "DELETE /a.txt HTTP/1.1\r\nHost: a\r\n", exact: false);
            await MustAnswer("400 Length", "GET /a.txt HTTP/1.1\r\n", exact: false);

            async Task MustAnswer(string expected, string head, bool exact = true)
            {
                var bytes = await Loopback.Exchange(port, Encoding.ASCII.GetBytes($"{head}Connection: close\r\n\r\n"));
                var line = Answer(head.Split(' ')[0], bytes);
                (exact ? line == expected : line.StartsWith(expected, StringComparison.Ordinal)).Should().BeTrue(
                    "nginx answers {0} with {1}", JsonSerializer.Serialize(head), line);
            }
        });
    }

    [OracleFact("nginx")]
    public async Task Nginx_is_of_one_mind_with_the_solution_but_for_what_is_known()
    {
        var random = Seed.Printed(output, $"{HttpMessageOffers.Named.Length} heads with a name, {RandomOffers} without");
        string[] offers = [.. HttpMessageOffers.Named, .. Enumerable.Range(0, RandomOffers).Select(_ => HttpMessageOffers.Any(random))];
        var answers = new string[offers.Length];
        const string Taken = "server { listen 127.0.0.1:PORT; keepalive_timeout 0; client_header_timeout 2s; location / { return 200 taken; } }";
        await Nginx.While(folder, Taken, port => Parallel.ForAsync(
            0, offers.Length, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, _) =>
                answers[i] = HttpMessageOffers.Nginx(await Loopback.Exchange(port, Encoding.Latin1.GetBytes(offers[i])))));

        var differences = new Differences();
        foreach (var (wire, theirs) in offers.Zip(answers))
        {
            var (ours, refusal) = HttpMessageOffers.Solution(wire);
            var why = HttpMessageOffers.WhyNginxDiffers(wire, theirs, refusal);
            differences.Add(ours, theirs, why, $"{JsonSerializer.Serialize(wire)} {refusal?.Message}");
        }

        differences.Report(output);
    }

    // The status, and how the end of the body is known; fails unless the message ends where nginx has closed the connection.
    private static string Answer(string method, ReadOnlySpan<byte> bytes)
    {
        var reader = new MessageReader(MessageKind.Response) { AnsweredMethod = method };
        reader.Read(ref bytes, out _).Should().Be(MessageStatus.Head);
        var line = $"{reader.StatusCode} {reader.Framing}{(reader.Framing == BodyFraming.Length ? $" {reader.ContentLength}" : "")}";
        if (reader.Framing == BodyFraming.Chunked)
        {
            bytes.EndsWith("0\r\n\r\n"u8).Should().BeTrue("chunks end with the last one");
            return line;
        }

        while (reader.Read(ref bytes, out _) == MessageStatus.Body)
        {
        }

        (bytes.Length, reader.MayEndHere).Should().Be((0, true), "nginx has closed the connection behind {0}", line);
        return line;
    }
}
