using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Katas.Http.ConditionalRequest;
using Xunit.Abstractions;

namespace Katas.Oracles.Http;

/// <summary>nginx is asked for a file of its own, under all sorts of conditions; would the solution answer alike?</summary>
public sealed partial class ConditionalRequestOracle(ITestOutputHelper output) : IDisposable
{
    private const int OfferCount = 4_000;
    private const int Length = 100;

    private readonly string folder = Directory.CreateTempSubdirectory("kata-conditional-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [OracleFact("faketime", "nginx")]
    public Task Nginx_is_of_one_mind_with_the_solution_but_for_what_is_known() => WithNginx(async (port, page) =>
    {
        var random = Seed.Printed(output, $"{OfferCount} requests");
        var differences = new Differences();
        ConditionalOffer[] offers = [.. Enumerable.Range(0, OfferCount).Select(_ => ConditionalOffer.Any(random, page))];
        await Parallel.ForEachAsync(offers, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (offer, _) =>
        {
            var ours = offer.Decide(page);
            var theirs = await Ask(port, offer);
            differences.Add(ours, theirs, offer.WhyNginxDiffers(theirs), $"{offer}");
        });
        differences.Report(output);
    });

    [OracleFact("faketime", "nginx")]
    public Task A_client_that_asks_as_the_solution_does_gets_what_it_wants_of_nginx() => WithNginx(async (port, page) =>
    {
        var stored = new StoredValidators(page.Tag, page.LastModified(ConditionalOffer.Now), ConditionalOffer.Now);
        (await Ask(port, new ConditionalOffer("GET", stored.ForRead()))).Should().Be("304");
        (await Ask(port, new ConditionalOffer("GET", stored.ForUpdate()!))).Should().Be("200");
        (await Ask(port, new ConditionalOffer("GET", stored.ForResume(40)!))).Should().Be("206 40-99");

        var other = stored with { Tag = new EntityTag(false, "other") };
        (await Ask(port, new ConditionalOffer("GET", other.ForUpdate()!))).Should().Be("412");
        (await Ask(port, new ConditionalOffer("GET", other.ForResume(40)!))).Should().Be("200");
    });

    [OracleFact("faketime", "nginx")]
    public Task A_304_of_nginx_has_the_same_fields() => WithNginx(async (port, page) =>
    {
        HttpField[] isKnown = [new("If-None-Match", $"{page.Tag}")];
        var (whole, notModified) = (Fields(await Answer(port, new ConditionalOffer("GET", []))), Fields(await Answer(port, new ConditionalOffer("GET", isKnown))));

        // nginx sends the date beside the tag, which the RFC lets it do; Accept-Ranges is only for what has content.
        string[] others = ["Last-Modified", "Accept-Ranges", "Date"];
        notModified.Without(others).Should().Equal(ResponseFields.NotModified(whole).Without(others));
    });

    private static async Task<string> Ask(int port, ConditionalOffer offer)
    {
        var answer = await Answer(port, offer);
        var status = answer.Split(' ')[1];
        var ranges = ContentRange().Matches(answer).Select(match => $" {match.Groups[1].Value}");
        return status == "206" ? $"{status}{string.Concat(ranges)}" : status;
    }

    private static async Task<string> Answer(int port, ConditionalOffer offer)
    {
        var lines = string.Concat(offer.Fields.Select(field => $"{field.Name}: {field.Value}\r\n"));
        return Encoding.Latin1.GetString(await Loopback.Exchange(
            port, Encoding.Latin1.GetBytes($"{offer.Method} /page HTTP/1.1\r\nHost: a\r\nConnection: close\r\n{lines}\r\n")));
    }

    private static HttpField[] Fields(string answer) =>
    [
        .. answer.Split("\r\n\r\n")[0].Split("\r\n").Skip(1).Select(line => line.Split(": ", 2)).Select(pair => new HttpField(pair[0], pair[1])),
    ];

    private async Task WithNginx(Func<int, Representation, Task> test)
    {
        var modified = ConditionalOffer.Now.AddHours(-1);
        var file = Path.Combine(folder, "page");
        await File.WriteAllTextAsync(file, new string('x', Length));

        // Half a second more than its Last-Modified says.
        File.SetLastWriteTimeUtc(file, modified.UtcDateTime.AddSeconds(0.5));
        var tag = new EntityTag(false, string.Create(CultureInfo.InvariantCulture, $"{modified.ToUnixTimeSeconds():x}-{Length:x}"));
        var page = new Representation(Length) { Tag = tag, Modified = modified.AddSeconds(0.5), IsDateStrong = true };
        await Nginx.While(
            folder,
            "if_modified_since before; add_header Cache-Control no-cache; server { listen 127.0.0.1:PORT; location / { } }",
            port => test(port, page),
            new ProgramClock(folder) { Now = ConditionalOffer.Now });
    }

    [GeneratedRegex("^Content-Range: bytes ([0-9]+-[0-9]+)/", RegexOptions.Multiline)]
    private static partial Regex ContentRange();
}
