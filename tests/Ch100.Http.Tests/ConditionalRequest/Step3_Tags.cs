namespace Katas.Http.ConditionalRequest.Steps;

public sealed class Step3_Tags
{
    [Theory]
    [InlineData("If-Match: \"a\"", "\"a\"", "perform")]
    [InlineData("if-match: \"a\"", "\"a\"", "perform")]
    [InlineData("If-Match: \"b\", \"a\"", "\"a\"", "perform")]
    [InlineData("If-Match: \"b\" | If-Match: \"a\"", "\"a\"", "perform")]
    [InlineData("If-Match: *", "\"a\"", "perform")]
    [InlineData("If-Match: *", "W/\"a\"", "perform")]
    [InlineData("If-Match: *", null, "perform")]
    [InlineData("If-Match: \"b\"", "\"a\"", "412 by If-Match")]
    [InlineData("If-Match: \"a\"", null, "412 by If-Match")]
    [InlineData("If-Match:", "\"a\"", "412 by If-Match")] // a list of none
    [InlineData("If-Match: W/\"a\"", "\"a\"", "412 by If-Match")] // two states may have a weak one
    [InlineData("If-Match: \"a\"", "W/\"a\"", "412 by If-Match")]
    [InlineData("If-Match: W/\"a\"", "W/\"a\"", "412 by If-Match")]
    [InlineData("If-Match: W/\"a\", \"a\"", "\"a\"", "perform")]
    [Rule("R7")]
    [Rule("R8")]
    public void If_Match_wants_this_very_state(string fields, string? tag, string expected)
    {
        foreach (var method in new[] { "PUT", "GET", "HEAD", "DELETE", "FROBNICATE" })
        {
            Scene.Decide(fields, Scene.Page(tag), method, 204).Should().Be(expected, "{0} of {1} with {2}", method, tag ?? "no tag", fields);
        }
    }

    [Theory]
    [InlineData("If-None-Match: \"b\"", "\"a\"", true)]
    [InlineData("If-None-Match: \"a\"", "\"a\"", false)]
    [InlineData("IF-NONE-MATCH: \"b\", \"a\"", "\"a\"", false)]
    [InlineData("If-None-Match: \"b\" | If-None-Match: \"c\" | If-None-Match: \"a\"", "\"a\"", false)]
    [InlineData("If-None-Match: W/\"a\"", "\"a\"", false)] // as good as the same
    [InlineData("If-None-Match: \"a\"", "W/\"a\"", false)]
    [InlineData("If-None-Match: W/\"a\"", "W/\"a\"", false)]
    [InlineData("If-None-Match: \"a,\", \"b\"", "\"a\"", true)]
    [InlineData("If-None-Match: *", "\"a\"", false)]
    [InlineData("If-None-Match: *", null, false)]
    [InlineData("If-None-Match: \"a\"", null, true)]
    [InlineData("If-None-Match:", "\"a\"", true)]
    [Rule("R9")]
    public void If_None_Match_wants_any_other_state(string fields, string? tag, bool isOther)
    {
        foreach (var method in new[] { "GET", "HEAD", "PUT", "DELETE", "FROBNICATE", "get" })
        {
            var expected = isOther ? "perform" : $"{(method is "GET" or "HEAD" ? 304 : 412)} by If-None-Match";
            Scene.Decide(fields, Scene.Page(tag), method).Should().Be(expected, "{0} of {1} with {2}", method, tag ?? "no tag", fields);
        }
    }

    [Theory]
    [InlineData("If-Match: *", "412 by If-Match")] // whoever wants to change it wants it to be there
    [InlineData("If-Match: \"a\"", "412 by If-Match")]
    [InlineData("If-None-Match: *", "perform")] // whoever wants to make it wants it not to be there
    [InlineData("If-None-Match: \"a\"", "perform")]
    [InlineData("If-Unmodified-Since: {-60}", "perform")]
    [InlineData("If-Modified-Since: {0}", "perform")]
    [InlineData("Range: bytes=0-9", "perform")]
    [Rule("R10")]
    public void What_is_not_there_has_no_tag_and_no_date(string fields, string expected)
    {
        Scene.Decide(fields, null, "PUT", 201).Should().Be(expected);
        Scene.Decide(fields, null, "GET", 200).Should().Be(expected);
    }

    [Theory]
    [InlineData("If-Match: a", "PUT", "412 by If-Match")]
    [InlineData("If-Match: a", "GET", "412 by If-Match")]
    [InlineData("If-Match: \"a\", b", "PUT", "412 by If-Match")] // half a list is none
    [InlineData("If-Match: *, \"a\"", "PUT", "412 by If-Match")]
    [InlineData("If-Match: * | If-Match: *", "PUT", "412 by If-Match")]
    [InlineData("If-None-Match: a", "PUT", "412 by If-None-Match")]
    [InlineData("If-None-Match: \"b\", c", "PUT", "412 by If-None-Match")]
    [InlineData("If-None-Match: a", "GET", "perform")]
    [InlineData("If-None-Match: \"a\", b", "GET", "perform")]
    [InlineData("If-None-Match: \"a\" | If-None-Match: *", "HEAD", "perform")]
    [InlineData("If-None-Match: a", "get", "412 by If-None-Match")]
    [Rule("R11")]
    public void What_cannot_be_read_changes_nothing_and_saves_nothing(string fields, string method, string expected) =>
        Scene.Decide(fields, Scene.Page(), method).Should().Be(expected, "{0} with {1}", method, fields);
}
