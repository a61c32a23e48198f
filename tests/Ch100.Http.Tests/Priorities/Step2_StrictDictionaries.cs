namespace Katas.Http.Priorities.Steps;

public sealed class Step2_StrictDictionaries
{
    [Theory]
    [InlineData("", "u=- i=-")]
    [InlineData("  ", "u=- i=-")]
    [InlineData(" u=1 ", "u=1 i=-")]
    [InlineData("u=1 \t", "u=1 i=-")]
    [InlineData("u=1,i", "u=1 i=true")]
    [InlineData("u=1 \t, \ti", "u=1 i=true")]
    [Rule("R5")]
    [Rule("R9")]
    public void Members_are_separated_by_commas(string text, string said) => IsDictionary(text, said);

    [Theory]
    [InlineData("^\t", "^\tu=1")] // a tab may stand beside a comma, but not before the first key
    [InlineData("u=1,^", "u=1, ^", "u=1,^,i", "^,u=1")]
    [InlineData("u=1 ^i", "u=1^\ni", "u=1 ^;a")]
    [Rule("R5")]
    [Rule("R9")]
    public void No_comma_is_missing_and_none_is_over(params string[] texts) =>
        Array.ForEach(texts, IsNone);

    [Theory]
    [InlineData("*=1, a_-.*0=2, u=1")]
    [InlineData("u=1;a;b=2;  c=\"x\";*", "x;a=?0;a=1, u=1", "u=1, x=(1 2);a;b=c")]
    [Rule("R6")]
    public void A_member_has_a_key_a_value_and_parameters(params string[] texts) =>
        Array.ForEach(texts, text => IsDictionary(text, "u=1 i=-"));

    [Theory]
    [InlineData("^U=1", "^1=1", "^-a=1", "^=1", "a^A", "^\u00e4=1")]
    [InlineData("u ^=1", "u=^ 1", "u=^", "u=^,i")]
    [InlineData("u=1;^", "u=1;^A", "u=1;^\ta", "u=1;a=^", "u=1;a=^(1)")] // a parameter has no list
    [Rule("R6")]
    [Rule("R9")]
    public void Keys_and_values_stand_close(params string[] texts) =>
        Array.ForEach(texts, IsNone);

    [Theory]
    [InlineData("u=1, x=()", "u=1, x=(   )")]
    [InlineData("u=1, x=( 1   \"a\" b;c=?0;d )", "u=1, x=(1.5 :YQ==: ?1 @7);e")]
    [Rule("R7")]
    public void An_inner_list_has_items_with_spaces_between(params string[] texts) =>
        Array.ForEach(texts, text => IsDictionary(text, "u=1 i=-"));

    [Theory]
    [InlineData("x=(^", "x=(1^", "x=(1 ^")]
    [InlineData("x=(1^,2)", "x=(\"a\"^\"b\")", "x=(^(1))", "x=(1^\t2)", "x=(^;a)", "x=()^)")]
    [Rule("R7")]
    [Rule("R9")]
    public void A_list_that_is_none_is_refused(params string[] texts) =>
        Array.ForEach(texts, IsNone);

    [Theory]
    [InlineData("-999999999999999", "000000000000001", "999999999999.999", "-0.5")]
    [InlineData("\"\"", "\" !~\\\"\\\\ u=2, i\"")]
    [InlineData("a!#$%&'*+-.^_`|~:/0Z", "*", "Z", "z", "A")]
    [InlineData(
        "::",
        ":YWJj:",
        ":YQ:",
        ":YW=:",
        ":YR==:", // bits over that are not 0
        ":+/+/==:")]
    [InlineData("?0", "@-1659578233")]
    [InlineData("%\" \"", "%\"f%c3%bc%e2%82%ac\"", "%\"%f0%9f%98%80%22\\\"")]
    [Rule("R8")]
    public void Each_type_is_known(params string[] items) =>
        Array.ForEach(items, item => IsDictionary($"x={item};p={item}, u=1", "u=1 i=-"));

    [Theory]
    [InlineData(
        "x=100000000000000^0", // 16 digits
        "x=1000000000000^.5", // 13 before the point
        "x=1.234^5")]
    [InlineData("x=1.^", "x=^.5", "x=-^", "x=-^-1", "x=^+1", "x=1.5^.5", "x=1^e3")]
    [InlineData("x=\"a^", "x=\"\\^a\"", "x=\"\\^")]
    [InlineData("x=\"^\t\"", "x=\"^\u007f\"", "x=\"^\u00fc\"", "x=^'a'", "x=a^\"")]
    [InlineData(
        "x=:YQ^",
        "x=:Y^:", // six bits are no byte
        "x=:Y^=:",
        "x=:YQ==^=:",
        "x=:YQ=^Q:",
        "x=:YQ^_:",
        "x=:YQ^ :")]
    [InlineData("x=?^", "x=?^2", "x=?1^1", "x=@^", "x=@1^.5", "x=@-^", "x=@100000000000000^0")]
    [InlineData("x=%^a", "x=%\"a^", "x=%\"%^C3%bc\"", "x=%\"%4^", "x=%\"%4^g\"", "x=%\"~^\u007f\"", "x=%\"^\u00fc\"")]
    [InlineData(
        "x=%\"^%ff\"",
        "x=%\"^%c0%80\"", // NUL in two bytes
        "x=%\"%ed^%a0%80\"", // half a pair
        "x=%\"%c3^a\"",
        "x=%\"%c3^\"")]
    [Rule("R8")]
    [Rule("R9")]
    public void What_is_of_no_type_is_refused_where_it_goes_wrong(params string[] texts) =>
        Array.ForEach(texts, IsNone);

    private static void IsDictionary(string text, string said) =>
        Said.Parsed(text).Should().Be($"{Wire.Mark(text, text.Length)} says {said}", "that is a dictionary to its end");

    // The caret in the text is where it goes wrong.
    private static void IsNone(string marked)
    {
        var at = marked.IndexOf('^', StringComparison.Ordinal);
        var text = marked.Remove(at, 1);

        Said.Parsed(text).Should().Be(
            $"{Wire.Mark(text, at)} is none, u=- i=-", "with the byte at the caret no dictionary goes on");
    }
}
