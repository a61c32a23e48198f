namespace Katas.Http.QuicPacket.Steps;

public sealed class Step4_VersionsAndRetry
{
    private const string Other = "c0 1a2a3a4a 03aabbcc 02ddee ~1188"; // 1200 bytes
    private static readonly byte[] ConnectionId = Octets.Of(AppendixA.ConnectionId);

    [Theory]
    [InlineData("c0 00000000 01aa 02bbcc 1a2a3a4a", "VersionNegotiation to aa from bbcc versions 1a2a3a4a, 14 bytes")]
    [InlineData("ff 00000000 00 00 6b3343cf ffffffff 00000000", "VersionNegotiation to - from - versions 6b3343cf, ffffffff, 00000000, 19 bytes")]
    [InlineData("80 00000000 00 00 6b3343cf", "VersionNegotiation to - from - versions 6b3343cf, 11 bytes")] // no fixed bit, no type
    [Rule("R14")]
    public void Version_0_is_a_list_of_versions(string wire, string expected) => Seen.ByClient(Octets.Of(wire)).Should().Be(expected);

    [Fact]
    [Rule("R14")]
    public void Other_versions_may_have_connection_ids_of_255_bytes() =>
        Seen.ByClient(Octets.Of("c0 00000000 ff ~255 ff ~255 6b3343cf")).Should().EndWith("(255 bytes) versions 6b3343cf, 521 bytes");

    [Theory]
    [InlineData("c0 00000000 01aa 02bbcc", "NoVersions at 10")]
    [InlineData("c0 00000000 01aa 02bbcc 1a2a3a", "NoVersions at 10")]
    [InlineData("c0 00000000 01aa 02bbcc 1a2a3a4a 00", "NoVersions at 10")]
    [InlineData("c0 00000000 01aa 02bb", "Truncated at 8")]
    [Rule("R14")]
    public void A_list_that_is_empty_or_torn_is_discarded(string wire, string expected) => Seen.ByClient(Octets.Of(wire)).Should().Be(expected);

    [Theory]
    [InlineData("1a2a3a4a 00000001", 14)]
    [InlineData("1a2a3a4a 00000001 00000001", 14)]
    [Rule("R14")]
    public void A_list_with_version_1_is_no_answer_to_version_1(string versions, int offset) =>
        Seen.ByClient(Octets.Of($"c0 00000000 01aa 02bbcc {versions}")).Should().Be($"ListsOurVersion at {offset}");

    [Theory]
    [InlineData(Other, "OtherVersion to aabbcc from ddee version 1a2a3a4a, 1200 bytes")]
    [InlineData("80 6b3343cf 00 00 ~1193", "OtherVersion to - from - version 6b3343cf, 1200 bytes")] // its first byte is its own
    [InlineData("ff 01000000 00 00 ~1193", "OtherVersion to - from - version 01000000, 1200 bytes")]
    [Rule("R15")]
    public void A_server_is_told_of_other_versions(string wire, string expected) => Seen.ByServer(Octets.Of(wire), 2).Should().Be(expected);

    [Fact]
    [Rule("R15")]
    public void It_is_told_their_connection_ids_of_up_to_255_bytes() =>
        Seen.ByServer(Octets.Of("c0 1a2a3a4a ff ~255 15 ~21 ~917")).Should().Be(
            $"OtherVersion to {Octets.Show(Octets.Of("~255"))} from {Octets.Show(Octets.Of("~21"))} version 1a2a3a4a, 1200 bytes");

    [Theory]
    [InlineData("c0 1a2a3a4a 03aabbcc 02ddee ~1187", "DatagramTooSmall at 0")]
    [InlineData("c0 1a2a3a4a 03aabbcc 02dd", "Truncated at 10")]
    [Rule("R15")]
    public void What_is_too_small_to_begin_with_gets_no_answer(string wire, string expected) => Seen.ByServer(Octets.Of(wire)).Should().Be(expected);

    [Fact]
    [Rule("R15")]
    public void A_client_has_chosen_version_1_and_wants_no_other()
    {
        Seen.ByClient(Octets.Of(Other)).Should().Be("OtherVersion at 1");
        Seen.ByClient(Octets.Of("c0 1a2a3a4a 00 00")).Should().Be("OtherVersion at 1");
    }

