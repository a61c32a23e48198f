namespace Katas.Http.QuicPacket.Steps;

public sealed class Step5_Keys
{
    [Theory]
    [InlineData("client in", 32, "00200f746c73313320636c69656e7420696e00")]
    [InlineData("server in", 32, "00200f746c7331332073657276657220696e00")]
    [InlineData("quic key", 16, "00100e746c7331332071756963206b657900")]
    [InlineData("quic iv", 12, "000c0d746c733133207175696320697600")]
    [InlineData("quic hp", 16, "00100d746c733133207175696320687000")]
    [InlineData("", 300, "012c06746c7331332000")]
    [Rule("R21")]
    public void Rfc9001_A_1_labels(string label, int length, string expected)
    {
        Octets.Show(HkdfLabel.Encode(label, length)).Should().Be(expected);
    }

    [Fact]
    [Rule("R21")]
    public void Rfc9001_A_5_secret_after_the_keys_are_updated() =>
        Octets.Show(HkdfLabel.Expand(Octets.Of(AppendixA.ChaChaSecret), "quic ku", 32)).Should().Be(
            "1223504755036d556342ee9361d253421a826c9ecdf3c7148684b36b714881f9");

    [Theory]
    [InlineData(Endpoint.Client, AppendixA.ClientSecret)]
    [InlineData(Endpoint.Server, AppendixA.ServerSecret)]
    [Rule("R22")]
    public void Rfc9001_A_1_secrets(Endpoint sender, string expected) =>
        Octets.Show(PacketKeys.InitialSecret(Octets.Of(AppendixA.ConnectionId), sender)).Should().Be(expected);

    [Theory]
    [InlineData(Endpoint.Client, "1f369613dd76d5467730efcbe3b1a22d", "fa044b2f42a3fd3b46fb255c", "9f50449e04a0e810283a1e9933adedd2")]
    [InlineData(Endpoint.Server, "cf3a5331653c364c88f0f379b6067e37", "0ac1493ca1905853b0bba03e", "c206b8d9b9f0f37644430b490eeaa314")]
    [Rule("R22")]
    [Rule("R23")]
    public void Rfc9001_A_1_keys(Endpoint sender, string key, string iv, string headerKey)
    {
        using var keys = PacketKeys.Initial(Octets.Of(AppendixA.ConnectionId), sender);

        Octets.Show(keys.Key).Should().Be(key);
        Octets.Show(keys.Iv).Should().Be(iv);
        Octets.Show(keys.HeaderProtectionKey).Should().Be(headerKey);
    }

    [Fact]
    [Rule("R22")]
    public void After_a_Retry_the_connection_id_may_be_empty()
    {
        var secrets = new[] { 0, 1, 20 }.Select(length => Octets.Show(PacketKeys.InitialSecret(new byte[length], Endpoint.Client))).ToList();
        var tooLong = () => PacketKeys.InitialSecret(new byte[21], Endpoint.Client);
        var tooLongToo = () => PacketKeys.Initial(new byte[21], Endpoint.Server);

        secrets.Should().OnlyHaveUniqueItems().And.OnlyContain(secret => secret.Length == 64);
        tooLong.Should().Throw<ArgumentException>().WithParameterName("destinationConnectionId");
        tooLongToo.Should().Throw<ArgumentException>().WithParameterName("destinationConnectionId");
    }

    [Fact]
    [Rule("R23")]
    public void Rfc9001_A_5_keys()
    {
        using var keys = PacketKeys.From(CipherSuite.ChaCha20Poly1305, Octets.Of(AppendixA.ChaChaSecret));

        Octets.Show(keys.Key).Should().Be("c6d98ff3441c3fe1b2182094f69caa2ed4b716b65488960a7a984979fb23e1c8");
        Octets.Show(keys.Iv).Should().Be("e0459b3474bdd0e44a41c144");
        Octets.Show(keys.HeaderProtectionKey).Should().Be("25a282b9e82f06f21f488917a4fc8f1b73573685608597d0efcb076b0ab7a7a4");
    }

    [Theory]
    [InlineData(31)]
    [InlineData(33)]
    [Rule("R23")]
    public void A_secret_has_32_bytes(int length)
    {
        var make = () => PacketKeys.From(CipherSuite.Aes128Gcm, new byte[length]);

        make.Should().Throw<ArgumentException>().WithParameterName("secret");
    }

    [Theory]
    [InlineData(0, "e0459b3474bdd0e44a41c144")]
    [InlineData(AppendixA.ChaChaNumber, "e0459b3474bdd0e46d417eb0")] // A.5
    [InlineData(0x3fff_ffff_ffff_ffff, "e0459b344b422f1bb5be3ebb")]
    [InlineData(0x0123_4567_89ab_cdef, "e0459b34759e9583c3ea0cab")]
    [Rule("R24")]
    public void The_whole_number_is_in_the_nonce(long packetNumber, string expected)
    {
        using var keys = PacketKeys.From(CipherSuite.ChaCha20Poly1305, Octets.Of(AppendixA.ChaChaSecret));
        var nonce = Octets.Of("~12"); // whatever was there before

        keys.Nonce(packetNumber, nonce);

        Octets.Show(nonce).Should().Be(expected);
        Octets.Show(keys.Iv).Should().Be("e0459b3474bdd0e44a41c144", "the next packet needs it as it was");
    }

    [Theory]
    [InlineData(Endpoint.Client, "d1b1c98dd7689fb8ec11d242b123dc9b", "437b9aec36")] // A.2
    [InlineData(Endpoint.Server, "2cd0991cd25b0aac406a5816b6394100", "2ec0d8356a")] // A.3
    [Rule("R25")]
    public void Rfc9001_A_2_and_A_3_masks(Endpoint sender, string sample, string expected)
    {
        using var keys = PacketKeys.Initial(Octets.Of(AppendixA.ConnectionId), sender);
        var mask = new byte[5];

        keys.Mask(Octets.Of(sample), mask);

        Octets.Show(mask).Should().Be(expected);
    }

    [Fact]
    [Rule("R25")]
    public void Rfc9001_A_5_mask()
    {
        using var keys = PacketKeys.From(CipherSuite.ChaCha20Poly1305, Octets.Of(AppendixA.ChaChaSecret));
        var mask = new byte[5];

        keys.Mask(Octets.Of("5e5cd55c41f69080575d7999c25a5bfb"), mask);

        Octets.Show(mask).Should().Be("aefefe7d03");
    }

    [Theory]
    [InlineData(15, 5, "sample")]
    [InlineData(17, 5, "sample")]
    [InlineData(16, 4, "mask")]
    [InlineData(16, 6, "mask")]
    [Rule("R25")]
    public void A_sample_has_16_bytes_and_a_mask_5(int sample, int mask, string parameter)
    {
        using var keys = PacketKeys.Initial([], Endpoint.Client);
        var call = () => keys.Mask(new byte[sample], new byte[mask]);

        call.Should().Throw<ArgumentException>().WithParameterName(parameter);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(13)]
    [Rule("R24")]
    public void A_nonce_has_12_bytes(int length)
    {
        using var keys = PacketKeys.Initial([], Endpoint.Client);
        var call = () => keys.Nonce(0, new byte[length]);

        call.Should().Throw<ArgumentException>().WithParameterName("nonce");
    }
}
