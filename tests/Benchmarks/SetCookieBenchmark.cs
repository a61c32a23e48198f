using System.Globalization;
using System.Net;
using BenchmarkDotNet.Attributes;
using Katas.SessionsAndTokens.SetCookie;

namespace Katas.Benchmarks;

/// <summary>A jar with cookies of some sites: one more comes, and those for a request are chosen; beside the jar of HttpClient.</summary>
/// <remarks>
/// <c>dotnet run -c Release --project tests/Benchmarks -- --filter '*SetCookie*'</c>. The work is not quite the same: the container
/// knows no public suffixes, no SameSite and no prefixes.
/// </remarks>
[MemoryDiagnoser]
[ShortRunJob]
[HideColumns("Error", "StdDev", "RatioSD", "Job", "IterationCount", "LaunchCount", "WarmupCount")]
public class SetCookieBenchmark
{
    private const string Field = "SID=31d4d96e407aad42; Path=/; Domain=shop.example; Secure; HttpOnly; Max-Age=3600";

    private readonly Uri uri = new("https://www.shop.example/de/cart");
    private readonly CookieRequest request = new(new Uri("https://www.shop.example/de/cart"));
    private CookieContainer container = new();
    private CookieJar jar = null!;

    /// <summary>How many sites have set a cookie before.</summary>
    [Params(10, 250)]
    public int Sites { get; set; }

    /// <summary>Both get the same cookies, and must send the same.</summary>
    [GlobalSetup]
    public void Setup()
    {
        container = new CookieContainer(capacity: 3000, perDomainCapacity: 50, maxCookieSize: 4096);
        jar = new CookieJar(new OneLabel(), TimeProvider.System);
        for (var i = 0; i < Sites; i++)
        {
            var site = new Uri(string.Create(CultureInfo.InvariantCulture, $"https://site{i}.example/"));
            container.SetCookies(site, "id=0123456789abcdef; Path=/; Max-Age=86400");
            jar.Receive("id=0123456789abcdef; Path=/; Max-Age=86400", new CookieRequest(site));
        }

        Container_receives();
        Jar_receives();
        if (Container_chooses() != Jar_chooses() || Jar_chooses().Length == 0)
        {
            throw new InvalidOperationException("both must send the same, or there is nothing to compare");
        }
    }

    /// <summary>System.Net.CookieContainer.</summary>
    [Benchmark(Baseline = true)]
    public void Container_receives() => container.SetCookies(uri, Field);

    /// <summary>The solution.</summary>
    [Benchmark]
    public CookieVerdict Jar_receives() => jar.Receive(Field, request);

    /// <summary>System.Net.CookieContainer.</summary>
    [Benchmark]
    public string Container_chooses() => container.GetCookieHeader(uri);

    /// <summary>The solution.</summary>
    [Benchmark]
    public string Jar_chooses() => jar.CookiesFor(request);

    private sealed class OneLabel : IPublicSuffixes
    {
        public bool IsPublicSuffix(string domain) => !domain.Contains('.', StringComparison.Ordinal);
    }
}