    [Fact]
    [Rule("R15")]
    public void Behind_another_packet_nobody_does()
    {
        const string Expected = "Handshake to aabbcc from - number at 11, 31 bytes\nOtherVersion at 32";

        Seen.ByServer(Octets.Of($"e0 00000001 03aabbcc 00 14 ~20 {Other}")).Should().Be(Expected);
        Seen.ByServer(Octets.Of("e0 00000001 03aabbcc 00 14 ~20 c0 1a2a3a4a 03aabbcc 02ddee")).Should().Be(Expected, "no size makes it the first");
    }

    [Theory]
    [InlineData("c0 00000000 01aa 02bbcc 1a2a3a4a")]
    [InlineData("f0 00000001 01aa 02bbcc 77 ~16")]
    [Rule("R16")]
    public void Retry_and_Version_Negotiation_come_alone(string wire)
    {
        var datagram = Octets.Of($"e0 00000001 01aa 00 14 ~20 {wire}");

        Seen.ByClient(datagram).Should().Be("Handshake to aa from - number at 9, 29 bytes\nNotAlone at 29");
        Seen.ByServer(datagram).Should().Be("Handshake to aa from - number at 9, 29 bytes\nNotAlone at 29");
    }

    [Fact]
    [Rule("R17")]
    public void A_server_answers_with_its_versions_and_with_both_connection_ids_changed_over()
    {
        var written = Written.By(row => VersionNegotiation.Write(Received.ByServer(Octets.Of(Other)), [1, 0x6b3343cf], row));

        Octets.Show(written).Should().Be(Octets.Show(Octets.Of("c0 00000000 02ddee 03aabbcc 00000001 6b3343cf")));
    }

    [Fact]
    [Rule("R17")]
    public void Connection_ids_of_255_bytes_are_sent_back_as_well()
    {
        var packet = Octets.Of("c0 1a2a3a4a ff ~255 fe ~254");

        var written = Written.By(row => VersionNegotiation.Write(Received.ByServer(packet), [1], row));

        Octets.Show(written.AsSpan(..8)).Should().Be("c000000000fedada");
        Octets.Show(written.AsSpan(259..264)).Should().Be("daffdadada", "the other one follows, with its length");
        written.Should().HaveCount(7 + 255 + 254 + 4);
    }

    [Fact]
    [Rule("R17")]
    public void Only_another_version_is_answered_and_only_with_a_version()
    {
        Written.MustBeRefused<ArgumentException>("versions", row => VersionNegotiation.Write(Received.ByServer(Octets.Of(Other)), [], row));
        Written.MustBeRefused<ArgumentException>("packet", row => VersionNegotiation.Write(
            Received.ByClient(Octets.Of("c0 00000000 00 00 1a2a3a4a")), [1], row)); // or two servers would never stop
        Written.MustBeRefused<ArgumentException>("packet", row => VersionNegotiation.Write(
            Received.ByServer(Octets.Of(AppendixA.ClientInitial)), [1], row));
        Written.MustFit(row => VersionNegotiation.Write(Received.ByServer(Octets.Of(Other)), [1, 2, 3], row));
    }

    [Fact]
    [Rule("R18")]
    public void Rfc9001_A_4_is_a_Retry() =>
        Seen.ByClient(Octets.Of(AppendixA.Retry)).Should().Be(
            "Retry to - from f067a5502a4262b5 token 746f6b656e tag 04a265ba2eff4d829058fb3f0f2496ba, 36 bytes");

    [Theory]
    [InlineData("f0 00000001 01aa 01bb 77 00112233445566778899aabbccddeeff", "Retry to aa from bb token 77 tag 00112233445566778899aabbccddeeff, 26 bytes")]
    [InlineData("f5 00000001 00 00 7778 00112233445566778899aabbccddeeff", "Retry to - from - token 7778 tag 00112233445566778899aabbccddeeff, 25 bytes")]
    [InlineData("f0 00000001 01aa 01bb 00112233445566778899aabbccddeeff", "NoToken at 9")]
    [InlineData("f0 00000001 01aa 01bb 112233445566778899aabbccddeeff", "Truncated at 9")]
    [InlineData("f0 00000001 01aa 01bb", "Truncated at 9")]
    [Rule("R18")]
    public void A_token_is_what_is_left_before_the_last_16_bytes(string wire, string expected) => Seen.ByClient(Octets.Of(wire)).Should().Be(expected);

    [Fact]
    [Rule("R19")]
    public void Rfc9001_A_4_is_the_answer_to_A_2()
    {
        var written = Written.By(row => RetryPacket.Write(
            Received.ByServer(Octets.Of(AppendixA.ClientInitial)), Octets.Of("f067a5502a4262b5"), "token"u8, row));

        Octets.Show(written).Should().Be(AppendixA.Retry);
    }

