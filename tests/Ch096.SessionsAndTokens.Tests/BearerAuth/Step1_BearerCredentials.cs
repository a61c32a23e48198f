namespace Katas.SessionsAndTokens.BearerAuth.Steps;

public sealed class Step1_BearerCredentials
{
    private const string B64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~+/";

    [Theory]
    [InlineData("Bearer mF_9.B5f-4.1JqM", "mF_9.B5f-4.1JqM")] // the example of the RFC
    [InlineData("Bearer a", "a")]
    [InlineData("Bearer a=", "a=")]
    [InlineData("Bearer YWI====", "YWI====")] // *"=": how many is no concern of the grammar
    [InlineData("Bearer -._~+/", "-._~+/")]
    [InlineData("Bearer    a", "a")] // 1*SP
    [InlineData("Bearer Bearer", "Bearer")]
    [Rule("R2")]
    public void Rfc6750_2_1_A_token_is_read_as_it_came(string value, string token) => Reads(value, $"token {Wire.Show(token)}");

    [Theory]
    [InlineData("bearer a")]
    [InlineData("BEARER a")]
    [InlineData("bEaReR a")]
    [Rule("R1")]
    public void Rfc9110_11_1_The_case_of_the_scheme_does_not_matter(string value) => Reads(value, "token \"a\"");

    [Theory]
    [InlineData("")]
    [InlineData(" \t ")]
    [InlineData("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==")]
    [InlineData("Bearerx a")]
    [InlineData("Bearer-x a")] // '-' goes on with the scheme
    [InlineData("Bearer~!|'* a")]
    [InlineData("Beare a")]
    [InlineData("Token Bearer a")]
    [InlineData("Beárer a")] // á ends a scheme that is "Be"
    [Rule("R1")]
    public void Nothing_or_another_scheme_is_no_bearer_token(string value) => Reads(value, "absent");

    [Theory]
    [InlineData(" Bearer a")]
    [InlineData("Bearer a ")]
    [InlineData("\t \tBearer a\t \t")]
    [Rule("R1")]
    public void Rfc9110_5_5_White_space_around_the_value_is_no_part_of_it(string value) => Reads(value, "token \"a\"");

    [Theory]
    [InlineData("Bearer", 6)] // something is missing
    [InlineData("Bearer  ", 6)]
    [InlineData("  Bearer", 8)]
    [InlineData("Bearer\ta", 6)] // a space, not any white space
    [InlineData("Bearer \ta", 7)]
    [InlineData("Bearer/a", 6)] // no space
    [InlineData("Bearer:a", 6)]
    [InlineData("Bearer,", 6)]
    [InlineData("Bearer =", 7)] // padding of nothing
    [InlineData("Bearer ==a", 7)]
    [InlineData("Bearer a=b", 9)]
    [InlineData("Bearer a b", 8)]
    [InlineData("Bearer a= b", 9)]
    [InlineData("Bearer a,Bearer b", 8)] // two fields, joined by a proxy
    [InlineData("Bearer token=\"a\"", 13)]
    [InlineData("Bearer \"a\"", 7)]
    [InlineData("Bearer a\r\nX-Admin: 1", 8)]
    [InlineData("Bearer a\n", 8)]
    [InlineData("\"Bearer\" a", 0)] // no scheme
    [InlineData("  =", 2)]
    [InlineData("/", 0)]
    [InlineData("\u212Aearer a", 0)]
    [Rule("R3")]
    public void What_breaks_the_grammar_is_malformed_at_an_index(string value, int index) =>
        Reads(value, $"malformed {Wire.Mark(value, index)}");

    [Fact]
    [Rule("R2")]
    [Rule("R3")]
    public void Every_character_is_in_the_alphabet_of_a_token_or_not()
    {
        foreach (var character in Enumerable.Range(0, 0x250).Select(code => (char)code).Append('\uFF21').Where(c => c != '='))
        {
            var value = $"Bearer a{character}b";

            Reads(value, B64.Contains(character, StringComparison.Ordinal)
                ? $"token {Wire.Show($"a{character}b")}"
                : $"malformed {Wire.Mark(value, 8)}");
        }
    }

    [Fact]
    [Rule("R1")]
    [Rule("R3")]
    public void A_value_may_end_anywhere()
    {
        const string Value = $"Bearer {Door.Token}";
        foreach (var length in Samples.Below(Value.Length + 1))
        {
            var value = Value[..length];

            Reads(value, length switch
            {
                < 6 => "absent",
                6 or 7 => $"malformed {Wire.Mark(value, 6)}",
                _ => $"token {Wire.Show(value[7..])}",
            });
        }
    }

    [Fact]
    [Rule("R4")]
    public void A_log_of_the_credentials_does_not_have_the_token()
    {
        var credentials = Credentials.Read($"Bearer {Door.Token}");

        $"{credentials}".Should().NotContainAny(Door.Token, Door.Token[..4]).And.Contain("Bearer");
    }

    private static void Reads(string value, string expected) =>
        Door.Picture(value, Credentials.Read(value)).Should().Be(expected, "the field is {0}", Wire.Show(value));
}
