using System.Text.RegularExpressions;
using Katas.Http.QuicLoss;
using Katas.Http.QuicPacket;
using Xunit.Abstractions;

namespace Katas.Oracles.Http;

/// <summary>Acknowledgments of a real HTTP/3 client and a real server, over a path that loses packets. gtlsclient logs each range.</summary>
/// <remarks>How losses are found is in no log. That is held to the RFC's own pseudo-code and example, in the kata's tests.</remarks>
public sealed partial class QuicLossOracle(ITestOutputHelper output)
{
    [OracleFact("bash", "caddy", "gtlsclient")]
    public async Task Acknowledgments_are_read_as_the_client_logs_them_and_written_as_they_were()
    {
        await using var caddy = await Caddy.Start();
        var mostRanges = 0;
        foreach (var lost in new int?[] { null, 7, 4 })
        {
            mostRanges = Math.Max(mostRanges, await Compare(caddy, lost));
        }

        mostRanges.Should().BeGreaterThan(1, "what is lost leaves gaps");
    }

    // Each so many datagrams one is lost. Answers with the most ranges that there were in one frame.
    private async Task<int> Compare(Caddy caddy, int? lost)
    {
        var count = 0;
        using var relay = new QuicRelay(caddy.Port, (_, datagram) => ++count % lost is 0 ? [] : [datagram]);
        var (_, log) = await relay.Ask("--ciphers=NORMAL:-VERS-ALL:+VERS-TLS1.3:-CIPHER-ALL:+AES-128-GCM", "--nstreams=60");
        using var trace = new QuicTrace(relay.Recorded, relay.KeyLog, CipherSuite.Aes128Gcm);

        var logged = Logged(log);
        logged.Should().NotBeEmpty("{0}", log);
        foreach (var (packet, expected) in logged)
        {
            var payload = trace.Payloads[packet];
            var frame = AckFormat.Read(payload, out var length);
            var ranges = string.Join(' ', frame.Ranges.Select(range => $"{range.Largest}..{range.Smallest}"));
            $"{frame.Ranges[0].Largest} delay {frame.Delay}: {ranges}".Should().Be(expected, "{0} is in {1}", Convert.ToHexString(payload.AsSpan(..length)), packet);

            var written = new byte[length];
            AckFormat.Write(frame, written).Should().Be(length);
            Convert.ToHexString(written).Should().Be(Convert.ToHexString(payload.AsSpan(..length)), "it is as short as it was, in {0}", packet);
        }

        output.WriteLine($"{relay.Recorded.Count} datagrams, {logged.Count} acknowledgments, {(lost is null ? "none" : $"one of {lost}")} lost");
        return logged.Values.Max(line => line.Split("..").Length - 1);
    }

    private static Dictionary<(string Direction, string Number, string Type), string> Logged(string log)
    {
        var frames = new Dictionary<(string, string, string), string>();
        foreach (Match line in AckLine().Matches(log))
        {
            var packet = (line.Groups["direction"].Value, line.Groups["number"].Value, line.Groups["type"].Value);
            frames[packet] = line.Groups["largest"].Success
                ? $"{line.Groups["largest"].Value} delay {line.Groups["delay"].Value}:"
                : $"{frames[packet]} {line.Groups["range"].Value}";
        }

        return frames;
    }

    // frm rx 1 1RTT ACK(0x02) largest_ack=6 ack_delay=0(7) ack_range_count=1, and then a line for each range
    [GeneratedRegex(@"frm (?<direction>tx|rx) (?<number>\d+) (?<type>\w+) ACK\(0x0[23]\) (largest_ack=(?<largest>\d+) ack_delay=\d+\((?<delay>\d+)\)|range=\[(?<range>\d+\.\.\d+)\])")]
    private static partial Regex AckLine();
}
