using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Katas.Http.ChunkedDecoder;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using Xunit.Abstractions;

namespace Katas.Oracles.Http;

/// <summary>What Kestrel, nginx and curl send is decoded; what the solution refuses is offered to Kestrel.</summary>
public sealed class ChunkedDecoderOracle : IAsyncLifetime, IDisposable
{
    private const int Bodies = 60;
    private const int OfferCount = 3_000;

    private readonly ITestOutputHelper output;
    private readonly Random random;
    private readonly string folder = Directory.CreateTempSubdirectory("kata-chunked-").FullName;
    private readonly WebApplication kestrel;

    // What Kestrel is to answer a GET with: written and flushed piece by piece.
    private byte[][] pieces = [];

    public ChunkedDecoderOracle(ITestOutputHelper output)
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        (this.output, random) = (output, new Random(seed));

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");

        // A body that does not come is answered with 408, and soon.
        builder.WebHost.ConfigureKestrel(server =>
            server.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 100_000, TimeSpan.FromSeconds(1.5)));
        kestrel = builder.Build();
        kestrel.MapGet("/", SendPieces);
        kestrel.MapPost("/", SayWhatWasReceived);
    }

    private int KestrelPort => new Uri(kestrel.Urls.Single()).Port;

    public Task InitializeAsync() => kestrel.StartAsync();

    public Task DisposeAsync() => kestrel.DisposeAsync().AsTask();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [OracleFact]
    public async Task What_Kestrel_sends_is_decoded()
    {
        for (var i = 0; i < Bodies; i++)
        {
            pieces = AnyPieces();

            // Two requests at once, so that what follows the first answer is the second.
            var request = "GET / HTTP/1.1\r\nHost: a\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
            var first = Decoded.Answer(await Loopback.Exchange(KestrelPort, Encoding.ASCII.GetBytes(request)), random);
            var second = Decoded.Answer(first.Rest, random);

            var sent = pieces.SelectMany(piece => piece).ToArray();
            first.Body.Should().Equal(sent);
            second.Body.Should().Equal(sent);
            second.Rest.Should().BeEmpty("the connection ends with the second answer");
        }

        output.WriteLine($"{Bodies} bodies, twice each");
    }

    [OracleFact("nginx")]
    public async Task What_nginx_sends_is_decoded()
    {
        await Nginx.While(folder, "gzip on; gzip_min_length 1; gzip_types *; server { listen 127.0.0.1:PORT; }", async port =>
        {
            for (var i = 0; i < Bodies; i++)
            {
                var sent = AnyPieces().SelectMany(piece => piece).Append((byte)'!').ToArray();
                await File.WriteAllBytesAsync(Path.Combine(folder, $"{i}.bin"), sent);
                var get = $"GET /{i}.bin HTTP/1.1\r\nHost: a\r\nAccept-Encoding: gzip\r\n";

                var answers = await Loopback.Exchange(port, Encoding.ASCII.GetBytes($"{get}\r\n{get}Connection: close\r\n\r\n"));
                var first = Decoded.Answer(answers, random);
                var second = Decoded.Answer(first.Rest, random);

                Unzip(first.Body).Should().Equal(sent);
                second.Body.Should().Equal(first.Body);
                second.Rest.Should().BeEmpty("the connection ends with the second answer");
            }
        });

        output.WriteLine($"{Bodies} files, twice each");
    }

    [OracleFact("curl")]
    public async Task What_curl_uploads_is_decoded()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        for (var i = 0; i < Bodies / 3; i++)
        {
            var sent = AnyPieces();
            using var curl = RealProgram.Named("curl").Start("-sST", "-", "-H", "Expect:", $"http://{listener.LocalEndpoint}/");
            using var connection = await listener.AcceptTcpClientAsync();
            var writing = Task.Run(async () =>
            {
                foreach (var piece in sent)
                {
                    await curl.StandardInput.BaseStream.WriteAsync(piece);
                    await curl.StandardInput.BaseStream.FlushAsync();
                }

                curl.StandardInput.Close();
            });

            var received = await Decoded.Live(connection.GetStream());
            await connection.GetStream().WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"u8.ToArray());
            await writing;
            await curl.WaitForExitAsync();

            curl.ExitCode.Should().Be(0, await curl.StandardError.ReadToEndAsync());
            received.Should().Equal(sent.SelectMany(piece => piece));
        }

        output.WriteLine($"{Bodies / 3} uploads");
    }

    [OracleFact]
    public async Task Kestrel_is_of_one_mind_with_the_solution_but_for_what_is_known()
    {
        var offers = Enumerable.Range(0, OfferCount).Select(_ => Offers.Any(random)).ToArray();
        var answers = new string[OfferCount];
        await Parallel.ForAsync(0, OfferCount, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, _) =>
            answers[i] = await Offer(offers[i]));

        var differences = new Differences("Kestrel");
        foreach (var (wire, theirs) in offers.Zip(answers))
        {
            var ours = Verdict.Of(wire);
            differences.Add(ours.Text, theirs, ours.WhyOthersDiffer(theirs), $"{JsonSerializer.Serialize(wire)} {ours.Refusal?.Message}");
        }

        differences.Report(output);
    }

    private static async Task SayWhatWasReceived(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var trailers = context.Features.GetRequiredFeature<IHttpRequestTrailersFeature>().Trailers;
        var lines = trailers.SelectMany(field => field.Value.Select(value => new TrailerField(field.Key, value!)));
        await context.Response.WriteAsync(Verdict.Takes(Encoding.Latin1.GetString(body.ToArray()), lines));
    }

    private async Task SendPieces(HttpContext context)
    {
        foreach (var piece in pieces)
        {
            await context.Response.Body.WriteAsync(piece);
            await context.Response.Body.FlushAsync();
        }
    }

    // What Kestrel makes of a POST with this body.
    private async Task<string> Offer(string body)
    {
        var request = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n" + body;
        var answer = await Loopback.Exchange(KestrelPort, Encoding.Latin1.GetBytes(request));
        return Encoding.Latin1.GetString(answer, 0, Math.Min(answer.Length, 12)) switch
        {
            "HTTP/1.1 200" => Encoding.Latin1.GetString(Decoded.Answer(answer, new Random(answer.Length)).Body),
            "HTTP/1.1 408" => Verdict.Waits,
            _ => Verdict.Refuses,
        };
    }

    private static byte[] Unzip(byte[] zipped)
    {
        using var unzipped = new MemoryStream();
        using var zip = new GZipStream(new MemoryStream(zipped), CompressionMode.Decompress);
        zip.CopyTo(unzipped);
        return unzipped.ToArray();
    }

    // Small and large pieces; some of the bytes repeat, so that there is something to compress.
    private byte[][] AnyPieces() =>
    [
        .. Enumerable.Range(0, random.Next(1, 12)).Select(_ =>
        {
            var piece = new byte[1 + random.Next(1 << random.Next(18))];
            random.NextBytes(piece.AsSpan(0, random.Next(piece.Length)));
            return piece;
        }),
    ];
}
