// Given: the words of handshakes.
namespace Katas.Http.ZeroRtt;

/// <summary>Who sends.</summary>
public enum Endpoint
{
    /// <summary>Who asks.</summary>
    Client,

    /// <summary>Who answers.</summary>
    Server,
}

/// <summary>What is below TLS.</summary>
public enum Transport
{
    /// <summary>TCP (RFC 9293 §3.5).</summary>
    Tcp,

    /// <summary>TCP with a cookie of an earlier connection (RFC 7413).</summary>
    TcpFastOpen,

    /// <summary>QUIC, of which TLS is a part (RFC 9001 §4).</summary>
    Quic,
}

/// <summary>The version of TLS.</summary>
public enum TlsVersion
{
    /// <summary>RFC 5246.</summary>
    V12,

    /// <summary>RFC 8446.</summary>
    V13,
}

/// <summary>What became of the early data.</summary>
public enum EarlyData
{
    /// <summary>There was none.</summary>
    NotSent,

    /// <summary>The server takes it.</summary>
    Accepted,

    /// <summary>The server throws it away, all of it.</summary>
    Rejected,
}

/// <summary>What is on the way: of TCP, of QUIC, of TLS, and the two that all others are sent for.</summary>
public enum Message
{
    /// <summary>TCP, from the client.</summary>
    Syn,

    /// <summary>TCP, from the server.</summary>
    SynAck,

    /// <summary>TCP, from the client.</summary>
    Ack,

    /// <summary>QUIC, from the server: come again with this token.</summary>
    Retry,

    /// <summary>TLS 1.3, from the server: come again with another key share.</summary>
    HelloRetryRequest,

    /// <summary>TLS, from the client.</summary>
    ClientHello,

    /// <summary>TLS, from the server.</summary>
    ServerHello,

    /// <summary>TLS 1.3, from the server.</summary>
    EncryptedExtensions,

    /// <summary>TLS, from the server.</summary>
    Certificate,

    /// <summary>TLS 1.3, from the server.</summary>
    CertificateVerify,

    /// <summary>TLS 1.2, from the server.</summary>
    ServerKeyExchange,

    /// <summary>TLS 1.2, from the server.</summary>
    ServerHelloDone,

    /// <summary>TLS 1.2, from the client.</summary>
    ClientKeyExchange,

    /// <summary>TLS 1.2, from both.</summary>
    ChangeCipherSpec,

    /// <summary>TLS, from both.</summary>
    Finished,

    /// <summary>TLS 1.3, from the client.</summary>
    EndOfEarlyData,

    /// <summary>HTTP, from the client.</summary>
    Request,

    /// <summary>HTTP, from the server.</summary>
    Response,
}

/// <summary>How a connection is opened for one request. All that is not said is not so.</summary>
/// <param name="Transport">What is below.</param>
/// <param name="Version">The version of TLS.</param>
public sealed record ConnectionPlan(Transport Transport, TlsVersion Version)
{
    /// <summary>Both know each other from an earlier connection.</summary>
    public bool Resumed { get; init; }

    /// <summary>The client does not wait for the server's Finished (RFC 7918).</summary>
    public bool FalseStart { get; init; }

    /// <summary>The request goes along with the ClientHello.</summary>
    public EarlyData EarlyData { get; init; }

    /// <summary>The server can do nothing with the client's key share (RFC 8446 §4.1.4).</summary>
    public bool HelloRetryRequest { get; init; }

    /// <summary>The server wants to know whether the client is where it says (RFC 9000 §8.1.2).</summary>
    public bool Retry { get; init; }
}

/// <summary>What one side sends without waiting for the other.</summary>
/// <param name="From">Whose.</param>
/// <param name="Messages">In order.</param>
public sealed record Flight(Endpoint From, IReadOnlyList<Message> Messages);

/// <summary>How long a packet is on its way, in microseconds.</summary>
/// <param name="ToServer">From the client to the server.</param>
/// <param name="ToClient">From the server to the client.</param>
public readonly record struct Delays(long ToServer, long ToClient);

/// <summary>A flight on its way. Times are microseconds from when the first flight leaves.</summary>
/// <param name="Flight">Which.</param>
/// <param name="Leaves">When it leaves.</param>
/// <param name="Arrives">When it is there.</param>
public sealed record Departure(Flight Flight, long Leaves, long Arrives);

/// <summary>When what happens.</summary>
/// <param name="Departures">All flights, in order.</param>
/// <param name="RequestLeaves">When the request leaves: the one that is answered.</param>
/// <param name="ResponseArrives">When the response is at the client.</param>
/// <param name="ReplayRuledOut">When the server has the client's Finished: nobody else can have sent that.</param>
/// <param name="RoundTripsToRequest">How often the client has waited for the server before that request.</param>
/// <param name="RoundTripsToResponse">And until the response.</param>
public sealed record Timeline(
    IReadOnlyList<Departure> Departures,
    long RequestLeaves,
    long ResponseArrives,
    long ReplayRuledOut,
    int RoundTripsToRequest,
    int RoundTripsToResponse);
