namespace Katas.Http.QuicPacket.Steps;

public sealed class Step3_Discards
{
    private const string Handshake = "e0 00000001 02aabb 01cc 14 ~20";
    private const string SeenHandshake = "Handshake to aabb from cc number at 11, 31 bytes";

    [Theory]
    [InlineData("c0|00000001|02|aabb|01|cc|4003|746f6b|80000014|~20", 2)]
    [InlineData("e0|00000001|08|0102030405060708|02|ddee|4040|~64", 8)]
    [InlineData("d0|00000001|00|01|cc|14|~20", 0)]
    [InlineData("f0|00000001|02|aabb|00|~1 ~16", 2)]
    [Rule("R6")]
    public void Cut_at_any_byte_a_packet_is_discarded_at_the_field_that_is_not_whole(string wire, int connectionIdLength)
    {
        var whole = Octets.Of(wire);
        var isRetry = whole[0] == 0xf0;
        var fieldAt = 0;
        foreach (var field in wire.Split('|'))
        {
            var length = Octets.Of(field).Length;
            for (var cut = Math.Max(fieldAt, 1); cut < fieldAt + length; cut++)
            {
                var expected = isRetry && cut == whole.Length - 1 ? $"NoToken at {fieldAt}" : $"Truncated at {fieldAt}";

                Read(whole[..cut]).Should().Be(expected, "the first {0} bytes of {1} have come", cut, wire);
            }

            fieldAt += length;
        }

        string Read(byte[] datagram) =>
            isRetry ? Seen.ByClient(datagram, connectionIdLength) : Seen.ByServer(datagram, connectionIdLength);
    }

    [Fact]
    [Rule("R6")]
    public void A_short_header_can_be_cut_in_its_connection_id()
    {
        Seen.ByServer(Octets.Of("40"), 8).Should().Be("Truncated at 1");
        Seen.ByServer(Octets.Of("40 01020304050607"), 8).Should().Be("Truncated at 1");
        Seen.ByServer(Octets.Of("40 0102030405060708"), 8).Should().Be("TooShort at 9", "the connection id is whole");
    }

    [Theory]
    [InlineData("e0 00000001 00 00 15 ~20", "Truncated at 8")] // one byte more than there are
    [InlineData("e0 00000001 00 00 ffffffffffffffff ~20", "Truncated at 15")]
    [InlineData("c0 00000001 00 00 c000000100000001 77 14 ~20", "Truncated at 15")] // 2^32+1, not 1
    [InlineData("c0 00000001 00 00 c0000000ffffffff 77 14 ~20", "Truncated at 15")] // not -1
    [InlineData("c0 00000001 00 00 17 ~22", "Truncated at 8")] // the token goes beyond the end
    [InlineData("c0 00000001 00 00 16 ~22", "Truncated at 30")] // and leaves nothing for the length
    [Rule("R6")]
    public void A_length_that_goes_beyond_the_end_is_no_length(string wire, string expected) =>
        Seen.ByServer(Octets.Of(wire)).Should().Be(expected);

    [Theory]
    [InlineData("a0 00000001 00 00 14 ~1200")]
    [InlineData("00 ~1200")]
    [InlineData("3f ~1200")]
    [Rule("R7")]
    public void Without_the_fixed_bit_it_is_no_packet_of_version_1(string wire)
    {
        Seen.ByServer(Octets.Of(wire)).Should().Be("FixedBit at 0");
        Seen.ByClient(Octets.Of(wire)).Should().Be("FixedBit at 0");
    }

    [Theory]
    [InlineData("e0 00000001 15 ~21 00 14 ~20", "ConnectionIdTooLong at 5")]
    [InlineData("e0 00000001 15", "ConnectionIdTooLong at 5")] // it could not be whole, and need not
    [InlineData("e0 00000001 01aa 15 ~21 14 ~20", "ConnectionIdTooLong at 7")]
    [InlineData("e0 00000001 00 ff", "ConnectionIdTooLong at 6")]
    [Rule("R8")]
    public void In_version_1_a_connection_id_has_no_more_than_20_bytes(string wire, string expected) =>
        Seen.ByServer(Octets.Of(wire)).Should().Be(expected);

