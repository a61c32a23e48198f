using System.Text;

namespace Katas.Http.ChunkedDecoder.Steps;

public sealed class Step6_Trailers
{
    [Theory]
    [InlineData("Digest: abc", "Digest", "abc")]
    [InlineData("Digest:abc", "Digest", "abc")]
    [InlineData("Digest: \t abc\t ", "Digest", "abc")] // the white space around a value is not part of it
    [InlineData("dIGEST: A b\tC", "dIGEST", "A b\tC")] // that within is, and so is the case
    [InlineData("Digest:", "Digest", "")]
    [InlineData("Digest: \t ", "Digest", "")]
    [InlineData("a: b: c:", "a", "b: c:")]
    [InlineData("a: ~!\"(),/\\;[]{}\x80\xff", "a", "~!\"(),/\\;[]{}\x80\xff")]
    [InlineData("a: \xa0 b \xa0", "a", "\xa0 b \xa0")] // white space to Unicode, and text here
    [InlineData("!#$%&'*+-.^_`|~09azAZ: b", "!#$%&'*+-.^_`|~09azAZ", "b")]
    [Rule("R10")]
    public void A_field_line_is_a_name_and_a_value(string line, string name, string value)
    {
        var wire = $"5\r\nhello\r\n0\r\n{line}\r\n\r\n";

        Outcome.MustBe(Outcome.Complete(wire, "hello", new TrailerField(name, value)), wire);
    }

    [Fact]
    [Rule("R11")]
    public void Fields_come_in_the_order_sent_and_none_is_joined_or_dropped()
    {
        var wire = "1;x=y\r\n!\r\n0\r\nb: 1\r\na: 2\r\nB: 3\r\nConnection: close\r\nSet-Cookie: a=b\r\n\r\n";

        TrailerField[] fields = [new("b", "1"), new("a", "2"), new("B", "3"), new("Connection", "close"), new("Set-Cookie", "a=b")];
        Outcome.MustBe(Outcome.Followed(wire, by: "a: 3\r\n\r\n", "!", fields), wire + "a: 3\r\n\r\n");
    }

    [Theory]
    [InlineData("")]
    [InlineData("0\r\na: b\r\n")]
    [InlineData("0\r\na: b\r\n\r")]
    [Rule("R11")]
    public void There_are_no_trailers_before_the_end(string wire)
    {
        var reader = new ChunkedBodyReader();
        ReadOnlySpan<byte> input = Encoding.Latin1.GetBytes(wire);
        reader.Read(ref input, out _);

        var get = () => reader.GetTrailers();

        get.Should().Throw<InvalidOperationException>("{0} is not a whole message", Wire.Show(wire));
    }

    [Fact]
    [Rule("R11")]
    public void There_are_none_of_a_refused_message()
    {
        var reader = new ChunkedBodyReader();
        var read = () =>
        {
            var input = "0\r\na: b\r\nHost: c\r\n\r\n"u8;
            reader.Read(ref input, out _);
        };
        read.Should().Throw<ChunkedFormatException>();

        var get = () => reader.GetTrailers();

        get.Should().Throw<InvalidOperationException>("the message has no end that could be trusted");
    }

    [Theory]
    [InlineData("0\r\n^ a: b\r\n\r\n")] // white space before the first field line
    [InlineData("0\r\na: b\r\n^ c\r\n\r\n")] // obs-fold: a second line of the value, once upon a time
    [InlineData("0\r\na: b\r\n^\tc: d\r\n\r\n")]
    [InlineData("0\r\na^ : b\r\n\r\n")] // "a " to one parser and "a" to another
    [InlineData("0\r\na^\t: b\r\n\r\n")]
    [InlineData("0\r\n^: b\r\n\r\n")]
    [InlineData("0\r\na^\r\n\r\n")]
    [InlineData("0\r\na^(b): c\r\n\r\n")]
    [InlineData("0\r\na^\0: b\r\n\r\n")]
    [InlineData("0\r\n^\x80: b\r\n\r\n")]
    [InlineData("0\r\na: b^\0c\r\n\r\n")]
    [InlineData("0\r\na: b^\x7f\r\n\r\n")]
    [InlineData("0\r\na: ^\x1f\r\n\r\n")]
    [InlineData("0\r\na: b\r\nc^\r\n\r\n")]
    [InlineData("0\r\nGET^ / HTTP/1.1\r\nHost: a\r\n\r\n")] // the final CRLF is missing
    [Rule("R10")]
    public void What_is_no_field_line_is_refused(string marked)
    {
        Outcome.MustBeRefused(marked, ChunkedViolation.TrailerField);
    }

    [Theory]
    [InlineData("Content-Length")]
    [InlineData("Transfer-Encoding")]
    [InlineData("Host")]
    [InlineData("Content-Encoding")]
    [InlineData("Content-Type")]
    [InlineData("Content-Range")]
    [InlineData("Trailer")]
    [Rule("R12")]
    public void A_field_that_has_come_too_late_is_refused(string name)
    {
        foreach (var spelling in new[] { name, name.ToUpperInvariant(), name.ToLowerInvariant() })
        {
            Outcome.MustBeRefused($"1\r\n!\r\n0\r\na: b\r\n{spelling}^: 5\r\n\r\n", ChunkedViolation.ForbiddenTrailer, "!");
        }
    }

    [Theory]
    [InlineData("Content-Lengt")]
    [InlineData("Content-Length2")]
    [InlineData("X-Content-Length")]
    [InlineData("Content_Length")]
    [InlineData("Hos")]
    [InlineData("Trailers")]
    [Rule("R12")]
    public void A_field_that_only_looks_like_one_is_a_field(string name)
    {
        var wire = $"0\r\n{name}: 5\r\n\r\n";

        Outcome.MustBe(Outcome.Complete(wire, "", new TrailerField(name, "5")), wire);
    }
}
