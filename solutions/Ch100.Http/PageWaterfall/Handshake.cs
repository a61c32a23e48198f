namespace Katas.Http.PageWaterfall;

/// <summary>What a connection costs before it can carry a request.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc9293#section-3.5">RFC 9293 §3.5</see>,
/// <see href="https://www.rfc-editor.org/rfc/rfc8446#section-2">RFC 8446 §2</see>,
/// <see href="https://www.rfc-editor.org/rfc/rfc9001#section-4">RFC 9001 §4</see>.
/// </remarks>
public static class Handshake
{
    /// <summary>SYN and SYN-ACK. The ACK travels with whatever comes next.</summary>
    private const int Tcp = 1;

    /// <summary>How many round trips pass between the decision to open a connection and its first request.</summary>
    /// <exception cref="ArgumentException">QUIC without TLS 1.3; a version of HTTP or TLS that does not exist.</exception>
    public static int RoundTrips(Protocol protocol, Tls tls) => (protocol, tls) switch
    {
        _ when !Enum.IsDefined(protocol) =>
            throw new ArgumentOutOfRangeException(nameof(protocol), protocol, "no version of HTTP"),
        _ when !Enum.IsDefined(tls) => throw new ArgumentOutOfRangeException(nameof(tls), tls, "no version of TLS"),

        // QUIC's handshake carries TLS's: there is nothing below that would have to be set up first.
        (Protocol.Http3, Tls.V13) => 1,
        (Protocol.Http3, Tls.EarlyData) => 0,
        (Protocol.Http3, _) => throw new ArgumentException("QUIC has TLS 1.3 built in (RFC 9001 §4.2)", nameof(tls)),

        (_, Tls.V12) => Tcp + 2,
        (_, Tls.V13) => Tcp + 1,
        _ => Tcp, // and nothing for TLS: there is none, or its data is early
    };
}
