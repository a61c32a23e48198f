using System.Buffers;
using System.Globalization;

namespace Katas.SessionsAndTokens.CorsPolicy;

/// <summary>Knows how browsers write an origin.</summary>
/// <remarks>
/// Spec: <see href="https://html.spec.whatwg.org/multipage/browsers.html#ascii-serialisation-of-an-origin">HTML, serialization of
/// an origin</see>.
/// </remarks>
public static class SerializedOrigin
{
    /// <summary>Whether a browser can write this as the origin of a web page.</summary>
    /// <param name="text">Anything: <c>https://app.example</c> and <c>http://[::1]:8080</c> are origins.</param>
    public static bool IsValid(string text) =>
        throw new NotImplementedException();
}
