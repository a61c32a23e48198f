namespace Katas.SessionsAndTokens.CorsPolicy.Steps;

public sealed class Step1_Origins
{
    [Theory]
    [InlineData("https://app.example")]
    [InlineData("http://app.example")]
    [InlineData("https://app.example:8443")]
    [InlineData("http://app.example:443")] // the port of another scheme
    [InlineData("http://localhost:1")]
    [InlineData("http://localhost:65535")]
    [InlineData("https://xn--bcher-kva.example")]
    [InlineData("https://a-b.c_d.example")]
    [InlineData("http://10.1.2.3")]
    [InlineData("http://[::1]:8080")]
    [Rule("R1")]
    public void A_browser_writes_an_origin_so(string text) =>
        SerializedOrigin.IsValid(text).Should().BeTrue("it is scheme, host and port: {0}", Wire.Show(text));

    [Theory]
    [InlineData("https://app.example/")] // the one that everybody copies from the address bar
    [InlineData("https://app.example/login")]
    [InlineData("https://app.example?")]
    [InlineData("https://app.example#x")]
    [InlineData("https://ann@app.example")]
    [InlineData("https://app.example:443")]
    [InlineData("http://app.example:80")]
    [InlineData("https://app.example:08443")]
    [InlineData("https://app.example:")]
    [InlineData("https://app.example:65536")]
    [InlineData("HTTPS://app.example")]
    [InlineData("https://App.example")]
    [InlineData("https://b\u00FCcher.example")]
    [InlineData("https://üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüü.example")] // too long for IDNA
    [InlineData("https://xn--\u00FC.example")] // in the letters of both
    [InlineData("https://*.example")]
    [InlineData("https://app.*")]
    [InlineData("https://a b.example")]
    [InlineData("https://a!b.example")]
    [InlineData("https://a,b.example")]
    [InlineData("https://a%62.example")]
    [InlineData("https://app.example\\")]
    [InlineData(" https://app.example")]
    [InlineData("https://app.example\n")]
    [InlineData("https://app.example, https://b.example")]
    [InlineData("https:app.example")]
    [InlineData("https:///app.example")]
    [InlineData("https://")]
    [InlineData("app.example")]
    [InlineData("//app.example")]
    [InlineData("http://[0:0:0:0:0:0:0:1]")]
    [InlineData("http://[fe80::1%eth0]")] // a zone means something on one machine only
    [InlineData("http://[::ffff:1.2.3.4]")] // as Uri writes it
    [InlineData("http://[::ffff:102:304]")] // as browsers do: left out
    [InlineData("file:///home/ann/page.html")]
    [InlineData("file://")]
    [InlineData("data:,")]
    [InlineData("ftp://app.example")]
    [InlineData("null")]
    [InlineData("*")]
    [InlineData("")]
    [Rule("R1")]
    public void And_never_so(string text) =>
        SerializedOrigin.IsValid(text).Should().BeFalse("no page has the origin {0}", Wire.Show(text));

    [Fact]
    [Rule("R7")]
    public void Null_is_a_callers_mistake()
    {
        var ask = () => SerializedOrigin.IsValid(null!);

        ask.Should().Throw<ArgumentNullException>().WithParameterName("text");
    }
}
