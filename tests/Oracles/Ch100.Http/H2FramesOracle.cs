using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using Xunit.Abstractions;

namespace Katas.Oracles.Http;

/// <summary>nghttp asks a server made of the solution: it says of each frame what it sent and received, and why it will not go on. Kestrel is asked that, too.</summary>
public sealed partial class H2FramesOracle(ITestOutputHelper output)
{
    [OracleFact("nghttp")]
    public async Task What_nghttp_sends_is_read_and_what_is_written_nghttp_reads()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, new byte[40_000]);
        string[][] ways = [[], ["--no-dep"], ["-p", "7"], ["-b", "200"], ["--continuation"], ["-w", "20", "-W", "24"], ["-d", file, "-b", "1"]];
        var seen = new SortedDictionary<string, int>();
        foreach (var way in ways)
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            var asking = RealProgram.Named("nghttp").RunAsync([.. way, "-nv", "--no-push", $"http://{listener.LocalEndpoint}/"]);
            var (read, written) = await H2Server.Answer(listener);
            var log = await asking;

            log.ExitCode.Should().Be(0, log.Text);
            Said(log.Text, "send").Should().Equal(read, "nghttp {0} sent these\n{1}", string.Join(' ', way), log.Text);
            Said(log.Text, "recv").Should().Equal(written, "nghttp {0} received these\n{1}", string.Join(' ', way), log.Text);
            foreach (var type in read.Concat(written).Select(line => line.Split(' ')[0]))
            {
                seen[type] = seen.GetValueOrDefault(type) + 1;
            }
        }

        File.Delete(file);
        output.WriteLine(string.Join(", ", seen.Select(type => $"{type.Value} {type.Key}")));
    }

    [OracleFact("nghttp")]
    public async Task What_the_solution_refuses_nghttp_refuses_for_the_same_reason_but_for_what_is_known() =>
        await Compare("nghttp", asClient: true, async offer =>
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            var asking = RealProgram.Named("nghttp").RunAsync(["-n", "--no-dep", $"http://{listener.LocalEndpoint}/"]);
            var verdict = await H2Server.Judge(listener, offer);
            await asking;
            return verdict;
        });

    [OracleFact]
    public async Task So_does_Kestrel()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(server => server.Listen(IPAddress.Loopback, 0, port => port.Protocols = HttpProtocols.Http2));
        await using var kestrel = builder.Build();
        kestrel.MapPost("/", context => context.Request.Body.CopyToAsync(Stream.Null));
        await kestrel.StartAsync();
        var url = new Uri(kestrel.Urls.Single());

        await Compare("Kestrel", asClient: false, offer => H2Client.Judge(url.Port, offer));
    }

    private async Task Compare(string who, bool asClient, Func<byte[], Task<string>> ask)
    {
        var differences = new Differences(who);
        foreach (var offer in H2Offers.All)
        {
            var (ours, theirs) = (H2Offers.Verdict(offer, asClient), await ask(H2Offers.Bytes(offer)));
            differences.Add(ours, theirs, H2Offers.WhyOthersDiffer(ours, theirs), offer);
        }

        differences.Report(output, least: 0.75);
    }

    // [  0.001] recv SETTINGS frame <length=6, flags=0x00, stream_id=0>
    private static IEnumerable<string> Said(string log, string verb) =>
        from Match line in LogLine().Matches(log)
        where line.Groups["verb"].Value == verb
        let flag = Convert.ToInt32(line.Groups["flags"].Value, 16) & 1
        select $"{line.Groups["type"].Value} {line.Groups["length"].Value} on {line.Groups["stream"].Value}, flag {flag}";

    [GeneratedRegex(@"(?<verb>send|recv) (?<type>\w+) frame <length=(?<length>\d+), flags=(?<flags>0x\w+), stream_id=(?<stream>\d+)>")]
    private static partial Regex LogLine();
}
