using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Katas.SessionsAndTokens.SetCookie;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit.Abstractions;

namespace Katas.Oracles.SessionsAndTokens;

/// <summary>curl visits a server on this machine under several names; the solution visits it as well and has to send what curl sends.</summary>
public sealed class SetCookieOracle : IAsyncLifetime
{
    private const int Tours = 150;
    private const int ToursOfAReason = 30;
    private const int VisitsOfATour = 12;

    private readonly ITestOutputHelper output;
    private readonly Random random;
    private readonly WebApplication server;
    private readonly X509Certificate2 certificate = SelfSigned();

    // What the visits of a tour are answered with, in turn, and what they brought along.
    private Visit[] tour = [];
    private readonly List<string> brought = [];

    public SetCookieOracle(ITestOutputHelper output)
    {
        (this.output, random) = (output, Seed.Printed(output, $"tours of {VisitsOfATour} visits"));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(System.Net.IPAddress.Loopback, 0);
            kestrel.Listen(System.Net.IPAddress.Loopback, 0, https => https.UseHttps(certificate));
        });
        server = builder.Build();
        server.Run(Answer);
    }

    public Task InitializeAsync() => server.StartAsync();

    public async Task DisposeAsync()
    {
        await server.DisposeAsync();
        certificate.Dispose();
    }

    [OracleFact("curl")]
    public async Task Curl_sends_what_the_solution_sends()
    {
        var unknown = new List<string>();
        foreach (var _ in Enumerable.Range(0, Tours))
        {
            await Tour(() => CurlsCookies.Plain(random), difference => unknown.Add($"{difference}"));
        }

        unknown.ForEach(output.WriteLine);
        unknown.Should().BeEmpty("these fields have nothing about which curl has its own ideas");
    }

    [OracleFact("curl")]
    public async Task And_differs_for_reasons_that_are_known()
    {
        var differences = CurlsCookies.Reasons.ToDictionary(reason => reason, _ => 0);
        foreach (var reason in CurlsCookies.Reasons)
        {
            foreach (var _ in Enumerable.Range(0, ToursOfAReason))
            {
                await Tour(
                    () => random.Next(3) == 0 ? CurlsCookies.Plain(random) : CurlsCookies.Differing(random, reason),
                    _ => differences[reason]++);
            }
        }

        output.WriteLine($"curl {string.Join("; ", differences.Select(reason => $"{reason.Key}: {reason.Value}"))}");

        // With curl 7.88 each of them does; a later one may have come to another mind.
        differences.Count(reason => reason.Value > 0).Should().BeGreaterThan(differences.Count / 2, "reasons explain differences");
    }

    private async Task Tour(Func<string> field, Action<Difference> differs)
    {
        tour = [.. Enumerable.Range(0, VisitsOfATour).Select(_ => new Visit(
            CurlsCookies.AnyUri(random), [.. Enumerable.Range(0, random.Next(4)).Select(_ => field())]))];
        brought.Clear();
        var ports = server.Urls.Select(url => new Uri(url)).ToDictionary(url => url.Scheme, url => url.Port);

        var curl = await RealProgram.Named("curl").RunAsync(
        [
            "-sSk", "-b", "", "--http1.1", "--connect-to", $":80:127.0.0.1:{ports["http"]}", "--connect-to", $":443:127.0.0.1:{ports["https"]}",
            .. tour.Select(visit => visit.Uri),
        ]);

        curl.ExitCode.Should().Be(0, curl.Errors);
        brought.Should().HaveCount(VisitsOfATour);
        var jar = new CookieJar(new Registry(), TimeProvider.System);
        var received = new List<string>();
        foreach (var (visit, theirs) in tour.Zip(brought))
        {
            var request = new CookieRequest(new Uri(visit.Uri));
            var ours = jar.CookiesFor(request);
            if (InAnyOrder(ours) != InAnyOrder(theirs))
            {
                differs(new Difference(visit.Uri, ours, theirs, [.. received]));
                return;
            }

            foreach (var setCookie in visit.Fields)
            {
                jar.Receive(setCookie, request);
                received.Add($"{setCookie} from {visit.Uri}");
            }
        }
    }

    // Among paths of one length curl goes by the length of domain and name; the draft by creation, of which curl knows nothing here.
    private static string InAnyOrder(string cookies) => string.Join("; ", cookies.Split("; ").Order(StringComparer.Ordinal));

    private Task Answer(HttpContext context)
    {
        var visit = tour[brought.Count];
        brought.Add(context.Request.Headers.Cookie.ToString());
        context.Response.Headers.SetCookie = visit.Fields;
        context.Response.ContentLength = 0;
        return Task.CompletedTask;
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new CertificateRequest("CN=shop.example", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }

    private sealed record Visit(string Uri, string[] Fields);

    private sealed record Difference(string Uri, string Ours, string Theirs, IReadOnlyList<string> Received)
    {
        public override string ToString() => $"{Uri}: solution \"{Ours}\", curl \"{Theirs}\", after {string.Join(" | ", Received)}";
    }

    // What the real list says of names that are not in it: the last label is public.
    private sealed class Registry : IPublicSuffixes
    {
        public bool IsPublicSuffix(string domain) => !domain.Contains('.', StringComparison.Ordinal);
    }
}
