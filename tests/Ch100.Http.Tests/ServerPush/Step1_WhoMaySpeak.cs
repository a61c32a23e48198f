namespace Katas.Http.ServerPush.Steps;

public sealed class Step1_WhoMaySpeak
{
    [Fact]
    [Rule("R1")]
    public void Rfc9113_8_4_2()
    {
        var server = new Authority("https", 443, "example.com");

        server.Covers("https", "example.com").Should().BeTrue();
        server.Covers("https", "www.example.org").Should().BeFalse("its certificate is for example.com only");
    }

    [Theory]
    [InlineData("EXAMPLE.com", true)]
    [InlineData("example.com:443", true)]
    [InlineData("example.com:0443", true)]
    [InlineData("example.com:8443", false)]
    [InlineData("example.com:", false)]
    [InlineData("example.com:x", false)]
    [InlineData("example.com:+443", false)]
    [InlineData("example.com:4294967739", false)] // 443 in 32 bits
    [InlineData("example.com:443:443", false)]
    [InlineData("www.example.com", false)]
    [InlineData("example.com.evil.test", false)]
    [InlineData("evilexample.com", false)]
    [InlineData("example.com.", false)]
    [InlineData("", false)]
    [InlineData(":443", false)]
    [Rule("R1")]
    public void A_name_is_for_itself_at_its_port(string authority, bool expected) =>
        Scene.Shop.Covers("https", authority).Should().Be(expected, "of {0}", authority);

    [Theory]
    [InlineData(65_535, true)]
    [InlineData(65_536, false)]
    [Rule("R1")]
    public void Ports_end_at_65_535(int port, bool expected) =>
        new Authority("https", port, "example.com").Covers("https", $"example.com:{port}").Should().Be(expected);

    [Theory]
    [InlineData("a.example.net", true)]
    [InlineData("A.Example.Net:443", true)]
    [InlineData("example.net", false)]
    [InlineData("a.b.example.net", false)]
    [InlineData(".example.net", false)]
    [InlineData("aexample.net", false)]
    [Rule("R2")]
    public void A_star_is_for_one_label(string authority, bool expected) =>
        Scene.Shop.Covers("https", authority).Should().Be(expected, "of {0}", authority);

    [Theory]
    [InlineData("https", 443, "http", "example.com", false)]
    [InlineData("http", 80, "http", "example.com", true)]
    [InlineData("http", 80, "http", "example.com:443", false)]
    [InlineData("http", 443, "http", "example.com", false)]
    [InlineData("https", 8443, "https", "example.com", false)]
    [InlineData("https", 8443, "https", "example.com:8443", true)]
    [InlineData("https", 443, "HTTPS", "example.com", false)]
    [InlineData("https", 443, "https", "[::1]", true)]
    [InlineData("https", 443, "https", "[::1]:443", true)]
    [InlineData("https", 443, "https", "[::1]:80", false)]
    [Rule("R1")]
    public void Scheme_and_port_are_part_of_it(string scheme, int port, string other, string authority, bool expected) =>
        new Authority(scheme, port, "example.com", "[::1]").Covers(other, authority)
            .Should().Be(expected, "of {0}://{1}", other, authority);
}
