namespace Katas.Http.ChunkedDecoder.Steps;

public sealed class Step5_Extensions
{
    public static TheoryData<string> WellFormed =>
    [
        ";a",
        ";a=b",
        ";a=b;c;d=e",
        ";a;a", // twice the same
        "; a = b", // bad white space, which a recipient has to take
        " ;a",
        "\t;\ta\t=\t\"b\"",
        ";a=b ;c",
        ";a ;c",
        ";a=\"b\" ;c",
        ";a=\"b\"",
        ";a=\"\"",
        ";a=\"b;c=d\"", // no second extension
        ";a=\"b\\\"c\"", // an escaped quote does not end it
        ";a=\"\\\\\"", // an escaped backslash does not escape the quote
        ";a=\"\\b\\ \\\t\\\x80\"",
        ";a=\"\t !#[]~\x80\xff\"",
        ";!#$%&'*+-.^_`|~09azAZ=!#$%&'*+-.^_`|~09azAZ", // all that a token is made of
        ";0=5",
    ];

    [Theory]
    [MemberData(nameof(WellFormed))]
    [Rule("R8")]
    [Rule("R9")]
    public void A_chunk_with_extensions_is_the_same_chunk(string extensions)
    {
        var wire = $"5{extensions}\r\nhello\r\n0\r\n\r\n";

        Outcome.MustBe(Outcome.Complete(wire, "hello"), wire);
    }

    [Theory]
    [MemberData(nameof(WellFormed))]
    [Rule("R8")]
    [Rule("R9")]
    public void The_last_chunk_may_have_them_too(string extensions)
    {
        var wire = $"1;x\r\n!\r\n0{extensions}\r\na: b\r\n\r\n";

        Outcome.MustBe(Outcome.Complete(wire, "!", new TrailerField("a", "b")), wire);
    }

    [Theory]
    [InlineData("5;^\r\nhello\r\n")]
    [InlineData("5; ^\r\nhello\r\n")]
    [InlineData("5;^;a\r\n")]
    [InlineData("5;a;^\r\n")]
    [InlineData("5;^=b\r\n")]
    [InlineData("5;^\"a\"\r\n")] // a name is a token
    [InlineData("5;a=^\r\n")]
    [InlineData("5;a=^;b\r\n")]
    [InlineData("5;a= ^;b\r\n")]
    [InlineData("5;a=^=b\r\n")]
    [InlineData("5;a=b^=c\r\n")]
    [InlineData("5;a ^b\r\n")]
    [InlineData("5;a=b ^c\r\n")]
    [InlineData("5;a=b ^=c\r\n")]
    [InlineData("5 ^a\r\n")] // no extension without ';'
    [InlineData("5 ^=b\r\n")]
    [InlineData("5;a ^\r\nhello\r\n")] // white space that nothing follows
    [InlineData("5;a=b\t^\r\nhello\r\n")]
    [InlineData("5;a=\"b\" ^\r\nhello\r\n")]
    [InlineData("5;a^\"b\"\r\n")]
    [InlineData("5;a=b^\"\r\n")]
    [InlineData("5;a=\"b\"^c\r\n")]
    [InlineData("5;a=\"b\"^\"c\"\r\n")]
    [InlineData("5;a=\"b\" ^c\r\n")]
    [InlineData("5;a=\"b\"^=c\r\n")]
    [InlineData("5;a^,b\r\n")]
    [InlineData("5;a^\0\r\n")]
    [InlineData("5;^\x80\r\n")]
    [InlineData("5;a=^\x80\r\n")]
    [InlineData("5;a=\"^\x7f\"\r\n")]
    [InlineData("5;a=\"^\0\"\r\n")]
    [InlineData("5;a=\"\\^\x7f\"\r\n")]
    [InlineData("5;a=\"\\^\x01\"\r\n")]
    [Rule("R8")]
    public void What_is_no_extension_is_refused(string marked)
    {
        Outcome.MustBeRefused(marked, ChunkedViolation.Extension);
    }

    [Theory]
    [InlineData("5;a=\"b^\r\nhello\"\r\n", ChunkedViolation.Extension)] // the line ends for one parser and not for another
    [InlineData("5;a=\"\\^\r\nhello\"\r\n", ChunkedViolation.Extension)]
    [InlineData("5;a=\"b^\nhello\"\r\n", ChunkedViolation.LineEnd)]
    [InlineData("5;a=\"\\^\nhello\"\r\n", ChunkedViolation.LineEnd)]
    [InlineData("5;^\nhello\r\n", ChunkedViolation.LineEnd)]
    [InlineData("5;a^\nhello\r\n", ChunkedViolation.LineEnd)]
    [InlineData("5;a^\n\r\n", ChunkedViolation.LineEnd)]
    [InlineData("5;a=b^\nhello\r\n", ChunkedViolation.LineEnd)]
    [InlineData("5;a=b\r^;c\r\n", ChunkedViolation.LineEnd)]
    [InlineData("5 ^\nhello\r\n", ChunkedViolation.LineEnd)]
    [InlineData("0;a^\n\r\n", ChunkedViolation.LineEnd)]
    [Rule("R7")]
    [Rule("R8")]
    public void No_line_ends_inside_an_extension(string marked, ChunkedViolation violation)
    {
        Outcome.MustBeRefused(marked, violation);
    }
}
