// Given: what a packet shows to everybody, what it says when it is opened, and what there is to say before it is sealed.
using System.Buffers.Binary;

namespace Katas.Http.QuicPacket;

/// <summary>What a packet shows without any key. It points into the datagram, and is good as long as that is.</summary>
/// <remarks>What a type of packet does not have is 0 or empty.</remarks>
public readonly ref struct Packet
{
    /// <summary>The type.</summary>
    public PacketType Type { get; init; }

    /// <summary>The version; 0 for Version Negotiation, and for <see cref="PacketType.OneRtt"/>, which does not say it.</summary>
    public uint Version { get; init; }

    /// <summary>The receiver's name for the connection: up to 20 bytes in version 1, up to 255 in others.</summary>
    public ReadOnlySpan<byte> DestinationConnectionId { get; init; }

    /// <summary>The sender's; not in <see cref="PacketType.OneRtt"/>.</summary>
    public ReadOnlySpan<byte> SourceConnectionId { get; init; }

    /// <summary>The token of Initial and Retry.</summary>
    public ReadOnlySpan<byte> Token { get; init; }

    /// <summary>The last 16 bytes of Retry.</summary>
    public ReadOnlySpan<byte> IntegrityTag { get; init; }

    /// <summary>The versions of Version Negotiation, four bytes each.</summary>
    public ReadOnlySpan<byte> SupportedVersions { get; init; }

    /// <summary>The whole packet, from its first byte to its last.</summary>
    public ReadOnlySpan<byte> Bytes { get; init; }

    /// <summary>Where in <see cref="Bytes"/> the packet number begins, for the four types that have one.</summary>
    public int PacketNumberOffset { get; init; }

    /// <summary>The packet is one of the four types that keys open.</summary>
    public bool IsProtected => Type is PacketType.Initial or PacketType.ZeroRtt or PacketType.Handshake or PacketType.OneRtt;

    /// <summary>How many versions Version Negotiation names.</summary>
    public int VersionCount => SupportedVersions.Length / sizeof(uint);

    /// <summary>One of them.</summary>
    /// <param name="index">From 0 to before <see cref="VersionCount"/>.</param>
    public uint SupportedVersion(int index) => BinaryPrimitives.ReadUInt32BigEndian(SupportedVersions[(index * sizeof(uint))..]);
}

/// <summary>What only the holder of the keys can read.</summary>
public readonly ref struct OpenedPacket
{
    /// <summary>From 0 to 2^62-1, in full.</summary>
    public long PacketNumber { get; init; }

    /// <summary>The frames.</summary>
    public ReadOnlySpan<byte> Payload { get; init; }

    /// <summary>The key phase of <see cref="PacketType.OneRtt"/>: it changes when the keys do (RFC 9001 §6).</summary>
    public bool KeyPhase { get; init; }
}

/// <summary>What there is to say about a packet before it is sealed.</summary>
public readonly ref struct PacketHeader
{
    /// <summary>One of the four types that have a packet number.</summary>
    public PacketType Type { get; init; }

    /// <summary>The receiver's connection id, up to 20 bytes.</summary>
    public ReadOnlySpan<byte> DestinationConnectionId { get; init; }

    /// <summary>The sender's, up to 20 bytes; none with a short header.</summary>
    public ReadOnlySpan<byte> SourceConnectionId { get; init; }

    /// <summary>The token of Initial; others have none.</summary>
    public ReadOnlySpan<byte> Token { get; init; }

    /// <summary>From 0 to 2^62-1.</summary>
    public long PacketNumber { get; init; }

    /// <summary>How many of its last bytes are sent, from 1 to 4.</summary>
    public int PacketNumberLength { get; init; }

    /// <summary>The spin bit of a short header (§17.4).</summary>
    public bool SpinBit { get; init; }

    /// <summary>The key phase of a short header.</summary>
    public bool KeyPhase { get; init; }
}
