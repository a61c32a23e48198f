namespace Katas.Http.ChunkedDecoder.Steps;

public sealed class Step4_StrictLineEnds
{
    [Theory]
    [InlineData("5^\nhello\r\n0\r\n\r\n", "")]
    [InlineData("^\n5\r\nhello\r\n", "")]
    [InlineData("5\r\nhello^\n0\r\n\r\n", "hello")]
    [InlineData("5\r\nhell\r^\n0\r\n\r\n", "hell\r")] // the CR is the fifth byte
    [InlineData("0^\n\r\n", "")]
    [InlineData("0\r\n^\n", "")]
    [InlineData("0\r\na: b^\n\r\n", "")]
    [InlineData("0\r\na: b\r\n^\n", "")]
    [InlineData("0\r\na^\n: b\r\n\r\n", "")]
    [Rule("R7")]
    public void A_lone_LF_ends_nothing(string marked, string body)
    {
        Outcome.MustBeRefused(marked, ChunkedViolation.LineEnd, body);
    }

    [Theory]
    [InlineData("5\r^hello\r\n0\r\n\r\n", "")]
    [InlineData("5\r^\r\nhello\r\n0\r\n\r\n", "")]
    [InlineData("5\r^ \nhello\r\n0\r\n\r\n", "")]
    [InlineData("5\r\nhello\r^0\r\n\r\n", "hello")]
    [InlineData("5\r\nhello\r^\r\n0\r\n\r\n", "hello")]
    [InlineData("0\r^0\r\n\r\n", "")]
    [InlineData("0\r\n\r^\r\n", "")]
    [InlineData("0\r\n\r^GET / HTTP/1.1\r\n", "")]
    [InlineData("0\r\na: b\r^c\r\n\r\n", "")]
    [InlineData("0\r\na: b\r^\r\n\r\n", "")]
    [Rule("R7")]
    public void A_lone_CR_ends_nothing(string marked, string body)
    {
        Outcome.MustBeRefused(marked, ChunkedViolation.LineEnd, body);
    }

    [Theory]
    [InlineData("5\r\nhello^0\r\n\r\n", "hello")]
    [InlineData("5\r\nhello^!\r\n0\r\n\r\n", "hello")] // six bytes in a chunk of five
    [InlineData("5\r\nhello^ \r\n0\r\n\r\n", "hello")]
    [Rule("R7")]
    public void Data_that_is_longer_than_its_size_is_refused(string marked, string body)
    {
        Outcome.MustBeRefused(marked, ChunkedViolation.LineEnd, body);
    }

    [Theory]
    [InlineData("6\r\nhello\r^\n0\r\n\r\n", "hello\r")] // five bytes in a chunk of six
    [InlineData("7\r\nhello\r\n^0\r\n\r\n", "hello\r\n")]
    [Rule("R7")]
    public void Data_that_is_shorter_than_its_size_takes_the_line_end_in_and_is_refused(string marked, string body)
    {
        Outcome.MustBeRefused(marked, ChunkedViolation.LineEnd, body);
    }
}
