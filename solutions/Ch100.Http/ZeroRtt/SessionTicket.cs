// Given: what a ticket says, and what a client says that comes back with it.
namespace Katas.Http.ZeroRtt;

/// <summary>What client and server had agreed on.</summary>
/// <param name="Version">The version of TLS.</param>
/// <param name="CipherSuite">Such as <c>TLS_AES_128_GCM_SHA256</c>.</param>
/// <param name="Alpn">The protocol above TLS, such as <c>h2</c>; null if none was chosen.</param>
public sealed record SessionParameters(TlsVersion Version, string CipherSuite, string? Alpn);

/// <summary>Those of a QUIC server's transport parameters that 0-RTT depends on (RFC 9000 §7.4.1). What is not said is 0, or 2.</summary>
public sealed record TransportParameters
{
    /// <summary>How many connection ids the server keeps.</summary>
    public long ActiveConnectionIdLimit { get; init; } = 2;

    /// <summary>How many bytes may be sent on all streams.</summary>
    public long InitialMaxData { get; init; }

    /// <summary>How many bytes may be sent on a bidirectional stream that the server opens.</summary>
    public long InitialMaxStreamDataBidiLocal { get; init; }

    /// <summary>How many bytes may be sent on a bidirectional stream that the client opens: one for each request.</summary>
    public long InitialMaxStreamDataBidiRemote { get; init; }

    /// <summary>How many bytes may be sent on a unidirectional stream.</summary>
    public long InitialMaxStreamDataUni { get; init; }

    /// <summary>How many bidirectional streams the client may open.</summary>
    public long InitialMaxStreamsBidi { get; init; }

    /// <summary>How many unidirectional streams the client may open.</summary>
    public long InitialMaxStreamsUni { get; init; }
}

/// <summary>The message that brings a ticket (RFC 8446 §4.6.1).</summary>
/// <param name="Identity">The ticket itself, which says nothing to the client.</param>
/// <param name="LifetimeSeconds"><c>ticket_lifetime</c>.</param>
/// <param name="AgeAdd"><c>ticket_age_add</c>.</param>
/// <param name="MaxEarlyDataSize"><c>max_early_data_size</c>; null if the message has no <c>early_data</c>.</param>
public sealed record NewSessionTicket(string Identity, uint LifetimeSeconds, uint AgeAdd, uint? MaxEarlyDataSize);

/// <summary>What a client remembers.</summary>
/// <param name="Message">What it was sent.</param>
/// <param name="ServerName">By whom.</param>
/// <param name="Parameters">What had been agreed on.</param>
/// <param name="ReceivedAt">When.</param>
/// <param name="Remembered">The server's transport parameters, of QUIC; null over TCP.</param>
public sealed record ClientTicket(
    NewSessionTicket Message,
    string ServerName,
    SessionParameters Parameters,
    DateTimeOffset ReceivedAt,
    TransportParameters? Remembered = null);

/// <summary>What a server remembers, or has sealed into the ticket so that it need not.</summary>
/// <param name="Identity">The ticket.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="EstimatedRoundTrip">To that client and back, as far as was known then.</param>
/// <param name="LifetimeSeconds">How long it is good.</param>
/// <param name="AgeAdd">A random number, to hide its age from others.</param>
/// <param name="Parameters">What had been agreed on.</param>
public sealed record ServerTicket(
    string Identity,
    DateTimeOffset CreatedAt,
    TimeSpan EstimatedRoundTrip,
    uint LifetimeSeconds,
    uint AgeAdd,
    SessionParameters Parameters)
{
    /// <summary>How many bytes of early data it is good for; null for none.</summary>
    public uint? MaxEarlyDataSize { get; init; }

    /// <summary>This server's transport parameters at that time, of QUIC; null over TCP.</summary>
    public TransportParameters? Transport { get; init; }

    /// <summary>The only zone that takes early data with it; null if all do.</summary>
    public string? Zone { get; init; }
}

/// <summary>A ticket in a ClientHello.</summary>
/// <param name="Identity">The ticket.</param>
/// <param name="ObfuscatedAge"><c>obfuscated_ticket_age</c>.</param>
/// <param name="Binder">Proves that the client has the ticket's key, and that this is its ClientHello.</param>
public sealed record PskOffer(string Identity, uint ObfuscatedAge, ReadOnlyMemory<byte> Binder);

/// <summary>A ClientHello, as far as early data goes.</summary>
/// <param name="Psks">The tickets, in order.</param>
/// <param name="EarlyData">It has the extension <c>early_data</c>.</param>
public sealed record Hello(IReadOnlyList<PskOffer> Psks, bool EarlyData);

/// <summary>What the server has chosen for a connection.</summary>
/// <param name="Psk">The index of the ticket, whose binder has been found to be right; null for a full handshake.</param>
/// <param name="Parameters">What else.</param>
public sealed record Selection(int? Psk, SessionParameters Parameters)
{
    /// <summary>This server's transport parameters, of QUIC; null over TCP.</summary>
    public TransportParameters? Transport { get; init; }

    /// <summary>The client has to come again with another key share.</summary>
    public bool HelloRetryRequest { get; init; }
}
