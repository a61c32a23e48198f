namespace Katas.Http.ConditionalRequest;

/// <summary>Decides on an origin server whether a request is performed, answered without its content, or refused.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc9110#section-13.2.2">RFC 9110 §13.2.2</see>. Tags count before dates, and
/// what protects from overwriting before what saves a transfer:
/// <code>
/// If-Match, else If-Unmodified-Since        false: 412
/// If-None-Match, else If-Modified-Since     false: 304 for GET and HEAD, else 412
/// Range, with or without If-Range           206, 416, or no Range at all
/// </code>
/// </remarks>
public sealed class Preconditions
{
    private static readonly Decision Perform = new(Outcome.Perform, null, []);

    /// <summary>How many parts a request may ask for.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int MaxRanges
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(MaxRanges), value, "1 or more");
    } = 16;

    /// <summary>Decides about a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="current">What it selects; null if there is nothing.</param>
    /// <param name="now">The server's clock.</param>
    /// <param name="statusWithout">The status of the answer if the request had no conditions.</param>
    public Decision Evaluate(RequestHead request, Representation? current, DateTimeOffset now, int statusWithout = 200)
    {
        ArgumentNullException.ThrowIfNull(request);

        // Redirects and errors come first; and some methods select nothing that could have a state (§13.2.1).
        if (statusWithout is not ((>= 200 and <= 299) or 412) || request.Method is "CONNECT" or "OPTIONS" or "TRACE")
        {
            return Perform;
        }

        var isRead = request.Method is "GET" or "HEAD";
        var modified = current?.LastModified(now);

        var match = request.Fields.Values("If-Match");
        if (match.Count > 0 ? !Matches(match, current, isIfMalformed: false, (one, other) => one.MatchesStrongly(other))
            : modified > Date(request, "If-Unmodified-Since", now))
        {
            return new Decision(Outcome.PreconditionFailed, match.Count > 0 ? "If-Match" : "If-Unmodified-Since", []);
        }

        // What cannot be read matches in front of a method that changes something, and never in front of another.
        var noneMatch = request.Fields.Values("If-None-Match");
        if (noneMatch.Count > 0 ? Matches(noneMatch, current, isIfMalformed: !isRead, (one, other) => one.MatchesWeakly(other))
            : isRead && modified <= Date(request, "If-Modified-Since", now))
        {
            return new Decision(
                isRead ? Outcome.NotModified : Outcome.PreconditionFailed,
                noneMatch.Count > 0 ? "If-None-Match" : "If-Modified-Since",
                []);
        }

        return current is { AcceptsRanges: true, Length: > 0 } && request.Method == "GET" && statusWithout == 200
            ? DecideRange(request, current, now)
            : Perform;
    }

    private static bool Matches(
        IReadOnlyList<string> lines, Representation? current, bool isIfMalformed, Func<EntityTag, EntityTag, bool> compare)
    {
        try
        {
            var list = TagList.Parse(lines);
            return list.IsAny ? current is not null : current?.Tag is { } tag && list.Tags.Any(each => compare(each, tag));
        }
        catch (EntityTagFormatException)
        {
            return isIfMalformed;
        }
    }

    // Null, and so neither earlier nor later than anything, if it is there twice or is no date (§13.1.3, §13.1.4).
    private static DateTimeOffset? Date(RequestHead request, string name, DateTimeOffset now) =>
        request.Fields.Values(name) is [var only] ? HttpDate.Parse(only, now) : null;

    private Decision DecideRange(RequestHead request, Representation current, DateTimeOffset now)
    {
        var ifRange = request.Fields.Values("If-Range");
        if (request.Fields.Values("Range") is not [var value]
            || (ifRange.Count > 0 && !IsUnchanged(ifRange, current, now))
            || ByteRanges.Parse(value) is not { } specs
            || specs.Count > MaxRanges)
        {
            return Perform;
        }

        // Step 5 of §13.2.2: with an If-Range, what cannot be satisfied is no range at all.
        var ranges = ByteRanges.Satisfiable(specs, current.Length);
        return ranges.Count == 0 ? ifRange.Count > 0 ? Perform : new Decision(Outcome.RangeNotSatisfiable, "Range", [])
            : IsMoreThanAll(ranges, current.Length) ? Perform
            : new Decision(Outcome.Partial, "Range", ranges);
    }

    // Equal, not "no later than": the client has parts of this very state (§13.1.5).
    private static bool IsUnchanged(IReadOnlyList<string> ifRange, Representation current, DateTimeOffset now) =>
        ifRange is [var only] && (EntityTag.TryParse(only, out var tag)
            ? current.Tag?.MatchesStrongly(tag) == true
            : current.IsDateStrong && HttpDate.Parse(only, now) is { } date && date == current.LastModified(now));

    // Parts that overlap make an answer larger than the content. A sum of few lengths, none above long.MaxValue, may overflow.
    private static bool IsMoreThanAll(IReadOnlyList<ByteRange> ranges, long length)
    {
        var rest = length;
        foreach (var range in ranges)
        {
            rest -= range.Last - range.First + 1;
            if (rest < 0)
            {
                return true;
            }
        }

        return false;
    }
}
