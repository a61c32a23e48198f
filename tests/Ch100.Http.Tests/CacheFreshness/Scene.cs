using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Time.Testing;

namespace Katas.Http.CacheFreshness.Steps;

/// <summary>
/// Messages of one shop, at noon. In fields, <c>|</c> is between lines and <c>{-60}</c> is the date 60 seconds before noon.
/// </summary>
internal static partial class Scene
{
    public const string Cart = "https://shop.example/cart";

    public static readonly DateTimeOffset Noon = new(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);

    public static DateTimeOffset At(double seconds) => Noon.AddSeconds(seconds);

    public static IReadOnlyList<HttpField> Fields(string lines) =>
    [
        .. lines.Split(" | ", StringSplitOptions.RemoveEmptyEntries).Select(line =>
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            return new HttpField(line[..colon], Moments().Replace(line[(colon + 1)..], Date).Trim(' '));
        }),
    ];

    /// <summary>Field lines as <see cref="Fields"/> takes them.</summary>
    public static string Show(IEnumerable<HttpField> fields) => string.Join(" | ", fields.Select(field => $"{field.Name}: {field.Value}"));

    public static CacheRequest Request(string fields = "", string method = "GET", string target = Cart) =>
        new(method, new Uri(target)) { Fields = Fields(fields) };

    public static OriginResponse Response(string fields = "", int status = 200) => new(status) { Fields = Fields(fields) };

    /// <summary>A response that came at <paramref name="came"/>, after <paramref name="took"/> seconds, whatever it says.</summary>
    public static StoredResponse Stored(
        string response,
        string request = "",
        int status = 200,
        double came = 0,
        double took = 0,
        string method = "GET",
        string target = Cart) =>
        new(Request(request, method, target), Response(response, status), At(came - took), At(came));

    /// <summary>A decision in words, so many seconds after noon: <c>Fresh, Age: 10</c>.</summary>
    public static string Decide(
        CacheKind kind, double now, CacheRequest request, params IEnumerable<StoredResponse> stored) =>
        Show(new Reuse(kind, new FakeTimeProvider(At(now))).Decide(stored, request));

    /// <summary>The same after an error of the origin.</summary>
    public static string DecideAfterError(
        CacheKind kind, double now, int status, CacheRequest request, params IEnumerable<StoredResponse> stored) =>
        Show(new Reuse(kind, new FakeTimeProvider(At(now))).DecideAfterError(stored, request, status));

    private static string Show(ReuseDecision decision)
    {
        var isAnswer = decision.Verdict >= ReuseVerdict.Fresh;
        var hasResponse = isAnswer || decision.Verdict == ReuseVerdict.Validate;
        (decision.Response is not null).Should().Be(hasResponse, "of {0} there is a response, or none", decision.Verdict);
        (decision.Age is not null).Should().Be(isAnswer, "of {0} there is an Age, or none", decision.Verdict);
        return isAnswer ? string.Create(CultureInfo.InvariantCulture, $"{decision.Verdict}, Age: {decision.Age}") : $"{decision.Verdict}";
    }

    private static string Date(Match moment) =>
        At(double.Parse(moment.Groups[1].ValueSpan, CultureInfo.InvariantCulture)).ToString("R", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\{(-?[0-9]+)\}")]
    private static partial Regex Moments();
}
