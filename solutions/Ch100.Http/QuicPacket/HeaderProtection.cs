namespace Katas.Http.QuicPacket;

/// <summary>The mask over the last bits of the first byte, and over the packet number (RFC 9001 §5.4).</summary>
/// <remarks>
/// <code>
/// c3 00000001 08 8394c8f03e515708 00 00 449e  00000002  d1b1c98dd7689fb8ec11d242b123dc9b …
/// ^ 4 bits, or 5                              ^ 1 to 4  ^ the sample: 4 bytes behind the number's first
/// </code>
/// </remarks>
internal static class HeaderProtection
{
    /// <summary>Where the sample begins, counted from the packet number: as if that had all its bytes.</summary>
    private const int SampleOffset = 4;

    /// <summary>Takes the protection off, where it stands.</summary>
    /// <returns>Bytes of the packet number: known only once the first byte is plain.</returns>
    public static int Remove(Span<byte> packet, int numberOffset, PacketKeys keys)
    {
        Span<byte> mask = stackalloc byte[PacketKeys.MaskLength];
        keys.Mask(packet.Slice(numberOffset + SampleOffset, PacketKeys.SampleLength), mask);
        packet[0] ^= (byte)(mask[0] & ProtectedBits(packet[0]));
        var length = NumberLength(packet[0]);
        Apply(mask, packet.Slice(numberOffset, length));
        return length;
    }

    /// <summary>Puts it on, where the packet stands.</summary>
    public static void Add(Span<byte> packet, int numberOffset, PacketKeys keys)
    {
        Span<byte> mask = stackalloc byte[PacketKeys.MaskLength];
        keys.Mask(packet.Slice(numberOffset + SampleOffset, PacketKeys.SampleLength), mask);
        Apply(mask, packet.Slice(numberOffset, NumberLength(packet[0])));
        packet[0] ^= (byte)(mask[0] & ProtectedBits(packet[0]));
    }

    private static void Apply(ReadOnlySpan<byte> mask, Span<byte> number)
    {
        for (var i = 0; i < number.Length; i++)
        {
            number[i] ^= mask[1 + i];
        }
    }

    private static int NumberLength(byte first) => (first & 0b11) + 1;

    // Four of a long header; of a short one also the key phase.
    private static int ProtectedBits(byte first) => (first & 0x80) != 0 ? 0x0F : 0x1F;
}
