namespace Katas.Http.QuicPacket;

/// <summary>The kinds of packets. The first four have the numbers of RFC 9000 §17.2, table 5.</summary>
public enum PacketType
{
    /// <summary>The first messages of the handshake. Its keys follow from a connection id that everybody can read.</summary>
    Initial = 0,

    /// <summary>0-RTT: what a client says before the server has answered.</summary>
    ZeroRtt = 1,

    /// <summary>The rest of the handshake.</summary>
    Handshake = 2,

    /// <summary>A server wants to see first that the client is where it says: begin again, with this token.</summary>
    Retry = 3,

    /// <summary>1-RTT: everything after the handshake. The only one with a short header.</summary>
    OneRtt,

    /// <summary>A server does not know the client's version, and names those that it knows.</summary>
    VersionNegotiation,

    /// <summary>A packet of another version than 1, of which only the connection ids can be read.</summary>
    OtherVersion,
}

/// <summary>One of the two ends of a connection.</summary>
public enum Endpoint
{
    /// <summary>Who has sent the first packet.</summary>
    Client,

    /// <summary>Who answers it.</summary>
    Server,
}

/// <summary>What a call of <see cref="DatagramReader.Read"/> came to.</summary>
public enum PacketStatus
{
    /// <summary>The datagram has no more bytes.</summary>
    End,

    /// <summary>A packet was found.</summary>
    Packet,

    /// <summary>Something was found that has to be discarded. What follows it may be fine.</summary>
    Discarded,
}

/// <summary>Why something was discarded, and where.</summary>
/// <param name="Reason">The rule that it breaks.</param>
/// <param name="Offset">Where in the datagram the field begins that breaks it.</param>
public readonly record struct Discard(DiscardReason Reason, int Offset);

/// <summary>What is wrong with a packet.</summary>
public enum DiscardReason
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The datagram ends before the field does.</summary>
    Truncated,

    /// <summary>The second bit of the first byte is 0.</summary>
    FixedBit,

    /// <summary>A connection id of version 1 with more than 20 bytes.</summary>
    ConnectionIdTooLong,

    /// <summary>There is no room for the sample that takes the header's protection off.</summary>
    TooShort,

    /// <summary>Version Negotiation without a version, or with a part of one.</summary>
    NoVersions,

    /// <summary>Retry without a token.</summary>
    NoToken,

    /// <summary>Retry or Version Negotiation behind another packet.</summary>
    NotAlone,

    /// <summary>Another version, where nobody would negotiate one.</summary>
    OtherVersion,

    /// <summary>Nobody who may send to us sends that.</summary>
    WrongSender,

    /// <summary>Version Negotiation that offers what we have asked for.</summary>
    ListsOurVersion,

    /// <summary>A client's first packets come in 1200 bytes or more.</summary>
    DatagramTooSmall,

    /// <summary>Another destination connection id than that of the datagram's first packet.</summary>
    OtherConnection,
}

/// <summary>What a call of <see cref="PacketOpener.Open"/> came to.</summary>
public enum OpenStatus
{
    /// <summary>The packet is from the holder of the keys, and unchanged.</summary>
    Opened,

    /// <summary>It is not: discard it. Nothing is known about it, and nobody is to blame.</summary>
    NotAuthentic,

    /// <summary>It is, and yet its reserved bits are not 0: a PROTOCOL_VIOLATION (RFC 9000 §17.2).</summary>
    NonZeroBits,

    /// <summary>It is, and yet there is no frame in it: a PROTOCOL_VIOLATION (RFC 9000 §12.4).</summary>
    NoFrames,
}

/// <summary>The algorithms that a connection's packets are protected with. Initial packets always have the first.</summary>
public enum CipherSuite
{
    /// <summary>TLS_AES_128_GCM_SHA256: keys of 16 bytes.</summary>
    Aes128Gcm,

    /// <summary>TLS_CHACHA20_POLY1305_SHA256: keys of 32 bytes.</summary>
    ChaCha20Poly1305,
}
