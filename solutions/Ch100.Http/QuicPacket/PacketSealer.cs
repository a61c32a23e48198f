namespace Katas.Http.QuicPacket;

/// <summary>Writes packets and protects them.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc9000#section-17">RFC 9000 §17</see>,
/// <see href="https://www.rfc-editor.org/rfc/rfc9001#section-5.3">RFC 9001 §5.3</see> and §5.4.
/// </remarks>
public static class PacketSealer
{
    private const byte LongForm = 0xC0; // with the fixed bit
    private const byte ShortForm = 0x40;
    private const byte SpinBit = 0x20;
    private const byte KeyPhaseBit = 0x04;

    // Packet number and payload together, so that with the tag there is a whole sample (RFC 9001 §5.4.2).
    private const int MinNumberAndPayload = 4;

    /// <summary>Writes a packet.</summary>
    /// <param name="header">What the header says.</param>
    /// <param name="payload">The frames, one at least.</param>
    /// <param name="keys">The sender's.</param>
    /// <param name="destination">The packet goes to its beginning; what is behind it stays as it was.</param>
    /// <param name="minimumSize">Bytes that the packet has at least: PADDING frames fill it up.</param>
    /// <returns>How many bytes were written.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The packet number, its length, or <paramref name="minimumSize"/> is outside of its range; nothing is written.
    /// </exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="header"/> says what such a packet cannot say, there is no frame, or not enough room; nothing is written.
    /// </exception>
    public static int Seal(
        PacketHeader header, ReadOnlySpan<byte> payload, PacketKeys keys, Span<byte> destination, int minimumSize = 0)
    {
        Check(header);
        Require.That(!payload.IsEmpty, nameof(payload), "a packet has one frame at least");
        Require.True(minimumSize >= 0, minimumSize, nameof(minimumSize), "0 or more");
        var fewest = Math.Max(header.PacketNumberLength + payload.Length, MinNumberAndPayload) + PacketParser.TagLength;
        var lengthSize = header.Type == PacketType.OneRtt ? 0 : 2; // two bytes even if one would do: so it need not grow with padding
        var numberOffset = FieldsLength(header) + lengthSize;
        if (lengthSize > 0 && Math.Max(fewest, minimumSize - numberOffset) > FieldWriter.MaxOfTwoBytes)
        {
            (lengthSize, numberOffset) = (4, numberOffset + 2);
        }

        var remainder = Math.Max(fewest, minimumSize - numberOffset);
        Require.Room(numberOffset + remainder, destination.Length, nameof(destination));
        var packet = destination[..(numberOffset + remainder)];
        var text = packet[(numberOffset + header.PacketNumberLength)..^PacketParser.TagLength];
        payload.CopyTo(text);
        text[payload.Length..].Clear(); // a zero is a PADDING frame

        WriteFields(header, packet, remainder, lengthSize);
        PacketNumber.Write(header.PacketNumber, packet.Slice(numberOffset, header.PacketNumberLength));
        keys.Encrypt(header.PacketNumber, packet[..(numberOffset + header.PacketNumberLength)], text, packet[^PacketParser.TagLength..]);
        HeaderProtection.Add(packet, numberOffset, keys); // last, because the sample is of what is encrypted
        return packet.Length;
    }

    private static void Check(PacketHeader header)
    {
        Require.That(header.Type is not (PacketType.Retry or > PacketType.OneRtt), nameof(header), $"{header.Type} has no packet number");
        Require.ConnectionId(header.DestinationConnectionId, nameof(header));
        Require.ConnectionId(header.SourceConnectionId, nameof(header));
        Require.That(header.Type == PacketType.Initial || header.Token.IsEmpty, nameof(header), "only Initial has a token");
        var isShort = header.Type == PacketType.OneRtt;
        Require.That(!isShort || header.SourceConnectionId.IsEmpty, nameof(header), "a short header has no source connection id");
        Require.That(isShort || !(header.SpinBit || header.KeyPhase), nameof(header), "a long header has neither spin bit nor key phase");
        var isNumber = header.PacketNumber is >= 0 and <= PacketNumber.MaxValue;
        Require.True(isNumber, header.PacketNumber, nameof(header), "a packet number from 0 to 2^62-1");
        var isLength = header.PacketNumberLength is >= 1 and <= 4;
        Require.True(isLength, header.PacketNumberLength, nameof(header), "1 to 4 bytes of packet number");
    }

    // All that comes before the Length field, or before the packet number of a short header.
    private static int FieldsLength(PacketHeader header) => header.Type switch
    {
        PacketType.OneRtt => 1 + header.DestinationConnectionId.Length,
        PacketType.Initial => LongLength(header) + FieldWriter.IntegerLength(header.Token.Length) + header.Token.Length,
        _ => LongLength(header),
    };

    private static int LongLength(PacketHeader header) =>
        1 + sizeof(uint) + 1 + header.DestinationConnectionId.Length + 1 + header.SourceConnectionId.Length;

    private static void WriteFields(PacketHeader header, Span<byte> packet, int length, int lengthSize)
    {
        var fields = new FieldWriter(packet);
        var numberLengthBits = header.PacketNumberLength - 1;
        if (header.Type == PacketType.OneRtt)
        {
            var bits = (header.SpinBit ? SpinBit : 0) | (header.KeyPhase ? KeyPhaseBit : 0);
            fields.Put((byte)(ShortForm | bits | numberLengthBits));
            fields.Put(header.DestinationConnectionId);
            return;
        }

        fields.Put((byte)(LongForm | (int)header.Type << 4 | numberLengthBits));
        fields.PutVersion(PacketParser.Version1);
        fields.PutConnectionId(header.DestinationConnectionId);
        fields.PutConnectionId(header.SourceConnectionId);
        if (header.Type == PacketType.Initial)
        {
            fields.PutInteger(header.Token.Length, FieldWriter.IntegerLength(header.Token.Length));
            fields.Put(header.Token);
        }

        fields.PutInteger(length, lengthSize);
    }
}
