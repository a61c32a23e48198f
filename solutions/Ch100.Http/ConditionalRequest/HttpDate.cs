// Given: dates of HTTP. What a server does with them is the lesson.
using System.Globalization;

namespace Katas.Http.ConditionalRequest;

/// <summary>Reads the dates of HTTP in all their three forms, and writes them in the one of today.</summary>
/// <remarks>Spec: <see href="https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7">RFC 9110 §5.6.7</see>.</remarks>
public static class HttpDate
{
    private const int FutureYears = 50;

    private static readonly string[] Days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
    private static readonly string[] LongDays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

    /// <summary>Reads one.</summary>
    /// <param name="text">Anything.</param>
    /// <param name="now">What the time is: a year of two digits depends on it.</param>
    /// <returns>The moment in UTC; null if it is no date.</returns>
    public static DateTimeOffset? Parse(string text, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(text);

        // No DateTimeOffset is in a leap second. Which day of the week it was does not matter, but it has to be one.
        var rest = text.Replace(":60 ", ":59 ", StringComparison.Ordinal);
        var end = rest.IndexOfAny([',', ' ']);
        var day = end < 0 ? "" : rest[..end];
        rest = rest[day.Length..];
        return LongDays.Contains(day) ? Exact(WithCentury(rest, now), ", dd-MMM-yyyy HH:mm:ss 'GMT'", 26)
            : !Days.Contains(day) ? null
            : Exact(rest, ", dd MMM yyyy HH:mm:ss 'GMT'", 26)
                ?? Exact(rest, " MMM dd HH:mm:ss yyyy", 21)
                ?? Exact(rest, " MMM  d HH:mm:ss yyyy", 21);
    }

    /// <summary>Writes one, such as <c>Sun, 06 Nov 1994 08:49:37 GMT</c>.</summary>
    /// <param name="date">The moment; what is less than a second is cut off.</param>
    public static string Format(DateTimeOffset date) => date.ToString("R", CultureInfo.InvariantCulture);

    private static DateTimeOffset? Exact(string text, string format, int length) =>
        text.Length == length && DateTimeOffset.TryParseExact(
            text, format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;

    // ", 06-Nov-94 08:49:37 GMT" in the last year with these digits that is not more than fifty years away.
    private static string WithCentury(string text, DateTimeOffset now)
    {
        if (text.Length != 24 || !int.TryParse(text.AsSpan(9, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var digits))
        {
            return "";
        }

        var limit = now.ToUniversalTime().AddYears(FutureYears);
        var year = limit.Year - ((limit.Year - digits) % 100);
        return Exact(In(year), ", dd-MMM-yyyy HH:mm:ss 'GMT'", 26) is { } date && date <= limit ? In(year) : In(year - 100);

        string In(int year) => string.Create(CultureInfo.InvariantCulture, $"{text[..9]}{year:0000}{text[11..]}");
    }
}
