using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Katas.Http.HttpMessage.Steps;

public sealed class Step5_BodiesOfRequests
{
    private readonly MessageReader reader = new(MessageKind.Request);

    [Theory]
    [InlineData("POST")]
    [InlineData("GET")] // a length is a length, whatever the method makes of a body
    [InlineData("HEAD")] // it is the answer to HEAD that has none
    [InlineData("DELETE")]
    [InlineData("TRACE")]
    [Rule("R14")]
    public void The_length_of_a_request_does_not_depend_on_its_method(string method)
    {
        var head = $"{method} / HTTP/1.0\r\nContent-Length: 5\r\n\r\n";

        Seen.RequestMustBe($"{method} / Http10 [Content-Length=5] Length 5\nhelloGET / Http10 [] None\n", $"{head}helloGET / HTTP/1.0\r\n\r\n");
    }

    [Theory]
    [InlineData("POST / HTTP/1.0\r\nContent-Length: 0\r\n\r\n", "Length 0\n")]
    [InlineData("POST / HTTP/1.0\r\nContent-Length: 05\r\n\r\nhello", "Length 5\nhello")] // ten digits or a hundred: decimal
    [InlineData("POST / HTTP/1.0\r\nContent-Length: 010\r\n\r\nhelloworld", "Length 10\nhelloworld")] // never octal
    [InlineData("POST / HTTP/1.0\r\nContent-Length: 00000000000000000000000005\r\n\r\nhello", "Length 5\nhello")]
    [InlineData("POST / HTTP/1.0\r\nContent-Length: \t5 \r\n\r\nhello", "Length 5\nhello")]
    [InlineData("POST / HTTP/1.0\r\nContent-Length: 3\r\n\r\n\r\n\0", "Length 3\n\r\n\0")] // any bytes
    [InlineData("POST / HTTP/1.0\r\nContent-Length: 5\r\n\r\nhell", "Length 5\nhell…goes on")]
    [InlineData("POST / HTTP/1.0\r\nContent-Length: 9223372036854775807\r\n\r\nh", "Length 9223372036854775807\nh…goes on")]
    [Rule("R14")]
    public void A_body_is_as_long_as_its_Content_Length(string wire, string seen)
    {
        var value = wire.Split("Length:")[1].Split("\r\n")[0].Trim(' ', '\t');

        Seen.RequestMustBe($"POST / Http10 [Content-Length={value}] {seen}", wire);
    }

    [Theory]
    [InlineData("")]
    [InlineData("+5")]
    [InlineData("-0")]
    [InlineData("0x5")]
    [InlineData("5 5")] // 55 to whoever drops the space
    [InlineData("5,")]
    [InlineData("5, 5")] // two values, though they agree
    [InlineData("5, 6")]
    [InlineData("\"5\"")]
    [InlineData("9223372036854775808")] // one more than a long
    [InlineData("18446744073709551621")] // 5, once it has wrapped around
    [InlineData("\xB2")] // a superscript two is a digit to Unicode
    [Rule("R14")]
    public void Nothing_else_is_a_length(string value)
    {
        Seen.RequestMustBeRefused($"POST / HTTP/1.0\r\na: b\r\n^Content-Length: {value}\r\n\r\nhello", MessageViolation.ContentLength);
    }

    [Theory]
    [InlineData("Content-Length: 5\r\n^Content-Length: 5\r\n")]
    [InlineData("Content-Length: 5\r\n^content-length: 6\r\n")]
    [InlineData("Content-Length: 6\r\na: b\r\n^Content-Length: 5\r\nContent-Length: 5\r\n")]
    [InlineData("Content-Length: x\r\n^Content-Length: 5\r\n")]
    [Rule("R14")]
    public void Two_lengths_are_none(string fields)
    {
        Seen.RequestMustBeRefused($"POST / HTTP/1.0\r\n{fields}\r\nhello", MessageViolation.ContentLength);
    }

    [Theory]
    [InlineData("Content-Lengths: 5")]
    [InlineData("Content_Length: 5")]
    [InlineData("TransferEncoding: chunked")]
    [InlineData("TE: chunked")]
    [Rule("R14")]
    public void Without_either_field_a_request_has_no_body(string field)
    {
        var shown = field.Replace(": ", "=", StringComparison.Ordinal);

        Seen.RequestMustBe($"POST / Http10 [{shown}] None\nGET / Http10 [] None\n", $"POST / HTTP/1.0\r\n{field}\r\n\r\nGET / HTTP/1.0\r\n\r\n");
    }

