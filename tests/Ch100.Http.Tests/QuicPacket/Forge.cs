using System.Security.Cryptography;
using System.Text;

namespace Katas.Http.QuicPacket.Steps;

/// <summary>Protects whatever it is told, also what nobody should send; made of the standard, and of nothing that is tested here.</summary>
internal static class Forge
{
    /// <summary>A packet that only its receiver will find fault with.</summary>
    /// <param name="secret">The sender's, for AES.</param>
    /// <param name="header">The plain header with the packet number at its end.</param>
    /// <param name="packetNumber">The whole number.</param>
    /// <param name="payload">The frames.</param>
    public static byte[] Packet(string secret, string header, long packetNumber, byte[] payload)
    {
        var plain = Octets.Of(header);
        var numberLength = (plain[0] & 3) + 1;
        var packet = new byte[plain.Length + payload.Length + 16];
        plain.CopyTo(packet, 0);
        using var aesGcm = new AesGcm(Expand(secret, "quic key", 16), 16);
        var nonce = Expand(secret, "quic iv", 12);
        for (var i = 0; i < 8; i++)
        {
            nonce[11 - i] ^= (byte)(packetNumber >> (8 * i));
        }

        aesGcm.Encrypt(nonce, payload, packet.AsSpan(plain.Length, payload.Length), packet.AsSpan(^16..), plain);

        using var aes = Aes.Create();
        aes.Key = Expand(secret, "quic hp", 16);
        var numberAt = plain.Length - numberLength;
        var mask = aes.EncryptEcb(packet.AsSpan(numberAt + 4, 16), PaddingMode.None);
        packet[0] ^= (byte)(mask[0] & (plain[0] >= 0x80 ? 0x0f : 0x1f));
        for (var i = 0; i < numberLength; i++)
        {
            packet[numberAt + i] ^= mask[1 + i];
        }

        return packet;
    }

    /// <summary>The tag that a Retry has for this pseudo-packet.</summary>
    public static byte[] RetryTag(string pseudoPacket)
    {
        var tag = new byte[16];
        using var aesGcm = new AesGcm(Octets.Of("be0c690b9f66575a1d766b54e368c84e"), tag.Length);
        aesGcm.Encrypt(Octets.Of("461599d35d632bf2239825bb").AsSpan(), default, default, tag, Octets.Of(pseudoPacket));
        return tag;
    }

    private static byte[] Expand(string secret, string label, int length)
    {
        byte[] info = [0, (byte)length, (byte)(6 + label.Length), .. Encoding.ASCII.GetBytes("tls13 " + label), 0];
        return HKDF.Expand(HashAlgorithmName.SHA256, Convert.FromHexString(secret), length, info);
    }
}
