using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Katas.Http.HttpMessage.Steps;

public sealed class Step6_Responses
{
    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\n", "200 \"OK\" Http11")]
    [InlineData("HTTP/1.0 404 Not\tFound \r\n", "404 \"Not\\tFound \" Http10")] // white space at its end belongs to the reason
    [InlineData("HTTP/1.1 500 \r\n", "500 \"\" Http11")] // there may be none
    [InlineData("HTTP/1.7 999 \u00E9\u00FF\r\n", "999 \"\u00E9\u00FF\" Http11")] // three digits
    [InlineData("HTTP/1.1 200  OK\r\n", "200 \" OK\" Http11")]
    [InlineData("HTTP/1.1 299 :\r\n", "299 \":\" Http11")]
    [Rule("R19")]
    public void A_status_line_is_a_version_a_code_and_a_reason(string line, string seen)
    {
        Seen.ResponseMustBe($"{seen} [Content-Length=2] Length 2\nhi", $"{line}Content-Length: 2\r\n\r\nhi");
    }

    [Theory]
    [InlineData("HTTP/1.1 200^\r\n")] // the space has to be there
    [InlineData("HTTP/1.1 20^ OK\r\n")]
    [InlineData("HTTP/1.1 200^0 OK\r\n")]
    [InlineData("HTTP/1.1 ^ 200 OK\r\n")]
    [InlineData("HTTP/1.1^\t200 OK\r\n")]
    [InlineData("HTTP/1.1 2^x0 OK\r\n")]
    [InlineData("HTTP/1.1 ^OK\r\n")]
    [InlineData("HTTP/1.1^\r\n")]
    [InlineData("HTTP/1^ 200 OK\r\n")]
    [InlineData("^http/1.1 200 OK\r\n")]
    [InlineData("^ICY 200 OK\r\n")]
    [InlineData("^<html>\r\n")] // HTTP/0.9 answered like this
    [InlineData("^\r\nHTTP/1.1 200 OK\r\n")] // an empty line is let pass before a request only
    [InlineData("^ HTTP/1.1 200 OK\r\n")]
    [InlineData("HTTP/1.1 200 O^\0K\r\n")]
    [Rule("R19")]
    public void Nothing_else_is_a_status_line(string marked)
    {
        Seen.ResponseMustBeRefused($"{marked}\r\n", MessageViolation.StartLine);
    }

    [Theory]
    [InlineData("HTTP/^2.0 200 OK\r\n\r\n", MessageViolation.Version)]
    [InlineData("HTTP/1.1 200 OK^\n\r\n", MessageViolation.LineEnd)]
    [InlineData("HTTP/1.1 200 OK\r^Set-Cookie: a=b\r\n\r\n", MessageViolation.LineEnd)] // response splitting with half a line end
    [InlineData("HTTP/1.1 200 OK\r\na: b\r\n^ c\r\n\r\n", MessageViolation.FieldLine)]
    [InlineData("HTTP/1.1 200 OK\r\na^ : b\r\n\r\n", MessageViolation.FieldLine)]
    [Rule("R19")]
    public void Version_lines_and_fields_are_as_in_a_request(string marked, MessageViolation violation)
    {
        Seen.ResponseMustBeRefused(marked, violation);
    }

    [Fact]
    [Rule("R10")]
    [Rule("R19")]
    public void A_response_has_neither_method_nor_target_nor_Host()
    {
        var reader = new MessageReader(MessageKind.Response);
        var input = "HTTP/1.1 204 \r\nHost: a b\r\nHost: c\r\n\r\n"u8;
        reader.Read(ref input, out _).Should().Be(MessageStatus.Head, "a Host of a response means nothing");

        (reader.Method.Length, reader.Target.Length).Should().Be((0, 0));
    }

    [Theory]
    [InlineData("HEAD", 200)]
    [InlineData("HEAD", 404)]
    [InlineData("GET", 204)]
    [InlineData("GET", 304)]
    [InlineData("GET", 100)]
    [InlineData("GET", 103)]
    [InlineData("GET", 199)]
    [InlineData("HEAD", 304)]
    [InlineData("CONNECT", 100)]
    [Rule("R20")]
    public void These_have_no_body_whatever_their_fields_say(string method, int code)
    {
        foreach (var (line, shown) in new[]
        {
            ("Content-Length: 5\r\n", "Content-Length=5"),
            ("Content-Length: x\r\n", "Content-Length=x"),
            ("Transfer-Encoding: chunked\r\n", "Transfer-Encoding=chunked"),
            ("Transfer-Encoding: (\r\nContent-Length: 5\r\n", "Transfer-Encoding=(, Content-Length=5"),
            ("", ""),
        })
        {
            Seen.ResponseMustBe(
                $"{code} \"\" Http11 [{shown}] None\n304 \"\" Http11 [] None\n", $"HTTP/1.1 {code} \r\n{line}\r\nHTTP/1.1 304 \r\n\r\n", method);
        }
    }

    [Theory]
    [InlineData("head", 200)] // methods have a case
    [InlineData("HEADER", 200)]
    [InlineData("GET", 200)]
    [InlineData("GET", 205)]
    [InlineData("GET", 305)]
    [InlineData("GET", 99)] // no 1xx
    [InlineData("CONNECT", 300)] // a tunnel that was refused has a reason
    [InlineData("CONNECT", 407)]
    [Rule("R20")]
    [Rule("R21")]
    public void All_others_have_one(string method, int code)
    {
        Seen.ResponseMustBe($"{code} \"\" Http11 [Content-Length=5] Length 5\nhello", $"HTTP/1.1 {code:000} \r\nContent-Length: 5\r\n\r\nhello", method);
    }

    [Theory]
    [InlineData("CONNECT", 200)]
    [InlineData("CONNECT", 204)]
    [InlineData("CONNECT", 299)]
    [InlineData("GET", 101)] // another protocol from here on
    [InlineData("HEAD", 101)]
    [Rule("R22")]
    public void A_tunnel_has_no_messages(string method, int code)
    {
        Seen.ResponseMustBe(
            $"{code} \"\" Http11 [Content-Length=5] Tunnel\nstops before \"\\x16\\x03hello\"",
            $"HTTP/1.1 {code} \r\nContent-Length: 5\r\n\r\n\x16\x03hello", method);
        var reader = new MessageReader(MessageKind.Response) { AnsweredMethod = method };
        ReadOnlySpan<byte> input = System.Text.Encoding.Latin1.GetBytes($"HTTP/1.1 {code} \r\n\r\n\x16\x03");
        reader.Read(ref input, out _);

        (reader.Read(ref input, out _), input.Length, reader.MayEndHere).Should().Be((MessageStatus.Tunnel, 2, true), "what comes is somebody else's");
        var next = reader.Next;
        next.Should().Throw<InvalidOperationException>("no message begins in a tunnel");
    }

    [Theory]
    [InlineData("HTTP/1.1 200 \r\nTransfer-Encoding: chunked\r\n\r\n", "200 \"\" Http11 [Transfer-Encoding=chunked] Chunked\nstops before \"hi\"")]
    [InlineData("HTTP/1.1 200 \r\nTransfer-Encoding: gzip, chunked\r\n\r\n", "200 \"\" Http11 [Transfer-Encoding=gzip, chunked] Chunked\nstops before \"hi\"")]
    [InlineData("HTTP/1.1 200 \r\nTransfer-Encoding: gzip\r\n\r\n", "200 \"\" Http11 [Transfer-Encoding=gzip] UntilClose\nhi…goes on")]
    [InlineData("HTTP/1.1 200 \r\nTransfer-Encoding: chunked, gzip\r\n\r\n", "200 \"\" Http11 [Transfer-Encoding=chunked, gzip] UntilClose\nhi…goes on")]
    [InlineData("HTTP/1.1 200 \r\nTransfer-Encoding:\r\n\r\n", "200 \"\" Http11 [Transfer-Encoding=] UntilClose\nhi…goes on")]
    [InlineData("HTTP/1.1 200 \r\n\r\n", "200 \"\" Http11 [] UntilClose\nhi…goes on")]
    [InlineData("HTTP/1.0 200 \r\n\r\n", "200 \"\" Http10 [] UntilClose\nhi…goes on")]
    [Rule("R21")]
    public void A_response_may_end_with_the_connection(string head, string seen)
    {
        Seen.ResponseMustBe(seen, $"{head}hi");
    }

    [Theory]
    [InlineData("HTTP/1.1 200 \r\nTransfer-Encoding: chunked\r\n^Content-Length: 2\r\n\r\n", MessageViolation.TwoLengths)]
    [InlineData("HTTP/1.0 200 \r\n^Transfer-Encoding: chunked\r\n\r\n", MessageViolation.TransferEncoding)]
    [InlineData("HTTP/1.1 200 \r\n^Transfer-Encoding: chunked, chunked\r\n\r\n", MessageViolation.TransferEncoding)]
    [InlineData("HTTP/1.1 200 \r\n^Transfer-Encoding: chunked;a=b\r\n\r\n", MessageViolation.TransferEncoding)]
    [InlineData("HTTP/1.1 200 \r\nContent-Length: 2\r\n^Content-Length: 2\r\n\r\n", MessageViolation.ContentLength)]
    [InlineData("HTTP/1.1 200 \r\n^Content-Length: 2, 2\r\n\r\n", MessageViolation.ContentLength)]
    [InlineData("HTTP/1.1 200 \r\n^Content-Length: +2\r\n\r\n", MessageViolation.ContentLength)]
    [Rule("R21")]
    public void What_can_be_read_in_two_ways_is_refused_in_a_response_too(string marked, MessageViolation violation)
    {
        Seen.ResponseMustBeRefused(marked + "hi", violation);
    }

    [Fact]
    [Rule("R15")]
    [Rule("R21")]
    public void A_body_until_the_end_of_the_connection_never_says_that_it_is_done()
    {
        var reader = new MessageReader(MessageKind.Response);
        var wire = "HTTP/1.1 200 OK\r\n\r\nhello"u8;
        var input = wire;
        reader.Read(ref input, out _);
        reader.MayEndHere.Should().BeTrue("the body may be empty");

        var first = reader.Read(ref input, out var body);
        var second = reader.Read(ref input, out _);

        (first, second, input.Length).Should().Be((MessageStatus.Body, MessageStatus.NeedMore, 0));
        Unsafe.AreSame(in MemoryMarshal.GetReference(body), in wire[^5]).Should().BeTrue("nobody pays for a copy");
        (reader.MayEndHere, reader.Consumed, reader.ContentLength).Should().Be((true, 24L, 0L), "whether it was all, nobody can tell");
        var next = reader.Next;
        next.Should().Throw<InvalidOperationException>("the connection ends with the body");
    }

    [Fact]
    [Rule("R20")]
    public void The_method_is_that_of_the_request_that_is_answered()
    {
        var reader = new MessageReader(MessageKind.Response);
        reader.AnsweredMethod.Should().Be("GET", "that is the usual one");
        reader.AnsweredMethod = "HEAD";
        var input = "HTTP/1.1 103 \r\n\r\nHTTP/1.1 200 \r\nContent-Length: 5\r\n\r\nHTTP/1.1 200 \r\nContent-Length: 5\r\n\r\nhello"u8;
        var framings = new List<BodyFraming>();
        foreach (var method in new[] { "HEAD", "HEAD", "GET" })
        {
            reader.AnsweredMethod = method;
            reader.Read(ref input, out _).Should().Be(MessageStatus.Head);
            framings.Add(reader.Framing);
            if (method == "HEAD")
            {
                reader.Next();
            }
        }

        framings.Should().Equal(
            [BodyFraming.None, BodyFraming.None, BodyFraming.Length], "an interim response and the final one answer HEAD, and the last GET");
    }

    [Fact]
    [Rule("R20")]
    public void What_is_said_of_the_method_later_changes_nothing()
    {
        var reader = new MessageReader(MessageKind.Response);
        var input = "HTTP/1.1 200 \r\nContent-Length: 5\r\n\r"u8;
        reader.Read(ref input, out _);
        reader.AnsweredMethod = "HEAD"; // in time: the head has not ended
        input = "\n"u8;
        reader.Read(ref input, out _).Should().Be(MessageStatus.Head);
        reader.AnsweredMethod = "GET"; // too late

        reader.Framing.Should().Be(BodyFraming.None);
    }

    [Fact]
    [Rule("R20")]
    public void A_request_answers_nothing()
    {
        var reader = new MessageReader(MessageKind.Request) { AnsweredMethod = "HEAD" };

        Seen.Of(reader, "POST / HTTP/1.0\r\nContent-Length: 2\r\n\r\nhi").Should().Be("POST / Http10 [Content-Length=2] Length 2\nhi");
    }
}
