using System.Globalization;
using System.Text.RegularExpressions;

namespace Katas.Http.CacheFreshness;

/// <summary>Reads the dates of HTTP, in the form of today and in two of before 1995.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7">RFC 9110 §5.6.7</see>, and what
/// <see href="https://www.rfc-editor.org/rfc/rfc9111#section-4.2">RFC 9111 §4.2</see> says of them.
/// </remarks>
public static partial class HttpDate
{
    private const int FutureYears = 50;
    private const string Months = "JanFebMarAprMayJunJulAugSepOctNovDec";

    private const string Weekday = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)";
    private const string LongWeekday = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day";
    private const string Month = "(?<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)";
    private const string Day = "(?<day>[0-9]{2})";
    private const string Year = "(?<year>[0-9]{4})";
    private const string Time = "(?<hour>[0-9]{2}):(?<minute>[0-9]{2}):(?<second>[0-9]{2})";

    /// <summary>Reads an HTTP-date.</summary>
    /// <param name="text">Anything.</param>
    /// <param name="now">What the time is: a year of two digits depends on it.</param>
    /// <param name="date">The moment, in UTC; without meaning if there is none.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryParse(string text, DateTimeOffset now, out DateTimeOffset date)
    {
        ArgumentNullException.ThrowIfNull(text);
        date = default;
        if (Forms().Match(text) is not { Success: true } match)
        {
            return false;
        }

        var month = (Months.IndexOf(match.Groups["month"].Value, StringComparison.OrdinalIgnoreCase) / 3) + 1;
        var (day, year) = (Number(match, "day"), Number(match, "year"));

        // There is no leap second in a DateTimeOffset. A cache takes the nearest time that is earlier (RFC 9111 §4.2).
        var (hour, minute, second) = (Number(match, "hour"), Number(match, "minute"), Number(match, "second"));
        second = second == 60 ? 59 : second;
        if (match.Groups["year"].Length == 2)
        {
            year = WithCentury(year, now.ToUniversalTime(), (month, day, hour, minute, second));
        }

        if (year == 0 || day == 0 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        date = new DateTimeOffset(year, month, day, hour, minute, second, TimeSpan.Zero);
        return true;
    }

    // The last year with these digits in which the date is not more than fifty years away.
    private static int WithCentury(int digits, DateTimeOffset now, (int, int, int, int, int) rest)
    {
        var last = now.Year + FutureYears;
        var year = last - ((last - digits) % 100);
        var limit = (now.Month, now.Day, now.Hour, now.Minute, now.Second);
        return year == last && rest.CompareTo(limit) > 0 ? year - 100 : year;
    }

    private static int Number(Match match, string group) =>
        int.Parse(match.Groups[group].ValueSpan, NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture);

    // IMF-fixdate / rfc850-date / asctime-date, with no regard to case (RFC 9111 §4.2).
    [GeneratedRegex(
        $@"\A(?:{Weekday}, {Day} {Month} {Year} {Time} GMT"
        + $"|{LongWeekday}, {Day}-{Month}-(?<year>[0-9]{{2}}) {Time} GMT"
        + $@"|{Weekday} {Month} (?<day>[0-9]{{2}}| [0-9]) {Time} {Year})\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Forms();
}
