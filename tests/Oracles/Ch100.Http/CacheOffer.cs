using System.Globalization;
using Katas.Http.CacheFreshness;
using Microsoft.Extensions.Time.Testing;

namespace Katas.Oracles.Http;

/// <summary>A page of an origin, and who asks for it.</summary>
/// <param name="Status">Of the response.</param>
/// <param name="Says">The fields of the response, but for <c>Date</c>.</param>
/// <param name="Asks">The fields of the request.</param>
internal sealed record CacheOffer(int Status, IReadOnlyList<HttpField> Says, IReadOnlyList<HttpField> Asks)
{
    /// <summary>When it is offered.</summary>
    public static readonly DateTimeOffset Begin = new(2026, 11, 3, 12, 0, 0, TimeSpan.Zero);

    // Lifetimes are over by the second look, or will not be for long.
    private static readonly string[] Directives =
    [
        "max-age=5", "max-age=60", "MAX-AGE=60", "max-age=\"60\"", "max-age=0", "max-age=x", "max-age=60;x", "s-maxage=5", "s-maxage=60",
        "public", "private", "private=\"X-User\"", "x=\"private\"", "no-cache", "no-store", "must-understand",
        "must-revalidate", "proxy-revalidate", "stale-while-revalidate=60", "immutable",
    ];

    // "Expires: 60" is in a minute.
    private static readonly string[] Others =
    [
        "Expires: 60", "Expires: 5", "Expires: -60", "Expires: never", "Last-Modified: -100000", "Age: 1000", "Set-Cookie: a=b",
        "Vary: Accept", "Vary: *", "ETag: \"a\"",
    ];

    private static readonly string[] Requests =
        ["Authorization: Basic YTpi", "Cache-Control: no-cache", "Cache-Control: max-age=0", "Cookie: a=b"];

    /// <summary>Some directives, some other fields, a status, and seldom a request that wants something.</summary>
    public static CacheOffer Any(Random random)
    {
        var directives = random.GetItems(Directives, random.Next(4));
        string[] says =
        [
            .. directives.Length > 0 ? [$"Cache-Control: {string.Join(", ", directives)}"] : Array.Empty<string>(),
            .. random.GetItems(Others, random.Next(3)).Distinct(),
        ];
        var asks = random.Next(4) == 0 ? random.GetItems(Requests, 1) : [];
        var status = random.GetItems([200, 200, 200, 203, 302, 404, 410], 1)[0];
        return new CacheOffer(status, [.. says.Select(Field)], [.. asks.Select(Field)]);
    }

    /// <summary>A page with these directives for everybody.</summary>
    public static CacheOffer Of(string directives) => new(200, [new HttpField("Cache-Control", directives)], []);

    public StoredResponse? Store(Uri target) =>
        new Storage(CacheKind.Shared).Store(
            new CacheRequest("GET", target) { Fields = Asks },
            new OriginResponse(Status) { Fields = [.. Says, new HttpField("Date", Date(Begin))] },
            Begin,
            Begin);

    /// <summary>Fresh, stale, or the origin is asked.</summary>
    public string Verdict(StoredResponse? stored, Uri target, DateTimeOffset now)
    {
        var reuse = new Reuse(CacheKind.Shared, new FakeTimeProvider(now));
        StoredResponse[] all = stored is null ? [] : [stored];
        return reuse.Decide(all, new CacheRequest("GET", target) { Fields = Asks }).Verdict switch
        {
            ReuseVerdict.Fresh => "fresh",
            ReuseVerdict.Stale or ReuseVerdict.StaleWhileRevalidate => "stale",
            _ => "asks",
        };
    }

    /// <summary>Where nginx does not do what RFC 9111 asks for, or is more careful than it need be.</summary>
    public string? WhyNginxDiffers(string theirs)
    {
        var said = string.Join(", ", Says.Values("Cache-Control"));
        bool Has(string text) => said.Contains(text, StringComparison.OrdinalIgnoreCase);
        return theirs != "asks"
            ? Asks.Values("Authorization").Count > 0 ? "does not look at Authorization (§3.5)"
                : Asks.Values("Cache-Control").Count > 0 ? "does not read the Cache-Control of requests (§5.2.1)"
                : Says.Values("Age").Count > 0 ? "does not look at Age (§4.2.3)"
                : Has(";") ? "looks for words, not for the grammar (§5.2)"
                : AgesDiffer(said) || Says.Values("Expires").Count > 1 ? "takes the first of two lifetimes (§4.2.1 allows it)"
                : theirs == "stale" && (Has("must-revalidate") || Has("proxy-revalidate") || Has("s-maxage"))
                    ? "serves stale despite must-revalidate, proxy-revalidate and s-maxage (§4.2.4)"
                : null
            : Says.Values("Set-Cookie").Count > 0 ? "keeps nothing with a cookie (§7.3 allows it)"
                : Has("=\"private\"") || Has("private=\"") ? "takes a word in quotes for the directive (§5.2)"
                : Has("must-understand") && Has("no-store") ? "does not know must-understand (§5.2.2.3)"
                : Has("max-age=\"") ? "does not read a quoted lifetime (§5.2)"
                : Says.Values("Last-Modified").Count > 0 && !Has("max-age=") && !Has("s-maxage=")
                    ? "guesses no lifetime (§4.2.2 allows it)"
                : Has("max-age=0") || Has("max-age=x") || !(Has("max-age=") || Has("s-maxage=") || Says.Values("Expires").Count > 0)
                    ? "keeps nothing that is stale at once (§3 allows it)"
                : Says.Values("Expires").Count > 0 ? "keeps nothing whose Expires is past, whatever max-age says (§5.3)"
                : null;
    }

    public override string ToString() => $"{Status} [{Show(Says)}] for [{Show(Asks)}]";

    private static string Show(IReadOnlyList<HttpField> fields) => string.Join(" | ", fields.Select(field => $"{field.Name}: {field.Value}"));

    // Of max-age and s-maxage each may be there once, or always with the same value.
    private static bool AgesDiffer(string said) =>
        CacheControl.Parse([said]) is var read
        && new[] { "max-age", "s-maxage" }.Any(name => read.Has(name) && read.Seconds(name) is null);

    private static HttpField Field(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var (name, value) = (line[..colon], line[(colon + 2)..]);
        return new HttpField(name, name is "Expires" or "Last-Modified" && int.TryParse(value, CultureInfo.InvariantCulture, out var seconds)
            ? Date(Begin.AddSeconds(seconds))
            : value);
    }

    /// <summary>As HTTP writes it.</summary>
    public static string Date(DateTimeOffset moment) => moment.ToString("R", CultureInfo.InvariantCulture);
}