    [Fact]
    [Rule("R15")]
    public void What_is_there_of_a_body_is_handed_out_at_once_as_a_slice_of_the_input()
    {
        var wire = "POST / HTTP/1.0\r\nContent-Length: 5\r\n\r\nhel"u8;
        var input = wire;
        reader.Read(ref input, out _);

        var first = reader.Read(ref input, out var body);
        var second = reader.Read(ref input, out var nothing);

        (first, second).Should().Be((MessageStatus.Body, MessageStatus.NeedMore), "the rest may take a minute");
        Unsafe.AreSame(in MemoryMarshal.GetReference(body), in wire[^3]).Should().BeTrue("nobody pays for a copy");
        nothing.IsEmpty.Should().BeTrue();
        (reader.Consumed, reader.MayEndHere).Should().Be((wire.Length, false), "two bytes are missing");
        var next = reader.Next;
        next.Should().Throw<InvalidOperationException>("two bytes of the body would begin the next message");

        input = "loGET"u8;
        reader.Read(ref input, out body).Should().Be(MessageStatus.Body);
        Encoding.Latin1.GetString(body).Should().Be("lo", "three bytes are the next message's");
        (reader.Read(ref input, out _), input.Length, reader.MayEndHere).Should().Be((MessageStatus.Done, 3, true));
        reader.ContentLength.Should().Be(5, "that is what the head said");
    }

    [Theory]
    [InlineData("Transfer-Encoding: chunked", "Transfer-Encoding=chunked")]
    [InlineData("transfer-encoding:\tCHUNKED ", "transfer-encoding=CHUNKED")]
    [InlineData("Transfer-Encoding: gzip, chunked", "Transfer-Encoding=gzip, chunked")] // what is inside the chunks is the caller's question
    [InlineData("Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked", "Transfer-Encoding=gzip, Transfer-Encoding=chunked")]
    [InlineData("Transfer-Encoding: ,gzip ,,\t, chunked,", "Transfer-Encoding=,gzip ,,\t, chunked,")] // empty elements are ignored
    [InlineData("Transfer-Encoding:\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: ,", "Transfer-Encoding=, Transfer-Encoding=chunked, Transfer-Encoding=,")]
    [InlineData("Transfer-Encoding: a;b=c ; d\t=\t\"e, f\\\", \\\\\" ; g=h, chunked", "Transfer-Encoding=a;b=c ; d\t=\t\"e, f\\\", \\\\\" ; g=h, chunked")]
    [InlineData("Transfer-Encoding: a;b=\"\"\r\nTransfer-Encoding: chunked", "Transfer-Encoding=a;b=\"\", Transfer-Encoding=chunked")]
    [Rule("R16")]
    public void Where_chunked_is_the_last_coding_it_tells_the_length(string fields, string shown)
    {
        Seen.RequestMustBe(
            $"POST / Http11 [Host=a, {shown}] Chunked\nstops before \"5\\r\\nhello\\r\\n0\\r\\n\\r\\n\"",
            $"POST / HTTP/1.1\r\nHost: a\r\n{fields}\r\n\r\n5\r\nhello\r\n0\r\n\r\n");
    }

    [Theory]
    [InlineData("^Transfer-Encoding: gzip\r\n")]
    [InlineData("^Transfer-Encoding: identity\r\n")] // there was such a coding once
    [InlineData("^Transfer-Encoding: chunked, gzip\r\n")]
    [InlineData("^Transfer-Encoding: chunked\r\nTransfer-Encoding: gzip\r\n")]
    [InlineData("^Transfer-Encoding:\r\n")]
    [InlineData("^Transfer-Encoding: ,\r\n")]
    [InlineData("^Transfer-Encoding: xchunked\r\n")]
    [InlineData("^Transfer-Encoding: chunkedx\r\n")]
    [InlineData("^Transfer-Encoding: a;b=\", chunked\"\r\n")] // the comma in quotes separates nothing
    [InlineData("^Transfer-Encoding: a;b=\"\\\", chunked\"\r\n")]
    [Rule("R16")]
    public void Where_it_is_not_a_request_has_no_end(string fields)
    {
        Seen.RequestMustBeRefused($"POST / HTTP/1.1\r\nHost: a\r\n{fields}\r\n0\r\n\r\n", MessageViolation.TransferEncoding);
    }

