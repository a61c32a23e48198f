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
    /// <summary>Reads an HTTP-date.</summary>
    /// <param name="text">Anything.</param>
    /// <param name="now">What the time is: a year of two digits depends on it.</param>
    /// <param name="date">The moment, in UTC; without meaning if there is none.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryParse(string text, DateTimeOffset now, out DateTimeOffset date) =>
        throw new NotImplementedException();
}
