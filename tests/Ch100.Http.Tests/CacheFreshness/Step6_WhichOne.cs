namespace Katas.Http.CacheFreshness.Steps;

public sealed class Step6_WhichOne
{
    [Theory]
    [InlineData("https://shop.example/cart", true)]
    [InlineData("https://SHOP.example:443/cart", true)]
    [InlineData("https://ann@shop.example/cart#total", true)] // neither goes over the wire
    [InlineData("https://shop.example/Cart", false)]
    [InlineData("https://shop.example/cart/", false)]
    [InlineData("https://shop.example/cart?", false)]
    [InlineData("https://shop.example/cart?id=1", false)]
    [InlineData("http://shop.example/cart", false)]
    [InlineData("https://shop.example:8443/cart", false)]
    [InlineData("https://shop.example.evil.test/cart", false)]
    [Rule("R23")]
    public void The_target_must_be_the_same(string target, bool expected) =>
        Selection.Matches(Scene.Stored(""), Scene.Request(target: target)).Should().Be(expected, "what is stored is {0}", Scene.Cart);

    [Theory]
    [InlineData("GET", "GET", true)]
    [InlineData("GET", "HEAD", true)]
    [InlineData("HEAD", "HEAD", true)]
    [InlineData("HEAD", "GET", false)] // it has no content
    [InlineData("GET", "POST", false)]
    [InlineData("GET", "get", false)]
    [InlineData("POST", "HEAD", false)]
    [Rule("R23")]
    public void The_method_must_allow_it(string original, string method, bool expected) =>
        Selection.Matches(Scene.Stored("", method: original), Scene.Request(method: method)).Should().Be(expected);

    [Theory]
    [InlineData("", "A: 1", "A: 2", true)]
    [InlineData("Vary: A", "A: 1", "A: 1", true)]
    [InlineData("Vary: A", "A: 1", "A: 2", false)]
    [InlineData("Vary: A", "A: 1", "a: 1", true)]
    [InlineData("vary: a", "A: 1", "A: 2", false)]
    [InlineData("Vary: A", "A: 1 | B: 1", "A: 1 | B: 2", true)]
    [InlineData("Vary: A, B", "A: 1 | B: 1", "A: 1 | B: 2", false)]
    [InlineData("Vary: A | Vary: ,B", "A: 1 | B: 1", "A: 1 | B: 2", false)]
    [InlineData("Vary: A", "", "", true)]
    [InlineData("Vary: A", "A: 1", "", false)]
    [InlineData("Vary: A", "", "A: 1", false)]
    [InlineData("Vary: A", "", "A:", false)] // empty is there
    [InlineData("Vary: A", "A:", "A:", true)]
    [InlineData("Vary: A", "A: x", "A: X", false)] // nobody knows what its case means
    [InlineData("Vary: A", "A: 1 | A: 2", "A: 1, 2", true)]
    [InlineData("Vary: A", "A: 1 | A: 2", "A: 2 | A: 1", false)]
    [InlineData("Vary: A", "A: 1,2", "A: 1, 2", false)] // nor whether it is a list
    [InlineData("Vary:", "A: 1", "A: 2", true)]
    [Rule("R24")]
    public void The_fields_that_Vary_names_must_match(string response, string original, string request, bool expected) =>
        Matches(response, original, request, expected);

    [Theory]
    [InlineData("gzip, br", "gzip,br", true)]
    [InlineData("gzip, br", "br, gzip", true)]
    [InlineData("gzip, br", "GZIP,,BR", true)]
    [InlineData("gzip;q=0.5", "gzip ;\tQ=0.5", true)]
    [InlineData("gzip, br", "gzip | Accept-Encoding: br", true)]
    [InlineData("gzip", "br", false)]
    [InlineData("gzip, br", "gzip", false)]
    [InlineData("gzip;q=0.5", "gzip;q=0.6", false)]
    [InlineData("gzip", "gz ip", false)] // white space in the middle is no separator
    [InlineData("gzip;q=1, br;q=0", "gzip;q=0, br;q=1", false)]
    [Rule("R25")]
    public void What_a_client_takes_has_no_order_and_no_case(string original, string request, bool expected)
    {
        Matches("Vary: accept-encoding", $"Accept-Encoding: {original}", $"Accept-Encoding: {request}", expected);

        request = request.Replace("Encoding", "Language", StringComparison.Ordinal);
        Matches("Vary: Accept-Language", $"Accept-Language: {original}", $"Accept-Language: {request}", expected);
    }

    [Theory]
    [InlineData("Vary: *")]
    [InlineData("Vary: A, *")]
    [InlineData("Vary: * | Vary: A")]
    [InlineData("Vary: A B")] // no name, so nobody knows what it means
    [InlineData("Vary: \"A\"")]
    [InlineData("Vary: A/B")]
    [Rule("R24")]
    public void A_star_never_matches(string response) => Matches(response, "A: 1", "A: 1", false);

    [Fact]
    [Rule("R26")]
    public void The_most_recent_one_is_chosen()
    {
        Choice(Scene.Stored("Date: {0} | X: old", came: 9), Scene.Stored("Date: {1} | X: new", came: 8)).Should().Be("new");
        Choice(Scene.Stored("Date: {1} | X: new", came: 8), Scene.Stored("Date: {0} | X: old", came: 9)).Should().Be("new");
        Choice(Scene.Stored("X: came at 9", came: 9), Scene.Stored("Date: {8} | X: made at 8", came: 8)).Should().Be("came at 9");
        Choice(Scene.Stored("Date: {0} | X: last", came: 9), Scene.Stored("Date: {0} | X: first", came: 8)).Should().Be("last");
    }

    [Fact]
    [Rule("R26")]
    public void Only_what_matches_is_chosen()
    {
        var other = Scene.Stored("Date: {9} | X: other", target: "https://shop.example/");
        var french = Scene.Stored("Date: {8} | Vary: Accept-Language | X: french", "Accept-Language: fr");
        var english = Scene.Stored("Date: {7} | Vary: Accept-Language | X: english", "Accept-Language: en");

        Choice(other, french, english).Should().Be("english");
        Choice(other, french).Should().BeNull();
        Choice().Should().BeNull();
    }

    [Fact]
    [Rule("R26")]
    public void One_with_Vary_is_preferred_to_one_that_forgot_it()
    {
        var forgot = Scene.Stored("Date: {9} | X: forgot", "Accept-Language: fr");
        var empty = Scene.Stored("Date: {9} | Vary: , | X: empty", "Accept-Language: fr");
        var varies = Scene.Stored("Date: {7} | Vary: Accept-Language | X: varies", "Accept-Language: en");

        Choice(forgot, varies).Should().Be("varies");
        Choice(varies, empty).Should().Be("varies");
    }

    [Fact]
    [Rule("R24")]
    public void A_list_without_end_ends()
    {
        var names = string.Join(',', Enumerable.Repeat("a", Samples.Of(20_000)));

        Matches($"Vary: {names}", "A: 1", "A: 1", true);
        Matches("Vary: Accept-Encoding", $"Accept-Encoding: {names}", $"Accept-Encoding: {names},b", false);
    }

    private static void Matches(string response, string original, string request, bool expected) =>
        Selection.Matches(Scene.Stored(response, original), Scene.Request(request)).Should().Be(
            expected, "[{0}] answered [{1}], and now comes [{2}]", Short(response), Short(original), Short(request));

    private static string Short(string text) => text.Length < 99 ? text : "…";

    private static string? Choice(params StoredResponse[] stored) =>
        Selection.Choose(stored, Scene.Request("Accept-Language: en"))?.Response.Fields.Values("X").Single();
}
