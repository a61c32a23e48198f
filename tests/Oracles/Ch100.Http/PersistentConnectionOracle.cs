using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Katas.Http.PersistentConnection;
using Xunit.Abstractions;

namespace Katas.Oracles.Http;

/// <summary>curl and nginx use connections of the solution's, and nginx is asked what it keeps.</summary>
public sealed partial class PersistentConnectionOracle(ITestOutputHelper output) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("kata-persistent-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [OracleFact("curl")]
    public async Task Curl_opens_as_many_connections_as_the_solution_lets_it_need()
    {
        await MustOpen("1 0 0 0", [4], new ServerOptions());
        await MustOpen("1 1 1 1", [1, 1, 1, 1], new ServerOptions(), "-H", "Connection: close");
        await MustOpen("1 1 1 1", [1, 1, 1, 1], new ServerOptions(), "--http1.0");
        await MustOpen("1 0 0 0", [4], new ServerOptions(), "--http1.0", "-H", "Connection: keep-alive");
        await MustOpen("1 1 1 1", [1, 1, 1, 1], new ServerOptions { IsProxy = true }, "--http1.0", "-H", "Connection: keep-alive");
        await MustOpen("1 0 1 0", [2, 2], new ServerOptions { MaxRequests = 2 });
        await MustOpen("1 0 0 1", [3, 1], new ServerOptions { MaxRequests = 3 }, "--http1.0", "-H", "Connection: keep-alive");
    }

    [OracleFact("nginx")]
    public async Task What_nginx_is_asked_in_a_pipeline_it_asks_on_one_kept_connection()
    {
        const int Requests = 12;
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var backend = $$"""
            upstream kata { server {{listener.LocalEndpoint}}; keepalive 1; }
            server { listen 127.0.0.1:PORT; location / { proxy_pass http://kata; proxy_http_version 1.1; proxy_set_header Connection ""; } }
            """;
        await Nginx.While(folder, backend, async port =>
        {
            var asking = Loopback.Exchange(port, Pipeline(Requests));
            var served = await PersistentServer.Serve(listener, new ServerOptions { MaxRequests = 5 }, Requests);
            var answers = Answers(await asking);

            served.Should().Equal([5, 5, 2], "the solution closes behind every fifth");
            answers.Select(answer => answer.Body).Should().Equal(Enumerable.Range(0, Requests).Select(number => $"/{number}"), "answers come in order");
        });
    }

    [OracleFact("nginx")]
    public async Task What_nginx_answers_belongs_to_what_was_sent()
    {
        const int Requests = 8;
        for (var number = 0; number < Requests; number++)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, $"{number}"), $"/{number}");
        }

        foreach (var limit in new[] { 3, 8, 100 })
        {
            await Nginx.While(folder, $"keepalive_requests {limit}; server {{ listen 127.0.0.1:PORT; }}", async port =>
            {
                var client = new ClientConnection();
                for (var number = 0; number < Requests; number++)
                {
                    client.Send(new RequestHead(MessageVersion.Http11, "GET", number == Requests - 1 ? "close" : "")).Should().Be(number);
                }

                foreach (var (head, body) in Answers(await Loopback.Exchange(port, Pipeline(Requests))))
                {
                    client.Receive(head, out var number).Should().Be(Received.Final);
                    body.Should().Be($"/{number}", "that is what request {0} asked for", number);
                }

                client.State.Should().Be(ConnectionState.Draining, "nginx has said close behind request {0}", limit);
                client.End().Select(lost => lost.MayRetry).Should().Equal(Enumerable.Repeat(true, Requests - Math.Min(limit, Requests)));
            });
        }
    }

    [OracleFact("nginx")]
    public async Task Nginx_keeps_what_the_solution_keeps_but_for_what_is_known()
    {
        string[] options =
        [
            "", "close", "Close", "keep-alive", "Keep-Alive", "close, keep-alive", "keep-alive, close", "a", "a, close", "a,keep-alive,b", ",close", "\tclose",
            "closed", "not-close", "keep-alives", "keep-alive;q=1", "close keep-alive", "upgrade",
        ];
        var (alike, known, unknown) = (0, new List<string>(), new List<string>());
        await Nginx.While(folder, "server { listen 127.0.0.1:PORT; location / { return 200; } }", async port =>
        {
            foreach (var version in new[] { MessageVersion.Http10, MessageVersion.Http11 })
            {
                foreach (var option in options)
                {
                    var line = $"GET / HTTP/1.{(version == MessageVersion.Http10 ? 0 : 1)}\r\nHost: a\r\n";
                    var answers = Answers(await Loopback.Exchange(port, Encoding.ASCII.GetBytes(
                        $"{line}{(option.Length > 0 ? $"Connection: {option}\r\n" : "")}\r\n{line}Connection: close\r\n\r\n")));
                    var (theirs, ours) = (answers.Count == 2, ConnectionOptions.Persists(version, option));
                    if (theirs == ours)
                    {
                        alike++;
                        ConnectionOptions.Persists(answers[0].Head.Version, answers[0].Head.Connection).Should().Be(theirs, "it says so");
                    }
                    else
                    {
                        // It looks for the word anywhere in the text, and for close first.
                        var isKnown = theirs ? option.Contains("keep-alive", StringComparison.Ordinal) || !ConnectionOptions.IsValid(option) : option.Contains("close", StringComparison.Ordinal);
                        (isKnown ? known : unknown).Add($"{version} '{option}': nginx {(theirs ? "keeps" : "closes")}");
                    }
                }
            }
        });

        output.WriteLine($"{alike} alike; nginx looks for a word anywhere: {string.Join("; ", known)}");
        unknown.Should().BeEmpty();
        known.Should().HaveCountLessThan(options.Length / 2);
    }

    private static async Task MustOpen(string connects, int[] served, ServerOptions options, params string[] arguments)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var asking = RealProgram.Named("curl").RunAsync(
            ["-sS", "--max-time", "20", "-w", " %{num_connects}\\n", .. arguments, $"http://{listener.LocalEndpoint}/[0-3]"]);
        var seen = await PersistentServer.Serve(listener, options, served.Sum());
        var curl = await asking;

        curl.ExitCode.Should().Be(0, curl.Errors);
        curl.Text.Should().Be(string.Concat(connects.Split(' ').Select((opened, number) => $"/{number} {opened}\n")), "curl {0}", string.Join(' ', arguments));
        seen.Should().Equal(served);
    }

    private static byte[] Pipeline(int requests) => Encoding.ASCII.GetBytes(string.Concat(
        Enumerable.Range(0, requests).Select(number => $"GET /{number} HTTP/1.1\r\nHost: a\r\n{(number == requests - 1 ? "Connection: close\r\n" : "")}\r\n")));

    // All of these answers have a Content-Length.
    private static List<(ResponseHead Head, string Body)> Answers(byte[] bytes)
    {
        var (text, answers) = (Encoding.Latin1.GetString(bytes), new List<(ResponseHead, string)>());
        while (Head().Match(text) is { Success: true } head)
        {
            var length = int.Parse(Length().Match(head.Value).Groups[1].Value, null);
            var body = text.Substring(head.Length, length);
            text = text[(head.Length + length)..];
            var version = head.Groups[1].Value == "0" ? MessageVersion.Http10 : MessageVersion.Http11;
            answers.Add((new ResponseHead(version, int.Parse(head.Groups[2].Value, null), Option().Match(head.Value).Groups[1].Value), body));
        }

        text.Should().BeEmpty("all that nginx sends are answers");
        return answers;
    }

    [GeneratedRegex(@"^HTTP/1\.(\d) (\d{3}) (.+\r\n)+\r\n")]
    private static partial Regex Head();

    [GeneratedRegex(@"\nContent-Length: (\d+)\r")]
    private static partial Regex Length();

    [GeneratedRegex(@"\nConnection: ([^\r]*)\r")]
    private static partial Regex Option();
}
