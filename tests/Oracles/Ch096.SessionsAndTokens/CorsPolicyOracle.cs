using System.Net;
using Katas.SessionsAndTokens.CorsPolicy;
using Katas.SessionsAndTokens.CorsPolicy.Steps;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit.Abstractions;

namespace Katas.Oracles.SessionsAndTokens;

/// <summary>ASP.NET Core decides about the same requests; what a page may send and read has to be the same behind both.</summary>
/// <remarks>Not the fields: ASP.NET Core grants every preflight and leaves it to the browser, and is sparing with <c>Vary</c>.</remarks>
public sealed class CorsPolicyOracle(ITestOutputHelper output)
{
    private const int Policies = 300;
    private const int RequestsOfAPolicy = 30;
    private const string CoversAuthorization = "takes * for Authorization as well";

    private static readonly string[] Origins =
    [
        "https://app.example", "http://app.example", "https://app.example:8443", "https://evilapp.example", "https://app.example.evil.test",
        "https://b.example", "null",
    ];

    private static readonly string[] Methods = ["PUT", "PATCH", "patch", "DELETE", "CHICKEN"];
    private static readonly string[] Headers = ["X-A", "X-B", "Content-Type", "Authorization"];

    [OracleFact]
    public void A_browser_comes_to_the_same_conclusion()
    {
        var random = Seed.Printed(output, $"{Policies} policies, {RequestsOfAPolicy} requests each");
        var (known, unknown, conclusions) = (0, new List<string>(), new SortedDictionary<string, int>(StringComparer.Ordinal));
        for (var i = 0; i < Policies * RequestsOfAPolicy; i += RequestsOfAPolicy)
        {
            var settings = AnySettings(random);
            var (ours, theirs) = (new CorsGate(settings), new AspNetCore(settings));
            for (var j = 0; j < RequestsOfAPolicy; j++)
            {
                var (origin, method, credentials) = (One(random, Origins), One(random, [.. Methods, "GET", "POST", "put"]), random.Next(2) == 0);
                var headers = random.Next(2) == 0 ? null : random.GetItems(Headers, random.Next(1, 3));
                var conclusion = new Page(origin).Tries(ours, method, headers, credentials);
                var other = new Page(origin).Tries(theirs.Decide, method, headers, credentials);

                conclusions[conclusion] = conclusions.GetValueOrDefault(conclusion) + 1;
                if (conclusion == other)
                {
                    continue;
                }

                if (settings.RequestHeaders.Contains("*") && headers?.Contains("Authorization") is true)
                {
                    known++;
                    continue;
                }

                unknown.Add($"{settings}: {origin} {method} with {string.Join(',', headers ?? [])}: solution {conclusion}, ASP.NET Core {other}");
            }
        }

        output.WriteLine($"{string.Join("; ", conclusions.Select(one => $"{one.Key}: {one.Value}"))}. ASP.NET Core {CoversAuthorization}: {known}");
        unknown.Take(20).Should().BeEmpty("each difference has a reason");
        conclusions.Should().HaveCount(3, "each conclusion is drawn").And.OnlyContain(one => one.Value > RequestsOfAPolicy);
    }

    private static CorsSettings AnySettings(Random random)
    {
        var credentials = random.Next(2) == 0;
        string[] Some(string[] of) => !credentials && random.Next(4) == 0 ? ["*"] : random.GetItems(of, random.Next(3));
        return new CorsSettings
        {
            Origins = Some(Origins[..^1]),
            Methods = Some(Methods),
            RequestHeaders = Some(Headers),
            ExposedHeaders = Some(Headers),
            AllowCredentials = credentials,
        };
    }

    private static string One(Random random, string[] of) => of[random.Next(of.Length)];

    /// <summary>The CORS service of ASP.NET Core with the same settings.</summary>
    private sealed class AspNetCore
    {
        private readonly CorsService service = new(Options.Create(new CorsOptions()), NullLoggerFactory.Instance);
        private readonly Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicy policy;

        public AspNetCore(CorsSettings settings)
        {
            var builder = new CorsPolicyBuilder();
            _ = settings.Origins.Contains("*") ? builder.AllowAnyOrigin() : builder.WithOrigins([.. settings.Origins]);
            _ = settings.Methods.Contains("*") ? builder.AllowAnyMethod() : builder.WithMethods([.. settings.Methods]);
            _ = settings.RequestHeaders.Contains("*") ? builder.AllowAnyHeader() : builder.WithHeaders([.. settings.RequestHeaders]);
            _ = settings.AllowCredentials ? builder.AllowCredentials() : builder.DisallowCredentials();
            policy = builder.WithExposedHeaders([.. settings.ExposedHeaders]).Build();
        }

        public CorsAnswer Decide(CorsRequest request)
        {
            var context = new DefaultHttpContext();
            context.Request.Method = request.Method;
            context.Request.Headers.Origin = request.Origin.ToArray();
            context.Request.Headers.AccessControlRequestMethod = request.RequestMethod.ToArray();
            context.Request.Headers.AccessControlRequestHeaders = request.RequestHeaders.ToArray();
            var result = service.EvaluatePolicy(context, policy);
            service.ApplyResult(result, context.Response);
            var fields = context.Response.Headers.ToDictionary(field => field.Key, field => field.Value.ToString());
            return result.IsPreflightRequest ? new CorsAnswer.Preflight(HttpStatusCode.NoContent, fields) : new CorsAnswer.GoesOn(fields);
        }
    }
}
