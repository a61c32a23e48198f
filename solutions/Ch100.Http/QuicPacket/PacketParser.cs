namespace Katas.Http.QuicPacket;

/// <summary>Reads one packet as its form allows; who has sent it, and to whom, is another question.</summary>
internal static class PacketParser
{
    /// <summary>The version that this is.</summary>
    public const uint Version1 = 1;

    /// <summary>Bytes of the longest connection id of version 1 (§17.2).</summary>
    public const int MaxConnectionIdLength = 20;

    /// <summary>Bytes of an authentication tag, of a sample and of a Retry Integrity Tag.</summary>
    public const int TagLength = 16;

    // The sample begins where the payload would if the packet number had all its four bytes (RFC 9001 §5.4.2).
    private const int MinRemainder = 4 + TagLength;

    private const byte LongForm = 0x80;
    private const byte FixedBit = 0x40;

    /// <summary>Reads the packet that begins at <paramref name="start"/>.</summary>
    /// <param name="datagram">The whole datagram.</param>
    /// <param name="start">Before its end.</param>
    /// <param name="connectionIdLength">Of short headers, which do not say it.</param>
    /// <param name="packet">The packet, also if it is only too short.</param>
    /// <param name="end">Where the next packet begins: the datagram's end if that cannot be known.</param>
    /// <returns>What is wrong.</returns>
    public static Discard Parse(
        ReadOnlySpan<byte> datagram, int start, int connectionIdLength, out Packet packet, out int end)
    {
        var fields = new FieldReader(datagram, start);
        var first = fields.TakeByte();
        packet = (first & LongForm) != 0 ? Long(ref fields, first, start) : Short(ref fields, first, start, connectionIdLength);
        var hasLength = packet.PacketNumberOffset > 0 && fields.Failure.Reason is DiscardReason.None or DiscardReason.TooShort;
        end = hasLength ? fields.Position : datagram.Length;
        packet = packet with { Bytes = datagram[start..end] };
        return fields.Failure;
    }

    private static Packet Short(scoped ref FieldReader fields, byte first, int start, int connectionIdLength)
    {
        MustHaveFixedBit(ref fields, first, start);
        var destination = fields.Take(connectionIdLength);
        return new Packet
        {
            Type = PacketType.OneRtt,
            DestinationConnectionId = destination,
            PacketNumberOffset = TakeProtected(ref fields, fields.Remaining) - start,
        };
    }

    // Form, version and connection ids are the same in all versions (RFC 8999 §5.1), all else is the version's own.
    private static Packet Long(scoped ref FieldReader fields, byte first, int start)
    {
        var version = fields.TakeVersion();
        if (version == Version1)
        {
            MustHaveFixedBit(ref fields, first, start);
        }

        var maxLength = version == Version1 ? MaxConnectionIdLength : byte.MaxValue;
        var packet = new Packet
        {
            Version = version,
            DestinationConnectionId = fields.TakeConnectionId(maxLength),
            SourceConnectionId = fields.TakeConnectionId(maxLength),
        };
        return (version, (PacketType)(first >> 4 & 0b11)) switch
        {
            (0, _) => packet with { Type = PacketType.VersionNegotiation, SupportedVersions = TakeVersions(ref fields) },
            (not Version1, _) => packet with { Type = PacketType.OtherVersion },
            (_, PacketType.Retry) => packet with
            {
                Type = PacketType.Retry,
                Token = TakeRetryToken(ref fields),
                IntegrityTag = fields.Take(TagLength),
            },
            (_, var type) => packet with
            {
                Type = type,
                Token = type == PacketType.Initial ? fields.Take(fields.TakeInteger()) : [],
                PacketNumberOffset = TakeProtected(ref fields, fields.TakeInteger()) - start,
            },
        };
    }

    private static void MustHaveFixedBit(scoped ref FieldReader fields, byte first, int start)
    {
        if ((first & FixedBit) == 0)
        {
            fields.Fail(DiscardReason.FixedBit, start);
        }
    }

    // RFC 8999 §6: none, or a part of one, and the packet is ignored.
    private static ReadOnlySpan<byte> TakeVersions(scoped ref FieldReader fields)
    {
        if (fields.Remaining == 0 || fields.Remaining % sizeof(uint) != 0)
        {
            fields.Fail(DiscardReason.NoVersions, fields.Position);
        }

        return fields.Take(fields.Remaining);
    }

    // The token has no length: it is what is left before the tag.
    private static ReadOnlySpan<byte> TakeRetryToken(scoped ref FieldReader fields)
    {
        if (fields.Remaining == TagLength)
        {
            fields.Fail(DiscardReason.NoToken, fields.Position);
        }

        return fields.Take(Math.Max(fields.Remaining - TagLength, 0));
    }

    private static int TakeProtected(scoped ref FieldReader fields, long length)
    {
        var offset = fields.Position;
        fields.Take(length);
        if (length < MinRemainder)
        {
            fields.Fail(DiscardReason.TooShort, offset);
        }

        return offset;
    }
}
