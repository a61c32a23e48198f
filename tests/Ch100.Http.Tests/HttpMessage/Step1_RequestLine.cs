namespace Katas.Http.HttpMessage.Steps;

public sealed class Step1_RequestLine
{
    [Theory]
    [InlineData("GET / HTTP/1.0\r\n\r\n", "GET / Http10 [] None\n")]
    [InlineData("GET /where?q=now HTTP/1.0\r\n\r\n", "GET /where?q=now Http10 [] None\n")] // RFC 9112 §3.2.1
    [InlineData("get /a HTTP/1.0\r\n\r\n", "get /a Http10 [] None\n")] // another method than GET, and nobody's business here
    [InlineData("M!#$%&'*+-.^_`|~09 / HTTP/1.0\r\n\r\n", "M!#$%&'*+-.^_`|~09 / Http10 [] None\n")] // all that a token is made of
    [Rule("R1")]
    public void A_request_line_is_a_method_a_target_and_a_version(string wire, string seen)
    {
        Seen.RequestMustBe(seen, wire);
    }

    [Fact]
    [Rule("R1")]
    [Rule("R5")]
    public void Rfc9110_3_9()
    {
        const string Wire = "GET /hello.txt HTTP/1.1\r\nUser-Agent: curl/7.64.1\r\nHost: www.example.com\r\nAccept-Language: en, mi\r\n\r\n";

        Seen.RequestMustBe(
            "GET /hello.txt Http11 [User-Agent=curl/7.64.1, Host=www.example.com, Accept-Language=en, mi] None\n", Wire);
    }

    [Theory]
    [InlineData("GET ^ / HTTP/1.0\r\n\r\n")] // one space, not two: the second stands where the target begins
    [InlineData("GET / ^ HTTP/1.0\r\n\r\n")]
    [InlineData("GET^\t/ HTTP/1.0\r\n\r\n")]
    [InlineData("GET /a ^b HTTP/1.0\r\n\r\n")] // a space in the target
    [InlineData("^ GET / HTTP/1.0\r\n\r\n")]
    [InlineData("G^(T / HTTP/1.0\r\n\r\n")]
    [InlineData("^\0ET / HTTP/1.0\r\n\r\n")]
    [InlineData("GET^\r\n\r\n")]
    [InlineData("GET ^\r\n\r\n")]
    [Rule("R1")]
    public void Nothing_else_is_a_request_line(string marked)
    {
        Seen.RequestMustBeRefused(marked, MessageViolation.StartLine);
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost:\r\n\r\n", "GET / Http11 [Host=] None\n")]
    [InlineData("GET / HTTP/1.2\r\nHost:\r\n\r\n", "GET / Http11 [Host=] None\n")] // what we know of its major version is 1.1
    [InlineData("GET / HTTP/1.9\r\nHost:\r\n\r\n", "GET / Http11 [Host=] None\n")]
    [Rule("R2")]
    public void A_later_minor_version_is_read_as_1_1(string wire, string seen)
    {
        Seen.RequestMustBe(seen, wire);
    }

    [Theory]
    [InlineData("GET / HTTP/^2.0\r\n\r\n")]
    [InlineData("GET / HTTP/^0.9\r\n\r\n")]
    [Rule("R2")]
    public void Another_major_version_is_another_format(string marked)
    {
        Seen.RequestMustBeRefused(marked, MessageViolation.Version);
    }

    [Theory]
    [InlineData("GET / ^http/1.1\r\n\r\n")] // the name has a case
    [InlineData("GET / HTTP/^v1\r\n\r\n")]
    [InlineData("GET / HTTP/1^,1\r\n\r\n")]
    [InlineData("GET / HTTP/1.^x\r\n\r\n")]
    [InlineData("GET / HTTP/1^1.1\r\n\r\n")]
    [InlineData("GET / HTTP/1.1^0\r\n\r\n")] // one digit
    [InlineData("GET / HTTP/1.1^ \r\n\r\n")]
    [InlineData("GET / HTTP/1^\r\n\r\n")]
    [InlineData("GET / ^\r\n\r\n")]
    [InlineData("GET / ^ICE/1.0\r\n\r\n")]
    [Rule("R2")]
    public void Nothing_else_is_a_version(string marked)
    {
        Seen.RequestMustBeRefused(marked, MessageViolation.StartLine);
    }

    [Theory]
    [InlineData("GET /\r\n", "GET / Http09 [] None\nstops")]
    [InlineData("GET /a?b\r\n", "GET /a?b Http09 [] None\nstops")]
    [InlineData("GET http://a.example/b\r\n", "GET http://a.example/b Http09 [] None\nstops")]
    [InlineData("GET /\r\nHost: a\r\n\r\n", "GET / Http09 [] None\nstops before \"Host: a\\r\\n\\r\\n\"")] // it has no fields
    [InlineData("GET /\r\nGET /b\r\n", "GET / Http09 [] None\nstops before \"GET /b\\r\\n\"")] // and a connection has no second one
    [Rule("R3")]
    public void A_simple_request_is_one_line(string wire, string seen)
    {
        Seen.RequestMustBe(seen, wire);
    }

    [Theory]
    [InlineData("HEAD /^\r\n")] // there was no other method than GET
    [InlineData("POST /^\r\n")]
    [InlineData("get /^\r\n")]
    [Rule("R3")]
    public void A_simple_request_is_a_GET(string marked)
    {
        Seen.RequestMustBeRefused(marked, MessageViolation.StartLine);
    }

    [Fact]
    [Rule("R3")]
    public void Nothing_follows_a_simple_request()
    {
        var reader = new MessageReader(MessageKind.Request);
        var input = "GET /\r\n"u8;
        reader.Read(ref input, out _).Should().Be(MessageStatus.Head);
        reader.Read(ref input, out _).Should().Be(MessageStatus.Done);

        var next = reader.Next;

        next.Should().Throw<InvalidOperationException>("the answer has no head, and ends with the connection");
    }

    [Fact]
    [Rule("R4")]
    public void One_empty_line_before_a_request_is_let_pass()
    {
        Seen.RequestMustBe("GET / Http10 [] None\n", "\r\nGET / HTTP/1.0\r\n\r\n");
        Seen.RequestMustBe("GET / Http09 [] None\nstops", "\r\nGET /\r\n");
    }

    [Theory]
    [InlineData("\r\n^\r\nGET / HTTP/1.0\r\n\r\n", MessageViolation.StartLine)]
    [InlineData("^\nGET / HTTP/1.0\r\n\r\n", MessageViolation.LineEnd)]
    [InlineData("\r^GET / HTTP/1.0\r\n\r\n", MessageViolation.LineEnd)]
    [InlineData("\r^\r\nGET / HTTP/1.0\r\n\r\n", MessageViolation.LineEnd)]
    [InlineData("\r\n^ GET / HTTP/1.0\r\n\r\n", MessageViolation.StartLine)]
    [InlineData("\r\nG^(", MessageViolation.StartLine)] // offsets count the empty line
    [Rule("R4")]
    public void Two_are_not_nor_is_anything_else(string marked, MessageViolation violation)
    {
        Seen.RequestMustBeRefused(marked, violation);
    }
}
