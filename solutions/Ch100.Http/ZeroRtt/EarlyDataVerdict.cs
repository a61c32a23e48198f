// Given: what a server can say of early data, and how a connection can break.
namespace Katas.Http.ZeroRtt;

/// <summary>Whether a server takes early data, and if not, why. All but the first let the handshake go on without it.</summary>
public enum EarlyDataVerdict
{
    /// <summary>It does.</summary>
    Accepted,

    /// <summary>The client has none.</summary>
    NotOffered,

    /// <summary>The client has to come again.</summary>
    HelloRetryRequest,

    /// <summary>Another ticket than the first was chosen, or none.</summary>
    NotFirstPsk,

    /// <summary>A ticket that the server does not have, or no longer.</summary>
    UnknownTicket,

    /// <summary>A ticket that is not for early data.</summary>
    NotAllowed,

    /// <summary>A ticket that is too old.</summary>
    Expired,

    /// <summary>Not the version of TLS that the ticket is of.</summary>
    OtherVersion,

    /// <summary>Not its cipher suite.</summary>
    OtherCipherSuite,

    /// <summary>Not its protocol.</summary>
    OtherAlpn,

    /// <summary>Not its transport, or the client might go beyond what is allowed now.</summary>
    ReducedLimits,

    /// <summary>A ticket of another zone.</summary>
    OtherZone,

    /// <summary>The server has not been running long enough.</summary>
    Starting,

    /// <summary>It ought to have arrived long ago.</summary>
    TooLate,

    /// <summary>It ought to arrive much later.</summary>
    TooEarly,

    /// <summary>It has been here before.</summary>
    Replayed,

    /// <summary>Nothing more can be remembered.</summary>
    RecordFull,
}

/// <summary>How a connection ends that cannot go on.</summary>
public enum ConnectionError
{
    /// <summary>QUIC's <c>PROTOCOL_VIOLATION</c> (RFC 9000 §20.1).</summary>
    ProtocolViolation,

    /// <summary>TLS's <c>unexpected_message</c> (RFC 8446 §6.2).</summary>
    UnexpectedMessage,

    /// <summary>TLS's <c>illegal_parameter</c>.</summary>
    IllegalParameter,

    /// <summary>TLS's <c>unsupported_extension</c>.</summary>
    UnsupportedExtension,
}

/// <summary>The other side has done what ends the connection.</summary>
/// <param name="error">What it is told.</param>
/// <param name="field">What is wrong.</param>
/// <param name="value">What it was.</param>
public sealed class ConnectionErrorException(ConnectionError error, string field, string value)
    : Exception($"{error}: {field} is {value}")
{
    /// <summary>What the other side is told.</summary>
    public ConnectionError Error { get; } = error;

    /// <summary>What is wrong, in the words of the specification.</summary>
    public string Field { get; } = field;
}

/// <summary>How much a server lets a client's clock differ, and how much it remembers.</summary>
/// <param name="MaxLate">How much later than expected a ClientHello may come.</param>
/// <param name="MaxEarly">How much earlier.</param>
/// <param name="MaxEntries">How many are remembered at a time.</param>
public sealed record ReplayPolicy(TimeSpan MaxLate, TimeSpan MaxEarly, int MaxEntries);
