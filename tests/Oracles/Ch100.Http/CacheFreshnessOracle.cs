using System.Text;
using System.Text.RegularExpressions;
using Katas.Http.CacheFreshness;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Xunit.Abstractions;

namespace Katas.Oracles.Http;

/// <summary>nginx keeps pages of an origin that says all sorts of things; what would the solution do with them?</summary>
public sealed partial class CacheFreshnessOracle : IAsyncLifetime, IDisposable
{
    private const int OfferCount = 2_100;
    private const int NoAnswer = 0;

    // In seconds: lifetimes are 5 or 60, and times that have come or will come are so, too.
    private static readonly int[] Ages = [0, 4, 5, 6, 59, 60, 61];

    private readonly ITestOutputHelper output;
    private readonly string folder = Directory.CreateTempSubdirectory("kata-cache-").FullName;
    private readonly ProgramClock clock;
    private readonly WebApplication origin;

    // What the origin has to offer at /0, /1 and so on; and, once it fails, the status of its failure, or no answer.
    private CacheOffer[] offers = [];
    private Func<int, int?> failure = _ => null;

    public CacheFreshnessOracle(ITestOutputHelper output)
    {
        this.output = output;
        clock = new ProgramClock(folder) { Now = CacheOffer.Begin };
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        origin = builder.Build();
        origin.MapGet("/{index:int}", Offer);
    }

    public Task InitializeAsync() => origin.StartAsync();

    public Task DisposeAsync() => origin.DisposeAsync().AsTask();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [OracleFact("faketime", "nginx")]
    public Task Nginx_is_of_one_mind_with_the_solution_but_for_what_is_known() => WithNginx(async port =>
    {
        var random = Seed.Printed(output, $"{OfferCount} pages");
        offers = [.. Enumerable.Range(0, OfferCount).Select(_ => CacheOffer.Any(random))];
        var differences = new Differences();
        var stored = new StoredResponse?[OfferCount];
        for (var i = 0; i < OfferCount; i++)
        {
            (await Ask(port, i)).Status.Should().Be("MISS", "nobody has asked for it before");
            stored[i] = offers[i].Store(Target(i));
        }

        // Each page at one age: after a look that asks the origin, nginx keeps another.
        for (var i = 0; i < OfferCount; i++)
        {
            clock.Now = CacheOffer.Begin.AddSeconds(Ages[i * Ages.Length / OfferCount]);
            var theirs = (await Ask(port, i)).Verdict;
            var ours = VerdictAt(clock.Now);
            var why = theirs == "fresh" && VerdictAt(clock.Now.AddSeconds(-1)) == "fresh"
                ? "counts the second in which the lifetime ends as well (§4.2)"
                : offers[i].WhyNginxDiffers(theirs);
            differences.Add(ours, theirs, why, $"after {clock.Now - CacheOffer.Begin}, {offers[i]}");

            string VerdictAt(DateTimeOffset time) => offers[i].Verdict(stored[i], Target(i), time);
        }

        differences.Report(output);
    });

    [OracleFact("faketime", "nginx")]
    public Task Nginx_serves_what_is_stale_in_place_of_the_same_errors() => WithNginx(async port =>
    {
        int[] statuses = [500, 502, 503, 504, 501, 404, NoAnswer];
        string[] directives =
        [
            "max-age=1", "max-age=1, stale-if-error=60", "max-age=1, stale-if-error=1", "s-maxage=1, stale-if-error=60",
            "max-age=1, stale-if-error=60, must-revalidate", "max-age=60, stale-if-error=60",
        ];
        offers = [.. directives.SelectMany(each => statuses.Select(_ => CacheOffer.Of(each)))];
        var stored = new StoredResponse?[offers.Length];
        for (var i = 0; i < offers.Length; i++)
        {
            await Ask(port, i);
            stored[i] = offers[i].Store(Target(i));
        }

        clock.Now = CacheOffer.Begin.AddSeconds(8);
        failure = i => statuses[i % statuses.Length];
        var differences = new Differences();
        for (var i = 0; i < offers.Length; i++)
        {
            var theirs = (await Ask(port, i)).Verdict;
            var (says, status) = (offers[i].Says[0].Value, statuses[i % statuses.Length]);
            var reuse = new Reuse(CacheKind.Shared, new FakeTimeProvider(clock.Now));
            var request = new CacheRequest("GET", Target(i));
            var ours = reuse.Decide([stored[i]!], request).Verdict == ReuseVerdict.Fresh ? "fresh"
                : reuse.DecideAfterError([stored[i]!], request, status == NoAnswer ? 504 : status).Verdict == ReuseVerdict.StaleIfError ? "stale"
                : "asks";
            var why = theirs == "asks" && status != NoAnswer ? "passes on the error of an origin that answers (RFC 5861 §4)"
                : theirs == "stale" && (says.Contains("s-maxage", StringComparison.Ordinal) || says.Contains("must-", StringComparison.Ordinal))
                    ? "serves stale despite must-revalidate and s-maxage (§4.2.4)"
                : null;
            differences.Add(ours, theirs, why, $"{says}, then {status}");
        }

        differences.Report(output);
    });

