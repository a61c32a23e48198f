namespace Katas.Http.QuicPacket.Steps;

public sealed class Step2_CoalescedPackets
{
    private const string Initial = "c0 00000001 02aabb 01cc 00 4496 ~1174";
    private const string ZeroRtt = "d0 00000001 02aabb 01cc 14 ~20";
    private const string Handshake = "e0 00000001 02aabb 01cc 15 ~21";
    private const string OneRtt = "40 aabb ~30";
    private const string SeenInitial = "Initial to aabb from cc number at 13, 1187 bytes";
    private const string SeenZeroRtt = "ZeroRtt to aabb from cc number at 11, 31 bytes";
    private const string SeenHandshake = "Handshake to aabb from cc number at 11, 32 bytes";
    private const string SeenOneRtt = "OneRtt to aabb number at 3, 33 bytes";

    [Theory]
    [InlineData(Initial + " " + Handshake, SeenInitial + "\n" + SeenHandshake)]
    [InlineData(Initial + " " + ZeroRtt + " " + Handshake + " " + OneRtt, SeenInitial + "\n" + SeenZeroRtt + "\n" + SeenHandshake + "\n" + SeenOneRtt)]
    [InlineData(Handshake + " " + Initial, SeenHandshake + "\n" + SeenInitial)] // any order
    [InlineData(Handshake + " " + OneRtt, SeenHandshake + "\n" + SeenOneRtt)]
    [InlineData(OneRtt, SeenOneRtt)]
    [Rule("R3")]
    public void Where_the_length_ends_the_next_packet_begins(string wire, string expected) =>
        Seen.ByServer(Octets.Of(wire), 2).Should().Be(expected);

    [Fact]
    [Rule("R3")]
    public void Nothing_that_follows_belongs_to_a_packet()
    {
        var datagram = Octets.Of("e0 00000001 02aabb 00 14 ~20 e1 00000001 02aabb 00 14 0102030405060708090a0b0c0d0e0f1011121314");
        var reader = new DatagramReader(datagram, Endpoint.Client, 2);
        reader.Read(out var first, out _);
        reader.Read(out var second, out _);

        Octets.Show(first.Bytes).Should().Be(Octets.Show(datagram.AsSpan(..30)));
        Octets.Show(second.Bytes).Should().Be(Octets.Show(datagram.AsSpan(30..)));
        second.PacketNumberOffset.Should().Be(10, "it is counted from the packet's own first byte");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    [InlineData(20)]
    [Rule("R4")]
    public void A_short_header_has_as_many_bytes_of_connection_id_as_we_give_out(int length)
    {
        var id = string.Concat(Enumerable.Repeat("1d", length));
        var expected = $"OneRtt to {(length == 0 ? "-" : id)} number at {1 + length}, {21 + length} bytes";

        Seen.ByServer(Octets.Of($"40 {id} ~20"), length).Should().Be(expected);
        Seen.ByClient(Octets.Of($"40 {id} ~20"), length).Should().Be(expected);
    }

    [Theory]
    [InlineData("40")]
    [InlineData("5f")]
    [InlineData("7f")]
    [Rule("R4")]
    public void The_other_bits_of_a_short_header_are_spin_and_what_is_protected(string first) =>
        Seen.ByServer(Octets.Of($"{first} aabb ~30"), 2).Should().Be(SeenOneRtt);

    [Fact]
    [Rule("R4")]
    public void A_short_header_takes_all_that_is_left() =>
        Seen.ByServer(Octets.Of($"40 aabb ~30 {Handshake}"), 2).Should().Be("OneRtt to aabb number at 3, 65 bytes");

    [Fact]
    [Rule("R5")]
    public void After_the_last_packet_there_is_the_end_as_often_as_you_ask()
    {
        var reader = new DatagramReader(Octets.Of(OneRtt), Endpoint.Server, 2);
        var statuses = new[] { reader.Read(out _, out _), reader.Read(out _, out _), reader.Read(out _, out _) };
        var none = new DatagramReader([], Endpoint.Server, 2);

        statuses.Should().Equal(PacketStatus.Packet, PacketStatus.End, PacketStatus.End);
        none.Read(out var packet, out var discard).Should().Be(PacketStatus.End, "a datagram may be empty");
        (packet.Bytes.Length, discard).Should().Be((0, default(Discard)));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(21)]
    [Rule("R5")]
    public void Nobody_gives_out_connection_ids_of_more_than_20_bytes(int length)
    {
        var make = () => new DatagramReader([], Endpoint.Server, length).Read(out _, out _);

        make.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("connectionIdLength");
    }
}