    [Fact]
    [Rule("R19")]
    public void Zero_rtt_is_answered_too_and_the_clients_connection_id_is_the_destination()
    {
        var packet = Octets.Of("d0 00000001 04a1a2a3a4 03c1c2c3 14 ~20");

        var written = Written.By(row => RetryPacket.Write(Received.ByServer(packet), [], new byte[300], row));

        Octets.Show(written.AsSpan(..10)).Should().Be("ff0000000103c1c2c300");
        written.Should().HaveCount(10 + 300 + 16);
        RetryPacket.IsValid(Received.ByClient(written), Octets.Of("a1a2a3a4")).Should().BeTrue();
    }

    [Fact]
    [Rule("R19")]
    public void A_Retry_that_a_client_would_discard_is_not_written()
    {
        var initial = Octets.Of(AppendixA.ClientInitial);

        Written.MustBeRefused<ArgumentException>("token", row => RetryPacket.Write(Received.ByServer(initial), [1], [], row));
        Written.MustBeRefused<ArgumentException>("sourceConnectionId", row => RetryPacket.Write(Received.ByServer(initial), ConnectionId, [1], row));
        Written.MustBeRefused<ArgumentException>("sourceConnectionId", row => RetryPacket.Write(Received.ByServer(initial), new byte[21], [1], row));
        Written.MustBeRefused<ArgumentException>("packet", row => RetryPacket.Write(
            Received.ByServer(Octets.Of("e0 00000001 00 00 14 ~20")), [1], [1], row));
        Written.By(row => RetryPacket.Write(Received.ByServer(initial), new byte[20], [1], row)).Should().HaveCount(7 + 20 + 1 + 16);
        Written.MustFit(row => RetryPacket.Write(Received.ByServer(initial), [1], [1], row));
    }

    [Fact]
    [Rule("R20")]
    public void Rfc9001_A_4_is_valid_for_the_connection_id_of_A_2()
    {
        IsValid(AppendixA.Retry, AppendixA.ConnectionId).Should().BeTrue();
        IsValid(AppendixA.Retry, "8394c8f03e515709").Should().BeFalse("only who has seen the Initial packet can answer it");
        IsValid(AppendixA.Retry, "8394c8f03e5157").Should().BeFalse();
        IsValid(AppendixA.Retry, "").Should().BeFalse();
    }

    [Fact]
    [Rule("R20")]
    public void No_bit_of_a_Retry_can_be_another()
    {
        IsValid(AppendixA.Retry, AppendixA.ConnectionId).Should().BeTrue();
        for (var bit = 0; bit < AppendixA.Retry.Length * 4; bit++)
        {
            var wire = Octets.Of(AppendixA.Retry);
            wire[bit / 8] ^= (byte)(0x80 >> (bit % 8));
            var reader = new DatagramReader(wire, Endpoint.Client, 0);
            if (reader.Read(out var packet, out _) == PacketStatus.Packet && packet.Type == PacketType.Retry)
            {
                RetryPacket.IsValid(packet, ConnectionId).Should().BeFalse("bit {0} of {1} has changed on the way", bit, AppendixA.Retry);
            }
        }
    }

    [Fact]
    [Rule("R20")]
    public void The_server_has_to_take_another_connection_id_than_the_client_took_for_it()
    {
        // Sealed with the connection id 8394c8f03e515708, and from it.
        const string Same = "ff00000001 00 088394c8f03e515708 746f6b656e";
        var tag = Octets.Show(Forge.RetryTag($"08 {AppendixA.ConnectionId} {Same}"));

        IsValid(Same + tag, AppendixA.ConnectionId).Should().BeFalse("the tag is right, and yet that is no new connection id");
    }

    [Fact]
    [Rule("R20")]
    public void Only_a_Retry_can_be_a_valid_one()
    {
        var notRetry = () => RetryPacket.IsValid(Received.ByServer(Octets.Of(AppendixA.ClientInitial)), ConnectionId);
        var tooLong = () => RetryPacket.IsValid(Received.ByClient(Octets.Of(AppendixA.Retry)), new byte[21]);

        notRetry.Should().Throw<ArgumentException>().WithParameterName("retry");
        tooLong.Should().Throw<ArgumentException>().WithParameterName("originalDestinationConnectionId");
    }

    private static bool IsValid(string retry, string connectionId) =>
        RetryPacket.IsValid(Received.ByClient(Octets.Of(retry)), Octets.Of(connectionId));
}
