using System.Globalization;
using Katas.Http.ConditionalRequest;

namespace Katas.Oracles.Http;

/// <summary>A request for a page, under conditions.</summary>
/// <param name="Method">Of the request.</param>
/// <param name="Fields">Of the request.</param>
internal sealed record ConditionalOffer(string Method, IReadOnlyList<HttpField> Fields)
{
    /// <summary>When it is asked.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 3, 12, 0, 0, TimeSpan.Zero);

    private const string NoDate = "yesterday";

    private static readonly string[] Names = ["If-Match", "If-None-Match", "If-Modified-Since", "If-Unmodified-Since"];

    private static readonly string[] Sets =
    [
        "0-9", "90-", "-10", "0-", "0-0,-1", "0-200", "100-", "-0", "5-4", "0-4, 10-19 ,,40-44", "0-99,0-99", "99999999999999999999-", "x", "",
    ];

    /// <summary>Some conditions, and often a range.</summary>
    public static ConditionalOffer Any(Random random, Representation page)
    {
        List<HttpField> fields = [];
        for (var count = random.Next(3); count > 0; count--)
        {
            var name = random.GetItems(Names, 1)[0];
            fields.Add(new HttpField(name, name.EndsWith("Match", StringComparison.Ordinal) ? Tags(random, page) : Date(random, page)));
        }

        if (random.Next(2) == 0)
        {
            fields.Add(new HttpField("Range", $"{random.GetItems(["bytes", "bytes", "bytes", "Bytes", "lines"], 1)[0]}={random.GetItems(Sets, 1)[0]}"));
        }

        if (random.Next(3) == 0)
        {
            fields.Add(new HttpField("If-Range", random.Next(2) == 0 ? Tags(random, page) : Date(random, page)));
        }

        return new ConditionalOffer(random.GetItems(["GET", "GET", "GET", "HEAD"], 1)[0], fields);
    }

    /// <summary>The status, and which parts.</summary>
    public string Decide(Representation page)
    {
        var decision = new Preconditions().Evaluate(new RequestHead(Method) { Fields = Fields }, page, Now);
        var ranges = decision.Ranges.Select(range => string.Create(CultureInfo.InvariantCulture, $" {range.First}-{range.Last}"));
        return decision.Outcome switch
        {
            Outcome.Perform => "200",
            Outcome.NotModified => "304",
            Outcome.PreconditionFailed => "412",
            Outcome.Partial => $"206{string.Concat(ranges)}",
            _ => "416",
        };
    }

    /// <summary>Where nginx does not do what RFC 9110 asks for, or chooses otherwise.</summary>
    public string? WhyNginxDiffers(string theirs) =>
        Names.Any(name => Fields.Values(name).Count > 1) ? "reads the first of several lines (§5.3)"
        : Has("If-Match") && Has("If-Unmodified-Since") ? "asks for the date beside If-Match (§13.1.4)"
        : Fields.Values("If-Unmodified-Since").Contains(NoDate) ? "takes what is no date for a very old one (§13.1.4)"
        : Has("If-None-Match") && Has("If-Modified-Since") ? "asks for tag and date (§13.1.3)"
        : IsMalformed("If-Match") || IsMalformed("If-None-Match") ? "takes the good tags of a bad list (§13.1.1)"
        : Method == "HEAD" && Has("Range") ? "has ranges for HEAD (§14.2)"
        : theirs == "416" ? Has("If-Range") ? "answers 416 beside If-Range (§13.2.2)" : "refuses a Range that it cannot read (§14.2 allows it)"
        : null;

    public override string ToString() => $"{Method} [{string.Join(" | ", Fields.Select(field => $"{field.Name}: {field.Value}"))}]";

    private bool Has(string name) => Fields.Values(name).Count > 0;

    private bool IsMalformed(string name)
    {
        try
        {
            TagList.Parse(Fields.Values(name));
            return false;
        }
        catch (EntityTagFormatException)
        {
            return true;
        }
    }

    private static string Tags(Random random, Representation page)
    {
        var tag = $"{page.Tag}";
        string[] tags = [tag, tag, tag, $"W/{tag}", "\"b\"", "\"b\"", "W/\"b\"", "*", "", "\"a,b\"", "b"];
        return string.Join(random.GetItems([", ", ",", " ,, "], 1)[0], random.GetItems(tags, random.Next(1, 3)));
    }

    private static string Date(Random random, Representation page)
    {
        var moment = page.LastModified(Now)!.Value.AddSeconds(random.GetItems([0, 0, 0, -1, 1, -86_400, 1_800, 86_400], 1)[0]);
        return random.Next(8) switch
        {
            0 => moment.ToString("dddd, dd-MMM-yy HH:mm:ss 'GMT'", CultureInfo.InvariantCulture),
            1 => $"{moment.ToString("ddd MMM", CultureInfo.InvariantCulture)} {moment.Day,2} {moment.ToString("HH:mm:ss yyyy", CultureInfo.InvariantCulture)}",
            2 => NoDate,
            _ => HttpDate.Format(moment),
        };
    }
}
