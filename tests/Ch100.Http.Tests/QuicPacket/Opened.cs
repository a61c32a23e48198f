using System.Globalization;

namespace Katas.Http.QuicPacket.Steps;

/// <summary>What comes out when a packet is opened, as text: <c>2: 060040f1</c>, or the status.</summary>
internal static class Opened
{
    /// <summary>The first packet of a datagram, with a secret for AES.</summary>
    /// <param name="wire">The datagram.</param>
    /// <param name="secret">The sender's.</param>
    /// <param name="largestReceived">See <see cref="PacketOpener.Open"/>.</param>
    /// <param name="connectionIdLength">Of short headers.</param>
    public static string First(byte[] wire, string secret, long? largestReceived = null, int connectionIdLength = 0)
    {
        using var keys = PacketKeys.From(CipherSuite.Aes128Gcm, Octets.Of(secret));
        return First(wire, keys, largestReceived, connectionIdLength);
    }

    /// <inheritdoc cref="First(byte[], string, long?, int)"/>
    public static string First(byte[] wire, PacketKeys keys, long? largestReceived = null, int connectionIdLength = 0) =>
        Show(Received.ByServer(wire, connectionIdLength), keys, largestReceived);

    public static string Show(Packet packet, PacketKeys keys, long? largestReceived)
    {
        var before = Octets.Show(packet.Bytes);
        var destination = new byte[packet.Bytes.Length];

        var status = PacketOpener.Open(packet, keys, largestReceived, destination, out var opened);

        Octets.Show(packet.Bytes).Should().Be(before, "the datagram stays as it is");
        if (status != OpenStatus.Opened)
        {
            (opened.PacketNumber, opened.Payload.Length, opened.KeyPhase).Should().Be((0, 0, false), "nothing of it is handed out");
            return status.ToString();
        }

        opened.Payload.Overlaps(destination).Should().BeTrue("the payload is where the caller has made room");
        var phase = opened.KeyPhase ? " next keys" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{opened.PacketNumber}{phase}: {Octets.Show(opened.Payload)}");
    }
}