    [OracleFact("faketime", "nginx")]
    public Task Nginx_tells_requests_apart_by_the_same_fields() => WithNginx(async port =>
    {
        string[] languages = ["en", "fr", "", "EN", "en, fr", "en,fr", "fr, en"];
        string[] varies = ["Accept-Language", "accept-language, X-None", "X-None"];
        offers = [.. varies.Select(vary => new CacheOffer(200, [new("Cache-Control", "max-age=60"), new("Vary", vary)], []))];
        var differences = new Differences();
        for (var i = 0; i < offers.Length; i++)
        {
            List<StoredResponse> stored = [];
            foreach (var language in languages)
            {
                HttpField[] fields = language.Length > 0 ? [new("Accept-Language", language)] : [];
                var request = new CacheRequest("GET", Target(i)) { Fields = fields };
                var theirs = (await Ask(port, i, fields)).Verdict;
                var ours = Selection.Choose(stored, request) is null ? "asks" : "fresh";
                if (ours == "asks")
                {
                    stored.Add((offers[i] with { Asks = fields }).Store(Target(i))!);
                }

                var why = theirs == "asks" ? "keeps languages in another order or case apart (§4.1 allows it)" : null;
                differences.Add(ours, theirs, why, $"{varies[i]}, [{language}]");
            }
        }

        differences.Report(output);
    });

    private static Uri Target(int index) => new($"http://shop.example/{index}");

    private async Task<(string Status, string Verdict)> Ask(int port, int index, IReadOnlyList<HttpField>? fields = null)
    {
        var lines = string.Concat((fields ?? offers[index].Asks).Select(field => $"{field.Name}: {field.Value}\r\n"));
        var answer = Encoding.Latin1.GetString(await Loopback.Exchange(
            port, Encoding.Latin1.GetBytes($"GET /{index} HTTP/1.1\r\nHost: shop.example\r\nConnection: close\r\n{lines}\r\n")));
        var status = CacheStatus().Match(answer).Groups[1].Value;
        return (status, status switch
        {
            "HIT" => "fresh",
            "STALE" or "UPDATING" => "stale",
            "MISS" or "EXPIRED" => "asks",
            _ => answer,
        });
    }

    private Task Offer(HttpContext context, int index)
    {
        if (failure(index) is { } status)
        {
            context.Response.StatusCode = status == NoAnswer ? 500 : status;
            if (status == NoAnswer)
            {
                context.Abort();
            }

            return Task.CompletedTask;
        }

        context.Response.StatusCode = offers[index].Status;
        context.Response.Headers.Date = CacheOffer.Date(clock.Now);
        foreach (var field in offers[index].Says)
        {
            context.Response.Headers.Append(field.Name, field.Value);
        }

        return context.Response.WriteAsync("page");
    }

    private Task WithNginx(Func<int, Task> test) => Nginx.While(
        folder,
        $$"""
        proxy_cache_path {{folder}}/cache keys_zone=pages:4m; proxy_cache pages; proxy_cache_background_update on;
        add_header X-Cache-Status $upstream_cache_status always;
        server { listen 127.0.0.1:PORT; location / { proxy_pass {{origin.Urls.Single()}}; } }
        """,
        test,
        clock);

    [GeneratedRegex("X-Cache-Status: ([A-Z]+)")]
    private static partial Regex CacheStatus();
}
