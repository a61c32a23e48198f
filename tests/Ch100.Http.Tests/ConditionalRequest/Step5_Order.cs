namespace Katas.Http.ConditionalRequest.Steps;

public sealed class Step5_Order
{
    [Theory]
    [InlineData("If-Match: \"a\" | If-Unmodified-Since: {-99}", "perform")]
    [InlineData("If-Unmodified-Since: {0} | If-Match: \"b\"", "412 by If-Match")]
    [InlineData("If-Match: * | If-Unmodified-Since: {-99}", "perform")]
    [InlineData("If-Match: x | If-Unmodified-Since: {0}", "412 by If-Match")] // it is there, though it cannot be read
    [Rule("R16")]
    public void A_tag_to_match_counts_before_a_date(string fields, string expected) =>
        Scene.Decide(fields, Scene.Page(), "PUT").Should().Be(expected);

    [Theory]
    [InlineData("If-None-Match: \"b\" | If-Modified-Since: {0}", "perform")] // two versions in one second
    [InlineData("If-Modified-Since: {-99} | If-None-Match: \"a\"", "304 by If-None-Match")]
    [InlineData("If-None-Match: | If-Modified-Since: {0}", "perform")]
    [InlineData("If-None-Match: x | If-Modified-Since: {0}", "perform")]
    [InlineData("If-None-Match: \"a\" | If-Modified-Since: x", "304 by If-None-Match")]
    [Rule("R16")]
    public void A_tag_not_to_match_counts_before_a_date(string fields, string expected) =>
        Scene.Decide(fields, Scene.Page()).Should().Be(expected);

    [Fact]
    [Rule("R16")]
    public void A_tag_counts_before_a_date_even_if_the_page_has_no_tag()
    {
        Scene.Decide("If-None-Match: \"a\" | If-Modified-Since: {0}", Scene.Page(null)).Should().Be("perform");
        Scene.Decide("If-Match: \"a\" | If-Unmodified-Since: {0}", Scene.Page(null), "PUT").Should().Be("412 by If-Match");
    }

    [Theory]
    [InlineData("If-None-Match: \"a\" | If-Match: \"b\"", "412 by If-Match")]
    [InlineData("If-None-Match: \"a\" | If-Match: \"a\"", "304 by If-None-Match")]
    [InlineData("If-None-Match: \"b\" | If-Match: \"a\"", "perform")]
    [InlineData("If-Modified-Since: {0} | If-Match: \"b\"", "412 by If-Match")]
    [InlineData("If-Modified-Since: {0} | If-Match: \"a\"", "304 by If-Modified-Since")]
    [InlineData("If-None-Match: \"a\" | If-Unmodified-Since: {-99}", "412 by If-Unmodified-Since")]
    [InlineData("If-None-Match: \"a\" | If-Unmodified-Since: {0}", "304 by If-None-Match")]
    [InlineData("If-Modified-Since: {0} | If-Unmodified-Since: {-99}", "412 by If-Unmodified-Since")]
    [InlineData("If-Modified-Since: {0} | If-Unmodified-Since: {0}", "304 by If-Modified-Since")]
    [Rule("R17")]
    public void What_protects_counts_before_what_saves(string fields, string expected) =>
        Scene.Decide(fields, Scene.Page()).Should().Be(expected);

    [Theory]
    [InlineData("If-None-Match: \"a\" | Range: bytes=0-9", "304 by If-None-Match")]
    [InlineData("If-Modified-Since: {0} | Range: bytes=0-9", "304 by If-Modified-Since")]
    [InlineData("If-Match: \"b\" | Range: bytes=0-9", "412 by If-Match")]
    [InlineData("If-Unmodified-Since: {-99} | Range: bytes=100-", "412 by If-Unmodified-Since")]
    [InlineData("If-None-Match: \"a\" | If-Range: \"a\" | Range: bytes=0-9", "304 by If-None-Match")]
    [Rule("R17")]
    public void Ranges_come_last(string fields, string expected) => Scene.Decide(fields, Scene.Page()).Should().Be(expected);

    [Theory]
    [InlineData("OPTIONS")]
    [InlineData("TRACE")]
    [InlineData("CONNECT")]
    [Rule("R18")]
    public void Some_methods_select_nothing(string method)
    {
        foreach (var fields in new[] { "If-Match: \"b\"", "If-None-Match: *", "If-Unmodified-Since: {-99}", "If-Match: x" })
        {
            Scene.Decide(fields, Scene.Page(), method).Should().Be("perform", "{0} with {1}", method, fields);
        }
    }

    [Theory]
    [InlineData("options", "412 by If-None-Match")]
    [InlineData("Trace", "412 by If-None-Match")]
    [InlineData("PROPFIND", "412 by If-None-Match")]
    [Rule("R18")]
    public void All_others_have_conditions(string method, string expected) =>
        Scene.Decide("If-None-Match: *", Scene.Page(), method).Should().Be(expected);

    [Theory]
    [InlineData(199, false)]
    [InlineData(200, true)]
    [InlineData(204, true)]
    [InlineData(299, true)]
    [InlineData(300, false)]
    [InlineData(301, false)]
    [InlineData(404, false)] // a page that is not there does not tell what it is not
    [InlineData(401, false)]
    [InlineData(411, false)]
    [InlineData(412, true)]
    [InlineData(413, false)]
    [InlineData(500, false)]
    [Rule("R19")]
    public void Redirects_and_errors_come_first(int status, bool hasConditions)
    {
        Scene.Decide("If-Match: \"b\"", Scene.Page(), "PUT", status)
            .Should().Be(hasConditions ? "412 by If-Match" : "perform", "without conditions it would be {0}", status);
        Scene.Decide("If-Modified-Since: {0}", Scene.Page(), "GET", status)
            .Should().Be(hasConditions ? "304 by If-Modified-Since" : "perform", "without conditions it would be {0}", status);
    }

    [Fact]
    [Rule("R17")]
    public void Without_conditions_the_method_is_performed()
    {
        foreach (var method in new[] { "GET", "HEAD", "PUT", "POST", "DELETE" })
        {
            Scene.Decide("Host: a | If: x | If-Range: \"a\"", Scene.Page(), method).Should().Be("perform", "of {0}", method);
        }
    }
}
