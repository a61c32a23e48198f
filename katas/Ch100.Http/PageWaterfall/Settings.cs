// Given: what a page is made of, who fetches it, and over what.
namespace Katas.Http.PageWaterfall;

/// <summary>One thing that a page needs. Times are microseconds.</summary>
/// <param name="Name">Unlike those of all other resources of the page.</param>
/// <param name="Host">Where it is.</param>
/// <param name="Size">Bytes of its content.</param>
/// <param name="Parent">The resource that refers to it; null for the document that the user asks for.</param>
/// <param name="Think">How long the server needs for it before it can send anything.</param>
public sealed record Resource(string Name, string Host, int Size, string? Parent = null, long Think = 0);

/// <summary>Who asks, and how.</summary>
/// <param name="Protocol">The version of HTTP.</param>
/// <param name="Tls">The version of TLS, and whether it may save its round trip.</param>
/// <param name="ConnectionsPerHost">How many may be open at a time to one host; versions 2 and 3 need one.</param>
/// <param name="HeadSize">Bytes of the head of an answer: status line and header fields.</param>
public sealed record Client(Protocol Protocol, Tls Tls, int ConnectionsPerHost = 6, int HeadSize = 0);

/// <summary>The way between the client and all hosts.</summary>
/// <param name="RoundTrip">Microseconds to a host and back, the time on the link not counted.</param>
/// <param name="BitsPerSecond">The rate of the one link that all answers come through.</param>
/// <param name="InitialWindow">How many packets a connection may have under way before any has been acknowledged.</param>
/// <param name="Lost">
/// The packets that are lost: their numbers, counted from 1 over the whole page in the order in which the link carries them.
/// </param>
public sealed record Network(long RoundTrip, long BitsPerSecond, int InitialWindow = 10, IReadOnlyCollection<int>? Lost = null);

/// <summary>The versions of HTTP, as they use connections.</summary>
public enum Protocol
{
    /// <summary>HTTP/0.9: a request of one line, an answer without a head, a connection for each.</summary>
    Http09,

    /// <summary>HTTP/1.0 (RFC 1945): a connection for each request.</summary>
    Http10,

    /// <summary>HTTP/1.0 with <c>Connection: keep-alive</c> (RFC 9112, appendix C.2.2).</summary>
    Http10KeepAlive,

    /// <summary>HTTP/1.1 (RFC 9112 §9.3): connections persist; one request at a time on each.</summary>
    Http11,

    /// <summary>HTTP/1.1 with pipelining (RFC 9112 §9.3.2).</summary>
    Http11Pipelined,

    /// <summary>HTTP/2 (RFC 9113): many streams on one TCP connection.</summary>
    Http2,

    /// <summary>HTTP/3 (RFC 9114): many streams on one QUIC connection.</summary>
    Http3,
}

/// <summary>The version of TLS, and whether it may save its round trip.</summary>
public enum Tls
{
    /// <summary>No TLS.</summary>
    None,

    /// <summary>TLS 1.2 with a full handshake (RFC 5246 §7.3).</summary>
    V12,

    /// <summary>TLS 1.3 with a full handshake (RFC 8446 §2).</summary>
    V13,

    /// <summary>TLS 1.3 with early data: the client has been at all hosts before (RFC 8446 §2.3).</summary>
    EarlyData,
}
