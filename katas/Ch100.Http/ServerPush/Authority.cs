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
    /// <summary>Whether it may speak for this one.</summary>
    /// <param name="otherScheme">The <c>:scheme</c> of a request.</param>
    /// <param name="authority">The <c>:authority</c> of a request: a host, with or without a port.</param>
    public bool Covers(string otherScheme, string authority) =>
        throw new NotImplementedException();
}
