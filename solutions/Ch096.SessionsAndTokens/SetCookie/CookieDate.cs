using System.Buffers;
using System.Text;

namespace Katas.SessionsAndTokens.SetCookie;

/// <summary>Reads the dates of <c>Expires</c>, of which no two servers have the same idea.</summary>
/// <remarks>
/// Spec: <see href="https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis-22#section-5.1.1">§5.1.1</see>.
/// </remarks>
public static class CookieDate
{
    private const int EarliestYear = 1601;
    private const string Months = "janfebmaraprmayjunjulaugsepoctnovdec";

    // delimiter = %x09 / %x20-2F / %x3B-40 / %x5B-60 / %x7B-7E. A colon is none: it holds the time together.
    private static readonly SearchValues<char> Delimiters = SearchValues.Create("\t !\"#$%&'()*+,-./;<=>?@[\\]^_`{|}~");

    /// <summary>Reads a cookie-date.</summary>
    /// <param name="text">Anything.</param>
    /// <param name="date">The moment, in UTC; without meaning if there is none.</param>
    /// <returns>Whether the algorithm finds a date in it.</returns>
    public static bool TryParse(string text, out DateTimeOffset date)
    {
        ArgumentNullException.ThrowIfNull(text);
        (int Hour, int Minute, int Second)? time = null;
        int? day = null, month = null, year = null;
        foreach (var range in text.AsSpan().SplitAny(Delimiters))
        {
            // Each token is asked in this order what it is, and only for what has not been found yet.
            var token = text.AsSpan()[range];
            if (time is null && Time(token) is { } foundTime)
            {
                time = foundTime;
            }
            else if (day is null && Number(token, 1, 2) is { } foundDay)
            {
                day = foundDay;
            }
            else if (month is null && Month(token) is { } foundMonth)
            {
                month = foundMonth;
            }
            else if (year is null && Number(token, 2, 4) is { } foundYear)
            {
                year = foundYear;
            }
        }

        // By value, not by digits: "099" is 99.
        year += year <= 69 ? 2000 : year <= 99 ? 1900 : 0;
        date = default;
        if (time is not { Hour: <= 23, Minute: <= 59, Second: <= 59 } || month is null || year is null or < EarliestYear
            || day is null or < 1 || day > DateTime.DaysInMonth(year.Value, month.Value))
        {
            return false;
        }

        var (hour, minute, second) = time.Value;
        date = new DateTimeOffset(year.Value, month.Value, day.Value, hour, minute, second, TimeSpan.Zero);
        return true;
    }

    // hms-time [ non-digit *OCTET ]
    private static (int Hour, int Minute, int Second)? Time(ReadOnlySpan<char> token) =>
        Digits(ref token, 1, 2) is { } hour && Colon(ref token)
        && Digits(ref token, 1, 2) is { } minute && Colon(ref token)
        && Digits(ref token, 1, 2) is { } second && IsEnd(token)
            ? (hour, minute, second)
            : null;

    private static int? Month(ReadOnlySpan<char> token)
    {
        for (var month = 0; token.Length >= 3 && month < 12; month++)
        {
            if (Ascii.EqualsIgnoreCase(token[..3], Months.AsSpan(month * 3, 3)))
            {
                return month + 1;
            }
        }

        return null;
    }

    // 1*2DIGIT [ non-digit *OCTET ] for a day, 2*4DIGIT for a year
    private static int? Number(ReadOnlySpan<char> token, int fewest, int most) =>
        Digits(ref token, fewest, most) is { } number && IsEnd(token) ? number : null;

    private static int? Digits(ref ReadOnlySpan<char> token, int fewest, int most)
    {
        var (value, length) = (0, 0);
        for (; length < most && length < token.Length && char.IsAsciiDigit(token[length]); length++)
        {
            value = (value * 10) + (token[length] - '0');
        }

        token = token[length..];
        return length >= fewest ? value : null;
    }

    private static bool Colon(ref ReadOnlySpan<char> token)
    {
        var found = token is [':', ..];
        token = found ? token[1..] : token;
        return found;
    }

    // Whatever follows, but not one more digit.
    private static bool IsEnd(ReadOnlySpan<char> token) => token is [] || !char.IsAsciiDigit(token[0]);
}
