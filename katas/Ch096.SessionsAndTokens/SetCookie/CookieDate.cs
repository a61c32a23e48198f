using System.Buffers;
using System.Text;

namespace Katas.SessionsAndTokens.SetCookie;

/// <summary>Reads the dates of <c>Expires</c>, of which no two servers have the same idea.</summary>
/// <remarks>
/// Spec: <see href="https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis-22#section-5.1.1">§5.1.1</see>.
/// </remarks>
public static class CookieDate
{
    /// <summary>Reads a cookie-date.</summary>
    /// <param name="text">Anything.</param>
    /// <param name="date">The moment, in UTC; without meaning if there is none.</param>
    /// <returns>Whether the algorithm finds a date in it.</returns>
    public static bool TryParse(string text, out DateTimeOffset date) =>
        throw new NotImplementedException();
}
