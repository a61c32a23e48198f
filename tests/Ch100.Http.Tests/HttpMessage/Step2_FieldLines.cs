namespace Katas.Http.HttpMessage.Steps;

public sealed class Step2_FieldLines
{
    [Theory]
    [InlineData("a: b\r\n", "a=b")]
    [InlineData("a:b\r\n", "a=b")]
    [InlineData("a:\r\n", "a=")]
    [InlineData("a: \t \r\n", "a=")]
    [InlineData("a: \t b \t c\t \r\n", "a=b \t c")] // white space inside belongs to the value
    [InlineData("a:b:c\r\n", "a=b:c")] // the first colon
    [InlineData("a: \"b\" (c), d;e=f\r\n", "a=\"b\" (c), d;e=f")] // what a value means is somebody else's question
    [InlineData("a: \x80\xFF~!\r\n", "a=\x80\xFF~!")]
    [InlineData("a: \u00A0b\r\n", "a=\u00A0b")] // a no-break space is text
    [InlineData("!#$%&'*+-.^_`|~09AZaz: b\r\n", "!#$%&'*+-.^_`|~09AZaz=b")]
    [Rule("R5")]
    public void A_field_line_is_a_name_a_colon_and_a_value(string lines, string fields)
    {
        Seen.RequestMustBe($"GET / Http10 [{fields}] None\n", $"GET / HTTP/1.0\r\n{lines}\r\n");
    }

    [Fact]
    [Rule("R5")]
    public void Fields_come_as_they_were_sent()
    {
        const string Lines = "Cookie: a\r\ncookie: b\r\nX: 1\r\nCOOKIE: \r\nx: 1\r\n";

        Seen.RequestMustBe(
            "GET / Http10 [Cookie=a, cookie=b, X=1, COOKIE=, x=1] None\n", $"GET / HTTP/1.0\r\n{Lines}\r\n");
    }

    [Theory]
    [InlineData("a^ : b\r\n")] // a field of another name to whoever trims it
    [InlineData("a^\t: b\r\n")]
    [InlineData("^ a: b\r\n")] // hidden from whoever takes it for a continuation
    [InlineData("a: b\r\n^ c\r\n")] // obs-fold
    [InlineData("a: b\r\n^\tc: d\r\n")]
    [InlineData("^: b\r\n")]
    [InlineData("ab^\r\n")] // no colon
    [InlineData("a^(b: c\r\n")]
    [InlineData("a^\xE9: c\r\n")]
    [InlineData("^\0: c\r\n")]
    [InlineData("a: b^\0\r\n")]
    [InlineData("a: b^\x7F\r\n")]
    [InlineData("a: b^\x1B[2J\r\n")]
    [Rule("R5")]
    public void Nothing_else_is_a_field_line(string marked)
    {
        Seen.RequestMustBeRefused($"GET / HTTP/1.0\r\n{marked}\r\n", MessageViolation.FieldLine);
    }

    [Theory]
    [InlineData("GET / HTTP/1.0^\n\r\n")]
    [InlineData("GET / HTTP/1.0\r\n^\n")]
    [InlineData("GET / HTTP/1.0\r\na: b^\n\r\n")]
    [InlineData("GET / HTTP/1.0\r\na: b\r\n^\nc: d\r\n\r\n")]
    [InlineData("GET / HTTP/1.0\r\na^\nb: c\r\n\r\n")]
    [InlineData("GET^\n / HTTP/1.0\r\n\r\n")]
    [InlineData("GET /^\n")] // HTTP/0.9, too
    [InlineData("GET / HTTP^\n")]
    [Rule("R6")]
    public void A_lone_LF_ends_no_line(string marked)
    {
        Seen.RequestMustBeRefused(marked, MessageViolation.LineEnd);
    }

    [Theory]
    [InlineData("GET / HTTP/1.0\r^GET / HTTP/1.0\r\n\r\n")]
    [InlineData("GET / HTTP/1.0\r\n\r^a: b\r\n\r\n")]
    [InlineData("GET / HTTP/1.0\r\na: b\r^c: d\r\n\r\n")] // a line end to some, a space to others
    [InlineData("GET / HTTP/1.0\r\na: b\r^\r\n\r\n")]
    [InlineData("GET /\r^ HTTP/1.0\r\n\r\n")] // the CR might end HTTP/0.9's only line
    [Rule("R6")]
    public void A_lone_CR_ends_no_line(string marked)
    {
        Seen.RequestMustBeRefused(marked, MessageViolation.LineEnd);
    }

    [Theory]
    [InlineData("GET^\r / HTTP/1.0\r\n\r\n", MessageViolation.StartLine)]
    [InlineData("GET / HTTP^\r/1.0\r\n\r\n", MessageViolation.StartLine)]
    [InlineData("GET / HTTP/1.0\r\na^\r: b\r\n\r\n", MessageViolation.FieldLine)]
    [Rule("R6")]
    public void A_CR_where_no_line_can_end_is_no_line_end_at_all(string marked, MessageViolation violation)
    {
        Seen.RequestMustBeRefused(marked, violation);
    }
}
