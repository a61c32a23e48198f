using System.Globalization;
using System.Text.RegularExpressions;

namespace Katas.Http.ConditionalRequest.Steps;

/// <summary>One page of a server, at noon. In fields, <c>|</c> is between lines and <c>{-60}</c> is the date 60 seconds before noon.</summary>
internal static partial class Scene
{
    public static readonly DateTimeOffset Noon = new(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);

    public static DateTimeOffset At(double seconds) => Noon.AddSeconds(seconds);

    public static EntityTag Tag(string text) =>
        EntityTag.TryParse(text, out var tag) ? tag : throw new ArgumentException($"{text} is no entity tag", nameof(text));

    /// <summary>A page of 100 bytes, a minute old, of which nothing else is known.</summary>
    public static Representation Page(string? tag = "\"a\"", double? modified = -60, long length = 100) => new(length)
    {
        Tag = tag is null ? null : Tag(tag),
        Modified = modified is { } seconds ? At(seconds) : null,
    };

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

    /// <summary>What is done about a request, in words: <c>304 by If-None-Match</c>, <c>206 0-9 20-29 by Range</c>, <c>perform</c>.</summary>
    public static string Decide(
        string fields, Representation? current, string method = "GET", int statusWithout = 200, Preconditions? server = null) =>
        Show((server ?? new Preconditions()).Evaluate(new RequestHead(method) { Fields = Fields(fields) }, current, Noon, statusWithout));

    public static string Show(Decision decision)
    {
        var ranges = decision.Ranges.Select(range => string.Create(CultureInfo.InvariantCulture, $" {range.First}-{range.Last}"));
        var status = decision.Outcome switch
        {
            Outcome.Perform => "perform",
            Outcome.NotModified => "304",
            Outcome.PreconditionFailed => "412",
            Outcome.Partial => "206",
            _ => "416",
        };
        return $"{status}{string.Concat(ranges)}{(decision.Field is null ? "" : $" by {decision.Field}")}";
    }

    private static string Date(Match moment) =>
        HttpDate.Format(At(double.Parse(moment.Groups[1].ValueSpan, CultureInfo.InvariantCulture)));

    [GeneratedRegex(@"\{(-?[0-9]+)\}")]
    private static partial Regex Moments();
}