    [Theory]
    [InlineData("e0 00000001 02aabb 01cc 13 ~19", "TooShort at 11")]
    [InlineData("e0 00000001 02aabb 01cc 00", "TooShort at 11")]
    [Rule("R9")]
    public void A_packet_without_room_for_the_sample_is_discarded_alone(string wire, string expected) =>
        Seen.ByServer(Octets.Of($"{wire} {Handshake}"), 2).Should().Be($"{expected}\n{SeenHandshake}");

    [Theory]
    [InlineData("c0 00000001 02aabb 01cc 00 13 ~19 00 ~1200", "TooShort at 12")]
    [InlineData("40 aabb ~19", "TooShort at 3")]
    [Rule("R9")]
    public void That_is_so_for_all_that_have_a_packet_number(string wire, string expected) =>
        Seen.ByServer(Octets.Of(wire), 2).Split('\n')[0].Should().Be(expected);

    [Theory]
    [InlineData("00 ~3", "FixedBit at 31")]
    [InlineData("e0 00000001 02aabb 15 ~21 14 ~20 " + Handshake, "ConnectionIdTooLong at 39")]
    [InlineData("e0 00000001 02aabb 01cc 40ff ~20 " + Handshake, "Truncated at 43")]
    [Rule("R10")]
    public void Garbage_costs_what_follows_it_and_nothing_that_came_before(string garbage, string expected) =>
        Seen.ByServer(Octets.Of($"{Handshake} {garbage}"), 2).Should().Be($"{SeenHandshake}\n{expected}");

    [Theory]
    [InlineData("80 000000", "Truncated at 1")] // the version first: it says whether there is a fixed bit
    [InlineData("00", "FixedBit at 0")]
    [InlineData("c0 00000001 15 ~3", "ConnectionIdTooLong at 5")]
    [InlineData("c0 00000001 00 00 00 13 ~18", "Truncated at 9")]
    [InlineData("c0 00000001 00 00 00 13 ~19", "TooShort at 9")] // and in a small datagram
    [Rule("R10")]
    public void Of_several_reasons_the_first_counts(string wire, string expected) =>
        Seen.ByServer(Octets.Of(wire), 8).Should().Be(expected);

    [Fact]
    [Rule("R11")]
    public void A_server_sends_no_0_RTT()
    {
        var wire = Octets.Of($"d0 00000001 02aabb 01cc 14 ~20 {Handshake}");

        Seen.ByClient(wire, 2).Should().Be($"WrongSender at 0\n{SeenHandshake}");
        Seen.ByServer(wire, 2).Should().Be($"ZeroRtt to aabb from cc number at 11, 31 bytes\n{SeenHandshake}");
    }

    [Theory]
    [InlineData("01 77", "WrongSender at 10")]
    [InlineData("00", "Initial to aabb from cc number at 12, 32 bytes")]
    [Rule("R11")]
    public void A_server_sends_no_token_with_Initial(string token, string expected) =>
        Seen.ByClient(Octets.Of($"c0 00000001 02aabb 01cc {token} 14 ~20 {Handshake}"), 2).Should().Be($"{expected}\n{SeenHandshake}");

    [Fact]
    [Rule("R11")]
    public void The_place_of_the_token_is_counted_from_the_datagrams_first_byte() =>
        Seen.ByClient(Octets.Of($"{Handshake} c0 00000001 02aabb 01cc 01 77 14 ~20"), 2).Should().Be($"{SeenHandshake}\nWrongSender at 41");

