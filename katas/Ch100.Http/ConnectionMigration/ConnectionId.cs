// Given: connection ids and the tokens that go with them, which are bytes and compared as such.
using System.Buffers.Binary;

namespace Katas.Http.ConnectionMigration;

/// <summary>A connection id: 0 to 20 bytes. Two with the same bytes are equal.</summary>
public readonly struct ConnectionId : IEquatable<ConnectionId>
{
    /// <summary>The most bytes that an id has in version 1.</summary>
    public const int MaxLength = 20;

    private readonly byte[]? bytes;

    /// <summary>An id of these bytes.</summary>
    /// <param name="bytes">0 to 20 of them.</param>
    public ConnectionId(ReadOnlySpan<byte> bytes) =>
        this.bytes = bytes.Length <= MaxLength ? bytes.ToArray() : throw new ArgumentException("an id has 20 bytes at most", nameof(bytes));

    /// <summary>How many bytes it has.</summary>
    public int Length => bytes?.Length ?? 0;

    /// <summary>The same bytes.</summary>
    public static bool operator ==(ConnectionId left, ConnectionId right) => left.Equals(right);

    /// <summary>Other bytes.</summary>
    public static bool operator !=(ConnectionId left, ConnectionId right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(ConnectionId other) => bytes.AsSpan().SequenceEqual(other.bytes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ConnectionId other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(bytes);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public override string ToString() => Length == 0 ? "(none)" : Convert.ToHexStringLower(bytes!);
}

/// <summary>A stateless reset token: who has lost everything but this can still end the connection.</summary>
/// <param name="Value">Its 16 bytes, the most significant first.</param>
public readonly record struct ResetToken(UInt128 Value)
{
    /// <summary>How many bytes it has.</summary>
    public const int Length = 16;

    /// <summary>Its bytes.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[Length];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, Value);
        return bytes;
    }
}

/// <summary>Where new ids come from: random, so that nobody can tell which belong together.</summary>
public interface IConnectionIdSource
{
    /// <summary>The next id, and its token.</summary>
    (ConnectionId Id, ResetToken Token) Make();
}
