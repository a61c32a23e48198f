namespace Katas.Http.PageWaterfall;

/// <summary>What a connection costs before it can carry a request.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc9293#section-3.5">RFC 9293 §3.5</see>,
/// <see href="https://www.rfc-editor.org/rfc/rfc8446#section-2">RFC 8446 §2</see>,
/// <see href="https://www.rfc-editor.org/rfc/rfc9001#section-4">RFC 9001 §4</see>.
/// </remarks>
public static class Handshake
{
    /// <summary>How many round trips pass between the decision to open a connection and its first request.</summary>
    /// <exception cref="ArgumentException">QUIC without TLS 1.3; a version of HTTP or TLS that does not exist.</exception>
    public static int RoundTrips(Protocol protocol, Tls tls) =>
        throw new NotImplementedException();
}
