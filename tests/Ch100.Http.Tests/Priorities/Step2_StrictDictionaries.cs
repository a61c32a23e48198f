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
    [InlineData("^\tu=1")] // a tab may stand beside a comma, but not before the first key
    [InlineData("u=1,^")]
    [InlineData("u=1, ^")]
    [InlineData("u=1,^,i")]
    [InlineData("^,u=1")]
    [InlineData("u=1 ^i")]
    [InlineData("u=1^\ni")]
    [InlineData("u=1 ^;a")]
    [Rule("R5")]
    [Rule("R9")]
    public void No_comma_is_missing_and_none_is_over(string text) => IsNone(text);

    [Theory]
    [InlineData("*=1, a_-.*0=2, u=1")]
    [InlineData("u=1;a;b=2;  c=\"x\";*")]
    [InlineData("x;a=?0;a=1, u=1")]
    [InlineData("u=1, x=(1 2);a;b=c")]
    [Rule("R6")]
    public void A_member_has_a_key_a_value_and_parameters(string text) => IsDictionary(text, "u=1 i=-");

    [Theory]
    [InlineData("^U=1")]
    [InlineData("^1=1")]
    [InlineData("^-a=1")]
    [InlineData("^=1")]
    [InlineData("a^A")]
    [InlineData("u ^=1")]
    [InlineData("u=^ 1")]
    [InlineData("u=^")]
    [InlineData("u=^,i")]
    [InlineData("u=1;^")]
    [InlineData("u=1;^A")]
    [InlineData("u=1;^\ta")]
    [InlineData("u=1;a=^")]
    [InlineData("u=1;a=^(1)")] // a parameter has no list
    [InlineData("^\u00e4=1")]
    [Rule("R6")]
    [Rule("R9")]
    public void Keys_and_values_stand_close(string text) => IsNone(text);

    [Theory]
    [InlineData("u=1, x=()")]
    [InlineData("u=1, x=(   )")]
    [InlineData("u=1, x=( 1   \"a\" b;c=?0;d )")]
    [InlineData("u=1, x=(1.5 :YQ==: ?1 @7);e")]
    [Rule("R7")]
    public void An_inner_list_has_items_with_spaces_between(string text) => IsDictionary(text, "u=1 i=-");

    [Theory]
    [InlineData("x=(^")]
    [InlineData("x=(1^")]
    [InlineData("x=(1 ^")]
    [InlineData("x=(1^,2)")]
    [InlineData("x=(\"a\"^\"b\")")]
    [InlineData("x=(^(1))")]
    [InlineData("x=(1^\t2)")]
    [InlineData("x=(^;a)")]
    [InlineData("x=()^)")]
    [Rule("R7")]
    [Rule("R9")]
    public void A_list_that_is_none_is_refused(string text) => IsNone(text);

    [Theory]
    [InlineData("-999999999999999")]
    [InlineData("000000000000001")]
    [InlineData("999999999999.999")]
    [InlineData("-0.5")]
    [InlineData("\"\"")]
    [InlineData("\" !~\\\"\\\\ u=2, i\"")]
    [InlineData("a!#$%&'*+-.^_`|~:/0Z")]
    [InlineData("*")]
    [InlineData("Z")]
    [InlineData("::")]
    [InlineData(":YWJj:")]
    [InlineData(":YQ:")]
    [InlineData(":YW=:")]
    [InlineData(":YR==:")] // bits over that are not 0
    [InlineData(":+/+/==:")]
    [InlineData("?0")]
    [InlineData("@-1659578233")]
    [InlineData("%\"f%c3%bc%e2%82%ac\"")]
    [InlineData("%\"%f0%9f%98%80%22\\\"")]
    [Rule("R8")]
    public void Each_type_is_known(string item) => IsDictionary($"x={item};p={item}, u=1", "u=1 i=-");

    [Theory]
    [InlineData("x=100000000000000^0")] // 16 digits
    [InlineData("x=1000000000000^.5")] // 13 before the point
    [InlineData("x=1.234^5")]
    [InlineData("x=1.^")]
    [InlineData("x=^.5")]
    [InlineData("x=-^")]
    [InlineData("x=-^-1")]
    [InlineData("x=^+1")]
    [InlineData("x=1.5^.5")]
    [InlineData("x=1^e3")]
    [InlineData("x=\"a^")]
    [InlineData("x=\"\\^a\"")]
    [InlineData("x=\"\\^")]
    [InlineData("x=\"^\t\"")]
    [InlineData("x=\"^\u007f\"")]
    [InlineData("x=\"^\u00fc\"")]
    [InlineData("x=^'a'")]
    [InlineData("x=a^\"")]
    [InlineData("x=:YQ^")]
    [InlineData("x=:Y^:")] // six bits are no byte
    [InlineData("x=:Y^=:")]
    [InlineData("x=:YQ==^=:")]
    [InlineData("x=:YQ=^Q:")]
    [InlineData("x=:YQ^_:")]
    [InlineData("x=:YQ^ :")]
    [InlineData("x=?^")]
    [InlineData("x=?^2")]
    [InlineData("x=?1^1")]
    [InlineData("x=@^")]
    [InlineData("x=@1^.5")]
    [InlineData("x=%^a")]
    [InlineData("x=%\"a^")]
    [InlineData("x=%\"%^C3%bc\"")]
    [InlineData("x=%\"%4^")]
    [InlineData("x=%\"^\u00fc\"")]
    [InlineData("x=%\"^%ff\"")]
    [InlineData("x=%\"^%c0%80\"")] // NUL in two bytes
    [InlineData("x=%\"%ed^%a0%80\"")] // half a pair
    [InlineData("x=%\"%c3^a\"")]
    [InlineData("x=%\"%c3^\"")]
    [Rule("R8")]
    [Rule("R9")]
    public void What_is_of_no_type_is_refused_where_it_goes_wrong(string text) => IsNone(text);

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
