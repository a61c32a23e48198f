namespace Katas.Http.QuicPacket.Steps;

public sealed class Step1_LongHeaders
{
    [Fact]
    [Rule("R1")]
    [Rule("R2")]
    public void Rfc9001_A_2_is_an_Initial_packet() =>
        Seen.ByServer(Octets.Of(AppendixA.ClientInitial)).Should().Be("Initial to 8394c8f03e515708 from - number at 18, 1200 bytes");

    [Fact]
    [Rule("R1")]
    [Rule("R2")]
    public void Rfc9001_A_3_is_an_Initial_packet_as_well() =>
        Seen.ByClient(Octets.Of(AppendixA.ServerInitial)).Should().Be("Initial to - from f067a5502a4262b5 number at 18, 135 bytes");

    [Theory]
    [InlineData("c0 00000001 01aa 02bbcc 00 14 ~20", "Initial to aa from bbcc number at 12, 32 bytes")]
    [InlineData("d0 00000001 01aa 02bbcc 14 ~20", "ZeroRtt to aa from bbcc number at 11, 31 bytes")]
    [InlineData("e0 00000001 01aa 02bbcc 14 ~20", "Handshake to aa from bbcc number at 11, 31 bytes")]
    [Rule("R1")]
    [Rule("R2")]
    public void The_third_and_fourth_bit_say_the_type(string wire, string expected) =>
        FirstOfLarge(wire).Should().Be(expected);

    [Fact]
    [Rule("R1")]
    public void The_last_four_bits_are_protected_and_say_nothing_yet()
    {
        for (var bits = 0; bits < 16; bits++)
        {
            FirstOfLarge($"{0xe0 | bits:x2} 00000001 01aa 02bbcc 14 ~20").Should().Be("Handshake to aa from bbcc number at 11, 31 bytes");
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(20, 20)]
    [Rule("R1")]
    public void Connection_ids_have_up_to_20_bytes(int destination, int source)
    {
        var (to, from) = (string.Concat(Enumerable.Repeat("d1", destination)), string.Concat(Enumerable.Repeat("51", source)));
        var (toShown, fromShown) = (to.Length == 0 ? "-" : to, from.Length == 0 ? "-" : from);

        FirstOfLarge($"e0 00000001 {destination:x2} {to} {source:x2} {from} 14 ~20").Should().Be(
            $"Handshake to {toShown} from {fromShown} number at {8 + destination + source}, {28 + destination + source} bytes");
    }

    [Theory]
    [InlineData("00", "-", 9)]
    [InlineData("01 77", "77", 10)]
    [InlineData("05 746f6b656e", "746f6b656e", 14)]
    [InlineData("4001 77", "77", 11)] // an integer may have more bytes than it needs (§16)
    [InlineData("c000000000000001 77", "77", 17)]
    [Rule("R2")]
    public void Initial_has_a_token_before_its_length(string token, string shown, int numberAt)
    {
        var expected = (shown == "-" ? "" : $"token {shown} ") + $"number at {numberAt}, {numberAt + 20} bytes";

        FirstOfLarge($"c0 00000001 00 00 {token} 14 ~20").Should().Be($"Initial to - from - {expected}");
    }

    [Theory]
    [InlineData("4014 ~20", 10, 30)]
    [InlineData("80000014 ~20", 12, 32)]
    [InlineData("c000000000000014 ~20", 16, 36)]
    [Rule("R2")]
    public void The_length_is_an_integer_of_1_2_4_or_8_bytes(string rest, int numberAt, int size) =>
        FirstOfLarge($"c0 00000001 00 00 00 {rest}").Should().Be($"Initial to - from - number at {numberAt}, {size} bytes");

    [Fact]
    [Rule("R2")]
    public void A_token_may_be_long()
    {
        var wire = Octets.Of("c0 00000001 01aa 00 43e8 ~1000 4400 ~1024");

        Seen.ByServer(wire).Should().StartWith("Initial to aa from - token dada").And.EndWith("(1000 bytes) number at 1012, 2036 bytes");
    }

    // Behind the packet there is enough for an Initial packet's datagram, of another connection.
    private static string FirstOfLarge(string wire) => Seen.ByServer(Octets.Of($"{wire} 00 ~1200")).Split('\n')[0];
}
