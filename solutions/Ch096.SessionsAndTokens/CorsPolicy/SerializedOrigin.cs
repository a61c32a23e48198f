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
    // What an origin is made of. Whether all is in its place, and in small letters, shows when it is written again.
    private static readonly SearchValues<char> Characters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-_:/[]");

    /// <summary>Whether a browser can write this as the origin of a web page.</summary>
    /// <param name="text">Anything: <c>https://app.example</c> and <c>http://[::1]:8080</c> are origins.</param>
    public static bool IsValid(string text)
    {
        ArgumentNullException.ThrowIfNull(text);

        // There is one way only to write an origin; so whatever is read must be written again as it was. Uri reads more than
        // that, a zone for one, and hosts that it cannot write; and it ends some IPv6 addresses in dots, as no browser does.
        return !text.AsSpan().ContainsAnyExcept(Characters)
            && Uri.TryCreate(text, UriKind.Absolute, out var uri)
            && uri.Scheme is "http" or "https"
            && !(uri.HostNameType == UriHostNameType.IPv6 && text.Contains('.', StringComparison.Ordinal))
            && text == Serialize(uri);
    }

    private static string Serialize(Uri uri)
    {
        var host = uri.HostNameType == UriHostNameType.IPv6 ? $"[{uri.IdnHost}]" : uri.IdnHost;
        var port = uri.IsDefaultPort ? "" : string.Create(CultureInfo.InvariantCulture, $":{uri.Port}");
        return $"{uri.Scheme}://{host}{port}";
    }
}
