using System.Globalization;

namespace Katas.Http.Priorities.Steps;

/// <summary>Whose turn it is, as text: <c>1 5 1 5</c>, and <c>-</c> for nobody's.</summary>
internal static class Turns
{
    /// <summary>The next turns.</summary>
    public static string Next(ResponseScheduler scheduler, int count) =>
        string.Join(' ', Enumerable.Range(0, count).Select(_ => One(scheduler)));

    /// <summary>Streams with their priorities: <c>3:u=1,i</c>, or <c>3</c> for the default.</summary>
    public static ResponseScheduler Of(string streams)
    {
        var scheduler = new ResponseScheduler();
        Add(scheduler, streams);
        return scheduler;
    }

    public static void Add(ResponseScheduler scheduler, string streams)
    {
        foreach (var stream in streams.Split(' '))
        {
            var parts = stream.Split(':');
            scheduler.Add(long.Parse(parts[0], CultureInfo.InvariantCulture), Priority(parts.Length > 1 ? parts[1] : ""));
        }
    }

    public static Priority Priority(string text)
    {
        var urgency = text.StartsWith("u=", StringComparison.Ordinal) ? int.Parse(text[2..3], CultureInfo.InvariantCulture) : 3;
        return new Priority(urgency, text.EndsWith('i'));
    }

    private static string One(ResponseScheduler scheduler) =>
        scheduler.TryNext(out var streamId) ? streamId.ToString(CultureInfo.InvariantCulture) : streamId == 0 ? "-" : "not 0";
}
