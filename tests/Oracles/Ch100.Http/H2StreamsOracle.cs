using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Xunit.Abstractions;
using Streams = Katas.Http.H2Streams;

namespace Katas.Oracles.Http;

/// <summary>nghttp and h2load ask a server made of the solution, with windows smaller than what they want, and more streams than there may be.</summary>
public sealed partial class H2StreamsOracle(ITestOutputHelper output)
{
    private static readonly byte[] Content = [.. Enumerable.Range(0, 300_000).Select(i => (byte)(i * 31 + i / 256))];
    private static readonly Streams.ConnectionOptions Small = new() { InitialWindowSize = 20_000, ConnectionWindowSize = 70_000 };

    [OracleFact("nghttp")]
    public async Task What_is_larger_than_every_window_arrives()
    {
        foreach (var windows in new string[][] { [], ["-w", "14"], ["-w", "10", "-W", "12"], ["-w", "30", "-W", "30"] })
        {
            var server = new H2StreamsServer(Small, Content);
            var result = await While(server, "nghttp", url => [.. windows, url]);

            result.Output.AsSpan().SequenceEqual(Content).Should().BeTrue(
                "nghttp {0} got {1} bytes: {2}", string.Join(' ', windows), result.Output.Length, result.Errors);
        }
    }

    [OracleFact("nghttp")]
    public async Task What_is_sent_up_comes_back()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, Content);
        foreach (var way in new string[][] { [], ["-b", "255"], ["--trailer", "x: y"], ["--no-dep", "-w", "12"] })
        {
            var server = new H2StreamsServer(Small, [])
            {
                // Less for each stream, in the middle of an upload; what is on its way is taken.
                Turn = (100_000, connection => connection.Announce(5_000, 100)),
            };
            var result = await While(server, "nghttp", url => [.. way, "-d", file, url]);

            result.Output.AsSpan().SequenceEqual(Content).Should().BeTrue(
                "nghttp {0} got {1} bytes: {2}", string.Join(' ', way), result.Output.Length, result.Errors);
            output.WriteLine(string.Join(", ", server.Seen.Select(type => $"{type.Value} {type.Key}")));
        }

        File.Delete(file);
    }

    [OracleFact("nghttp")]
    public async Task More_requests_than_streams_are_all_answered()
    {
        var server = new H2StreamsServer(new Streams.ConnectionOptions { MaxConcurrentStreams = 10 }, Content[..3_000]);
        var result = await While(server, "nghttp", url => ["-m", "200", "-M", "10", url]);

        result.Output.Length.Should().Be(200 * 3_000, result.Errors);
        server.MostOpen.Should().BeInRange(2, 10);
    }

    [OracleFact("h2load")]
    public async Task H2load_is_content()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, Content[..50_000]);
        foreach (var way in new string[][] { ["-w", "12", "-W", "14"], ["-w", "30"], ["-d", file] })
        {
            var server = new H2StreamsServer(Small with { MaxConcurrentStreams = 20 }, Content[..50_000]);
            var result = await While(server, "h2load", url => ["-n", "400", "-c", "4", "-m", "20", .. way, url]);

            output.WriteLine(Requests().Match(result.Text).Value);
            result.Text.Should().Contain("400 succeeded, 0 failed, 0 errored", "h2load {0}", string.Join(' ', way));
        }

        File.Delete(file);
    }

    [OracleFact("nghttp")]
    public async Task What_the_solution_refuses_nghttp_refuses_but_for_what_is_known()
    {
        var differences = new Differences("nghttp");
        foreach (var offer in H2StreamsOffers.All)
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            var asking = RealProgram.Named("nghttp").RunAsync(["-n", "--no-dep", $"http://{listener.LocalEndpoint}/"]);
            var theirs = await H2Server.Judge(listener, H2StreamsOffers.Bytes(offer), waits: true);
            await asking;
            var ours = H2StreamsOffers.Verdict(offer);
            differences.Add(ours, theirs, H2StreamsOffers.WhyNghttpDiffers(offer, ours, theirs), string.Join(", ", offer));
        }

        differences.Report(output);
    }

    private static async Task<ProgramResult> While(H2StreamsServer server, string program, Func<string, IEnumerable<string>> arguments)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var asking = RealProgram.Named(program).RunAsync(arguments($"http://{listener.LocalEndpoint}/"));
        await server.Serve(listener, asking);
        return await asking;
    }

    [GeneratedRegex("requests: .*")]
    private static partial Regex Requests();
}