    [Theory]
    [InlineData("f0 00000001 02aabb 01cc 77 ~16")]
    [InlineData("c0 00000000 02aabb 01cc 1a2a3a4a")]
    [Rule("R11")]
    public void A_client_sends_neither_Retry_nor_Version_Negotiation(string wire) =>
        Seen.ByServer(Octets.Of(wire), 2).Should().Be("WrongSender at 0");

    [Theory]
    [InlineData(1_199, "DatagramTooSmall at 0")]
    [InlineData(1_200, "Initial to aabb from cc number at 12, 32 bytes")]
    [Rule("R12")]
    public void A_client_sends_Initial_in_1200_bytes_or_more(int size, string expected)
    {
        var wire = $"c0 00000001 02aabb 01cc 00 14 ~20 {Handshake} 40 aabb ~{size - 66}";

        Seen.ByServer(Octets.Of(wire), 2).Should().Be($"{expected}\n{SeenHandshake}\nOneRtt to aabb number at 3, {size - 63} bytes");
    }

    [Fact]
    [Rule("R12")]
    public void The_datagram_counts_and_not_the_packet_and_only_for_a_client_s_Initial()
    {
        Seen.ByServer(Octets.Of($"{Handshake} c0 00000001 02aabb 01cc 00 14 ~20"), 2).Should().Be($"{SeenHandshake}\nDatagramTooSmall at 31");
        Seen.ByClient(Octets.Of("c0 00000001 02aabb 01cc 00 14 ~20"), 2).Should().Be(
            "Initial to aabb from cc number at 12, 32 bytes", "a server may answer with fewer bytes");
        Seen.ByServer(Octets.Of("d0 00000001 02aabb 01cc 14 ~20"), 2).Should().Be("ZeroRtt to aabb from cc number at 11, 31 bytes");
    }

    [Theory]
    [InlineData("e0 00000001 02aabc 01cc 14 ~20", "OtherConnection at 37")]
    [InlineData("e0 00000001 01aa 01cc 14 ~20", "OtherConnection at 37")]
    [InlineData("e0 00000001 03aabbcc 00 14 ~20", "OtherConnection at 37")]
    [Rule("R13")]
    public void What_goes_to_another_connection_than_the_first_packet_is_discarded_alone(string wire, string expected) =>
        Seen.ByServer(Octets.Of($"{Handshake} {wire} {Handshake}"), 2).Should().Be($"{SeenHandshake}\n{expected}\n{SeenHandshake}");

    [Theory]
    [InlineData("e0 00000001 02aabb 01cd 14 ~20", "Handshake to aabb from cd number at 11, 31 bytes")] // the source may differ
    [InlineData("40 aabc ~20", "OtherConnection at 32")]
    [Rule("R13")]
    public void Only_the_destination_counts(string wire, string expected) =>
        Seen.ByServer(Octets.Of($"{Handshake} {wire}"), 2).Should().Be($"{SeenHandshake}\n{expected}");

    [Fact]
    [Rule("R13")]
    public void The_first_packet_counts_even_if_it_is_discarded() =>
        Seen.ByServer(Octets.Of($"e0 00000001 02eeee 01cc 00 {Handshake} e0 00000001 02eeee 01cc 14 ~20"), 2).Should().Be(
            "TooShort at 11\nOtherConnection at 17\nHandshake to eeee from cc number at 11, 31 bytes");

    [Theory]
    [InlineData("d0 00000001 02aaaa 01cc 14 ~20", Endpoint.Client, "WrongSender at 31")]
    [InlineData("c0 00000001 02aaaa 01cc 00 14 ~20", Endpoint.Server, "DatagramTooSmall at 31")]
    [Rule("R10")]
    public void Where_it_goes_is_asked_last(string wire, Endpoint reader, string expected)
    {
        var datagram = Octets.Of($"{Handshake} {wire}");

        (reader == Endpoint.Client ? Seen.ByClient(datagram, 2) : Seen.ByServer(datagram, 2)).Should().Be($"{SeenHandshake}\n{expected}");
    }
}