    [Theory]
    [InlineData("^Transfer-Encoding: chunked, chunked\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n^Transfer-Encoding: Chunked\r\n")]
    [InlineData("^Transfer-Encoding: chunked, gzip, chunked\r\n")]
    [InlineData("^Transfer-Encoding: chunked;q=1\r\n")] // it has no parameters
    [InlineData("^Transfer-Encoding: chunked;\r\n")]
    [InlineData("^Transfer-Encoding: chunked chunked\r\n")]
    [InlineData("^Transfer-Encoding: \"chunked\"\r\n")]
    [InlineData("^Transfer-Encoding: a;b, chunked\r\n")]
    [InlineData("^Transfer-Encoding: a;b=, chunked\r\n")]
    [InlineData("^Transfer-Encoding: a;b=\"c, chunked\r\n")]
    [InlineData("^Transfer-Encoding: a;b=\"c\\\r\n")]
    [InlineData("^Transfer-Encoding: a;b=\"\r\n")]
    [InlineData("^Transfer-Encoding: a;b=\"c\r\nTransfer-Encoding: d\", chunked\r\n")] // nothing goes on in the next line
    [InlineData("^Transfer-Encoding: a;b=\"c\"d, chunked\r\n")]
    [InlineData("Transfer-Encoding: gzip\r\n^Transfer-Encoding: (), chunked\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\na: b\r\n^Transfer-Encoding: {\r\nTransfer-Encoding: }\r\n")]
    [InlineData("^Transfer-Encoding: chunked\xA0\r\n")] // a no-break space is no white space
    [Rule("R16")]
    public void What_is_no_list_of_codings_is_refused_at_its_line(string fields)
    {
        Seen.RequestMustBeRefused($"POST / HTTP/1.1\r\nHost: a\r\n{fields}\r\n0\r\n\r\n", MessageViolation.TransferEncoding);
    }

    [Theory]
    [InlineData("Content-Length: 5\r\n^Transfer-Encoding: chunked\r\n")] // CL.TE and TE.CL
    [InlineData("Transfer-Encoding: chunked\r\n^Content-Length: 5\r\n")]
    [InlineData("Content-Length: 5\r\n^Transfer-Encoding: identity\r\n")]
    [InlineData("Content-Length: 5\r\n^Transfer-Encoding:\r\n")]
    [InlineData("Content-Length: x\r\n^Transfer-Encoding: y\r\n")]
    [InlineData("a: b\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n^Content-Length: 5\r\nContent-Length: 5\r\n")]
    [Rule("R17")]
    public void A_length_and_a_coding_are_two_lengths(string fields)
    {
        Seen.RequestMustBeRefused($"POST / HTTP/1.1\r\nHost: a\r\n{fields}\r\n0\r\n\r\n", MessageViolation.TwoLengths);
    }

    [Theory]
    [InlineData("^Transfer-Encoding: chunked\r\n")] // who of 1.0 forwards this has not read it
    [InlineData("Content-Length: 5\r\n^Transfer-Encoding: chunked\r\n")]
    [InlineData("^Transfer-Encoding:\r\n")]
    [InlineData("^Transfer-Encoding: (\r\nContent-Length: 5\r\n")]
    [Rule("R17")]
    public void HTTP_1_0_has_no_codings(string fields)
    {
        Seen.RequestMustBeRefused($"POST / HTTP/1.0\r\n{fields}\r\n0\r\n\r\n", MessageViolation.TransferEncoding);
    }

    [Theory]
    [InlineData("POST / HTTP/1.1\r\nContent-Length: x\r\nTransfer-Encoding: y\r\n\r\n^", MessageViolation.Host)]
    [InlineData("POST / HTTP/1.1\r\nContent-Length: x\r\n^Host: (/)\r\n\r\n", MessageViolation.Host)]
    [InlineData("POST / HTTP/1.0\r\nContent-Length: x\r\nHost: a\r\n^Host: a\r\n\r\n", MessageViolation.Host)]
    [Rule("R13")]
    public void The_Host_is_looked_at_before_the_length(string marked, MessageViolation violation)
    {
        Seen.RequestMustBeRefused(marked, violation);
    }

    [Fact]
    [Rule("R18")]
    public void A_chunked_body_is_read_by_somebody_else()
    {
        var head = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"u8;
        ReadOnlySpan<byte> input = [.. head, .. "0\r\n\r\nGET / HTTP/1.0\r\n\r\n"u8];
        reader.Read(ref input, out _).Should().Be(MessageStatus.Head);
        for (var call = 0; call < 2; call++)
        {
            var status = reader.Read(ref input, out var body);

            status.Should().Be(MessageStatus.Chunked, "only the caller knows when it has been read");
            body.IsEmpty.Should().BeTrue();
            input.StartsWith("0\r\n\r\n"u8).Should().BeTrue("the body is left to a reader of chunks");
            (reader.MayEndHere, reader.Consumed).Should().Be((false, head.Length));
        }

        input = input["0\r\n\r\n".Length..];
        reader.Next();

        reader.Read(ref input, out _).Should().Be(MessageStatus.Head);
        Seen.Head(reader).Should().Be("GET / Http10 []");
        reader.Consumed.Should().Be(18, "the body has not gone through this reader");
    }
}
