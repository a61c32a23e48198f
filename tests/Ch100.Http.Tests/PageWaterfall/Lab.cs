using System.Globalization;
using System.Text.RegularExpressions;

namespace Katas.Http.PageWaterfall.Steps;

/// <summary>Pages and their waterfalls as one line of text. All times are milliseconds, and a packet takes 10.</summary>
internal static class Lab
{
    private static readonly Regex Word = new(@"^(?<name>\w+):(?<packets>\d+)(<(?<parent>\w+))?(\+(?<think>\d+))?(@(?<host>[\w.]+))?$");

    /// <summary>
    /// <c>doc:1 a:3 b:1&lt;a+100@img</c> is a document of one packet; it refers to <c>a</c> of three, which refers to <c>b</c>,
    /// for which the server <c>img</c> thinks 100 ms.
    /// </summary>
    public static Page Page(string text)
    {
        var resources = new List<Resource>();
        foreach (var match in text.Split(' ').Select(word => Word.Match(word)))
        {
            var document = resources.Count == 0 ? null : resources[0].Name;
            resources.Add(new Resource(
                match.Groups["name"].Value,
                match.Groups["host"] is { Success: true } host ? host.Value : "www",
                Number(match.Groups["packets"]) * 1_250,
                match.Groups["parent"] is { Success: true } parent ? parent.Value : document,
                Number(match.Groups["think"]) * 1_000L));
        }

        return new Page(resources);
    }

    /// <summary>A page over a link of 1 Mbit/s, with a round trip of 40 ms and a window that is in nobody's way.</summary>
    public static Waterfall Load(
        Protocol protocol,
        string page,
        int connections = 6,
        int roundTrip = 40,
        int window = 1_000,
        int[]? lost = null,
        Tls? tls = null) =>
        PageLoad.Run(
            Page(page),
            new Client(protocol, tls ?? (protocol == Protocol.Http3 ? Tls.V13 : Tls.None), connections),
            new Network(roundTrip * 1_000L, 1_000_000, window, lost));

    /// <summary>When what arrives: <c>doc 90, a 140</c>.</summary>
    public static string Arrivals(Waterfall waterfall) =>
        string.Join(", ", waterfall.Timings.Select(timing => $"{timing.Name} {Show(timing.Arrived)}"));

    /// <summary>Which connection carries what: <c>doc #1, a #2</c>.</summary>
    public static string Connections(Waterfall waterfall) =>
        string.Join(", ", waterfall.Timings.Select(timing => $"{timing.Name} #{Show(timing.Connection * 1_000L)}"));

    /// <summary>All that is known of one resource.</summary>
    public static string Story(Waterfall waterfall, string name)
    {
        var timing = waterfall.Timings.Single(timing => timing.Name == name);
        return $"discovered {Show(timing.Discovered)}, assigned {Show(timing.Assigned)}, requested {Show(timing.Requested)}, "
            + $"begun {Show(timing.Begun)}, received {Show(timing.Received)}, arrived {Show(timing.Arrived)}";
    }

    private static string Show(long microseconds) => (microseconds / 1000m).ToString(CultureInfo.InvariantCulture);

    private static int Number(Group group) => group.Success ? int.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : 0;
}
