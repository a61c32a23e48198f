using System.Globalization;

namespace Katas.SessionsAndTokens.TokenDenylist;

/// <summary>Seconds since 1970, ignoring leap seconds (RFC 7519 §2). Decimal, because a binary fraction is off by some ticks.</summary>
internal static class NumericDate
{
    public static decimal Of(DateTimeOffset time) => Seconds(time - DateTimeOffset.UnixEpoch);

    public static decimal Seconds(TimeSpan time) => (decimal)time.Ticks / TimeSpan.TicksPerSecond;

    /// <summary>The one text of a date: no sign, no zeros in front, none at the end of a fraction.</summary>
    public static string Write(decimal date) =>
        (date / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);

    /// <summary>Reads that text, of a date up to the year 9999, and no other.</summary>
    public static bool TryRead(string text, out decimal date) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out date)
        && date <= Denylist.MaxDate
        && Write(date) == text;
}
