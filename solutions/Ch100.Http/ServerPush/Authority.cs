using System.Globalization;

namespace Katas.Http.ServerPush;

/// <summary>For which servers the other end of a connection may speak.</summary>
/// <param name="scheme"><c>https</c> or <c>http</c>.</param>
/// <param name="port">That the connection goes to.</param>
/// <param name="names">The names of its certificate: <c>example.com</c>, <c>*.example.com</c>.</param>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc9113#section-10.1">RFC 9113 §10.1</see>; for names with a star
/// <see href="https://www.rfc-editor.org/rfc/rfc6125#section-6.4.3">RFC 6125 §6.4.3</see>.
/// </remarks>
public sealed class Authority(string scheme, int port, params IReadOnlyList<string> names)
{
    private const int HighestPort = 65_535;

    /// <summary>Whether it may speak for this one.</summary>
    /// <param name="otherScheme">The <c>:scheme</c> of a request.</param>
    /// <param name="authority">The <c>:authority</c> of a request: a host, with or without a port.</param>
    public bool Covers(string otherScheme, string authority)
    {
        ArgumentNullException.ThrowIfNull(authority);
        var colon = authority.IndexOf(':', authority.LastIndexOf(']') + 1); // an address of IPv6 is in brackets
        var host = colon < 0 ? authority : authority[..colon];
        return otherScheme == scheme
            && (colon < 0 ? DefaultPort : Port(authority[(colon + 1)..])) == port
            && names.Any(name => IsFor(name, host));
    }

    private int DefaultPort => scheme == "https" ? 443 : 80;

    private static int? Port(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= HighestPort ? port : null;

    // A star is one label, the first: *.example.com is for a.example.com, neither for example.com nor for a.b.example.com.
    private static bool IsFor(string name, string host) =>
        name.StartsWith("*.", StringComparison.Ordinal)
            ? host.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot && IsSame(name[1..], host[dot..])
            : IsSame(name, host);

    private static bool IsSame(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
