namespace Katas.Http.PersistentConnection.Steps;

public sealed class Step1_ConnectionOptions
{
    [Theory]
    [InlineData("close", "close")]
    [InlineData("Close", "cLOSE")] // options have no case
    [InlineData("keep-alive, close", "close")]
    [InlineData("close,upgrade", "close")]
    [InlineData("\t close \t", "close")]
    [InlineData("a ,\tclose , b", "close")]
    [InlineData(",, close,", "close")] // empty elements are ignored
    [InlineData("Upgrade, HTTP2-Settings", "http2-settings")]
    [Rule("R1")]
    public void An_option_is_an_element_of_the_list(string connection, string option)
    {
        ConnectionOptions.Contains(connection, option).Should().BeTrue("{0} has it", Wire.Show(connection));
    }

    [Theory]
    [InlineData("", "close")]
    [InlineData(",", "close")]
    [InlineData("closed", "close")] // not what begins with it
    [InlineData("not-close", "close")]
    [InlineData("close keep-alive", "close")] // nor one of two words
    [InlineData("close;q=1", "close")]
    [InlineData("\"close\"", "close")]
    [InlineData("\u00A0close", "close")] // a no-break space is no white space
    [InlineData("clo\u017Fe", "close")] // a long s is no s
    [Rule("R1")]
    public void Nothing_else_is(string connection, string option)
    {
        ConnectionOptions.Contains(connection, option).Should().BeFalse("{0} does not have it", Wire.Show(connection));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData(" , ,", true)]
    [InlineData("close, !#$%&'*+-.^_`|~09azAZ", true)]
    [InlineData("close keep-alive", false)]
    [InlineData("close;q=1", false)]
    [InlineData("keep-alive, \"a, b\"", false)]
    [InlineData("keep-alive, a\0", false)]
    [InlineData("keep-alive, \u00E9", false)]
    [InlineData("a\tb", false)]
    [Rule("R2")]
    public void A_list_is_valid_if_all_its_elements_are_tokens(string connection, bool isValid)
    {
        ConnectionOptions.IsValid(connection).Should().Be(isValid, "that is {0}", Wire.Show(connection));
    }

    [Theory]
    [InlineData("Connection", true)]
    [InlineData("keep-alive", true)]
    [InlineData("Proxy-Connection", true)]
    [InlineData("te", true)]
    [InlineData("Transfer-Encoding", true)]
    [InlineData("Upgrade", true)]
    [InlineData("x-trace", true)] // it is in the list
    [InlineData("X-Other", false)]
    [InlineData("Cache-Control", false)]
    [InlineData("Trailer", false)]
    [Rule("R3")]
    public void What_is_named_in_the_list_and_six_more_are_for_this_connection_only(string name, bool only)
    {
        ConnectionOptions.IsForThisConnectionOnly("close, X-Trace", name).Should().Be(only, "{0} is the field", name);
    }

    [Fact]
    [Rule("R3")]
    public void Without_a_list_these_six_are()
    {
        ConnectionOptions.IsForThisConnectionOnly("", "TE").Should().BeTrue();
        ConnectionOptions.IsForThisConnectionOnly("", "X-Trace").Should().BeFalse("nobody named it");
    }
}
