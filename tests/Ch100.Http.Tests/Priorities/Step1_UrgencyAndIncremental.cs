namespace Katas.Http.Priorities.Steps;

public sealed class Step1_UrgencyAndIncremental
{
    [Theory]
    [InlineData("u=0", "u=0 i=-")] // Rfc9218_4_1
    [InlineData("u=7", "u=7 i=-")]
    [InlineData("u=-0", "u=0 i=-")] // an integer, and 0
    [InlineData("u=007", "u=7 i=-")]
    [Rule("R1")]
    public void The_urgency_is_an_integer_from_0_to_7(string text, string expected) =>
        Said.Of(text).Should().Be(expected, "of {0}", text);

    [Theory]
    [InlineData("u=8", "u=10", "u=-1", "u=4294967299")] // the last one is not 3
    [InlineData("u=3.0", "u=\"3\"", "u=low", "u=@3", "u=(3)")]
    [InlineData("u=?1", "u")] // true, and no integer
    [Rule("R1")]
    public void Another_value_of_u_is_ignored_alone(params string[] members)
    {
        foreach (var member in members)
        {
            Said.Of($"{member}, i").Should().Be("u=- i=true", "the field is a dictionary, and i is fine: {0}, i", member);
        }
    }

    [Theory]
    [InlineData("i", "u=- i=true")]
    [InlineData("i=?1", "u=- i=true")]
    [InlineData("i=?0", "u=- i=false")] // said, which is not the same as not said
    [InlineData("u=5, i", "u=5 i=true")] // Rfc9218_4_2
    [Rule("R2")]
    public void Incremental_is_a_boolean(string text, string expected) =>
        Said.Of(text).Should().Be(expected, "of {0}", text);

    [Theory]
    [InlineData("i=1", "i=0")]
    [InlineData("i=true", "i=\"?1\"", "i=()")]
    [Rule("R2")]
    public void Another_value_of_i_is_ignored_alone(params string[] members)
    {
        foreach (var member in members)
        {
            Said.Of($"{member}, u=2").Should().Be("u=2 i=-", "the field is a dictionary, and u is fine: {0}, u=2", member);
        }
    }

    [Theory]
    [InlineData("u=2, visible", "u=2 i=-")]
    [InlineData("visible=?0, i, x=\"u=1\", u=2", "u=2 i=true")]
    [InlineData("uu=1, u.=2, u2=3, *u=4, iu, ii=?0", "u=- i=-")] // other keys
    [InlineData("u=2;u=5;i, i;u=1", "u=2 i=true")] // a parameter is no member
    [InlineData("i=?0;i", "u=- i=false")]
    [Rule("R3")]
    public void Other_keys_and_parameters_are_ignored(string text, string expected) =>
        Said.Of(text).Should().Be(expected, "of {0}", text);

    [Theory]
    [InlineData("u=5, u=1", "u=1 i=-")]
    [InlineData("i, i=?0, i=?1, i=?0", "u=- i=false")]
    [InlineData("u=5, i, u=2", "u=2 i=true")]
    [InlineData("u=5, u=9", "u=- i=-")] // the last one says nothing, and the first is gone
    [InlineData("u=5, u", "u=- i=-")]
    [Rule("R4")]
    public void The_last_of_one_key_counts(string text, string expected) =>
        Said.Of(text).Should().Be(expected, "of {0}", text);

    [Theory]
    [InlineData("u=1,")]
    [InlineData("u=1, x=\"")]
    [Rule("R10")]
    public void What_is_no_dictionary_says_nothing(string text) =>
        Said.Of(text).Should().Be("u=- i=-", "no half of {0} counts", text);
}
