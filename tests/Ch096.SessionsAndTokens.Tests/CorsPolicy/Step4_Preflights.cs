namespace Katas.SessionsAndTokens.CorsPolicy.Steps;

public sealed class Step4_Preflights
{
    private const string Vary = "Vary: Origin, Access-Control-Request-Method, Access-Control-Request-Headers";
    private const string Refused = $"403 {Vary}";

    private readonly Page app = new("https://app.example");

    private readonly CorsGate some = new(new CorsSettings
    {
        Origins = ["https://app.example"],
        Methods = ["PUT", "PATCH"],
        RequestHeaders = ["Content-Type", "X-Token"],
        ExposedHeaders = ["X-Total"],
        AllowCredentials = true,
        MaxAge = TimeSpan.FromMinutes(10),
    });

    private readonly CorsGate all = new(new CorsSettings { Origins = ["*"], Methods = ["*"], RequestHeaders = ["*"] });

    [Theory]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("GET")]
    [InlineData("HEAD")]
    [InlineData("POST")]
    [Rule("R13")]
    [Rule("R16")]
    public void What_the_settings_have_is_granted(string method) =>
        Show.Answer(some.Decide(app.Asks(method, "X-Token", "Content-Type"))).Should().Be(
            "204 Allow-Credentials: true | Allow-Headers: Content-Type, X-Token | Allow-Methods: PUT, PATCH"
            + $" | Allow-Origin: https://app.example | Max-Age: 600 | {Vary}",
            "it asks for {0}", method);

    [Fact]
    [Rule("R16")]
    public void What_they_do_not_have_is_not_mentioned()
    {
        var gate = new CorsGate(new CorsSettings { Origins = ["https://app.example"], MaxAge = TimeSpan.Zero });

        Show.Answer(gate.Decide(app.Asks("POST"))).Should().Be($"204 Allow-Origin: https://app.example | Max-Age: 0 | {Vary}");
        Show.Answer(all.Decide(app.Asks("POST"))).Should().Be($"204 Allow-Headers: * | Allow-Methods: * | Allow-Origin: * | {Vary}");
    }

    [Theory]
    [InlineData("PUT", "X-Token", true, "sends and reads")]
    [InlineData("put", null, true, "sends and reads")] // the browser writes PUT
    [InlineData("PATCH", null, false, "sends and reads")]
    [InlineData("patch", null, false, "cannot send")] // but not PATCH
    [InlineData("DELETE", null, false, "cannot send")]
    [InlineData("POST", "content-TYPE", false, "sends and reads")]
    [InlineData("POST", "X-Other", false, "cannot send")]
    [InlineData("POST", "Authorization", true, "cannot send")]
    [Rule("R14")]
    [Rule("R15")]
    public void A_page_sends_what_it_may(string method, string? header, bool credentials, string expected) =>
        app.Tries(some, method, header is null ? null : [header], credentials).Should().Be(expected, "it asks for {0} with {1}", method, header);

    [Theory]
    [InlineData("https://evil.test")]
    [InlineData("https://evilapp.example")]
    [InlineData("http://app.example")]
    [InlineData("null")]
    [Rule("R13")]
    [Rule("R17")]
    public void Nobody_else_learns_what_would_be_granted(string origin)
    {
        Show.Answer(some.Decide(new Page(origin).Asks("PUT", "X-Token"))).Should().Be(Refused);
        new Page(origin).Tries(some, "PUT").Should().Be("cannot send");
    }

    [Theory]
    [InlineData("put")]
    [InlineData("Put")]
    [InlineData("get")]
    [InlineData("DELETE")]
    [InlineData("*")]
    [InlineData("PUT, PATCH")]
    [InlineData("PUT\r\nSet-Cookie: id=1")]
    [InlineData("")]
    [Rule("R14")]
    [Rule("R17")]
    public void A_method_counts_with_its_case(string method) =>
        Show.Answer(some.Decide(app.Asks(method))).Should().Be(Refused, "it asks for {0}", Wire.Show(method));

    [Fact]
    [Rule("R14")]
    public void Two_methods_are_none() =>
        Show.Answer(some.Decide(app.Asks("PUT") with { RequestMethod = ["PUT", "PUT"] })).Should().Be(Refused);

    [Theory]
    [InlineData("x-token")]
    [InlineData("X-TOKEN,CONTENT-TYPE")]
    [InlineData("x-token, content-type")]
    [InlineData("\tx-token\t ,  content-type ")]
    [InlineData(",x-token,,")]
    [InlineData("x-token;x-token")]
    [InlineData("x-token;;content-type")]
    [InlineData("")]
    [Rule("R15")]
    public void Names_count_in_any_case_and_in_any_list(string lists) =>
        Show.Answer(some.Decide(app.Asks("PUT") with { RequestHeaders = lists.Split(';') })).Should().StartWith(
            "204 ", "the fields have {0}", Wire.Show(lists));

    [Theory]
    [InlineData("x-other")]
    [InlineData("x-token,x-other")]
    [InlineData("x-other,x-token")]
    [InlineData("x-token;x-other")]
    [InlineData("x-tok")]
    [InlineData("x-token2")]
    [InlineData("accept")] // asked for because its value is not harmless
    [InlineData("x-token content-type")]
    [InlineData("x-token\u00A0")]
    [InlineData("*")]
    [Rule("R15")]
    [Rule("R17")]
    public void One_that_is_not_there_is_one_too_many(string lists) =>
        Show.Answer(some.Decide(app.Asks("PUT") with { RequestHeaders = lists.Split(';') })).Should().Be(
            Refused, "the fields have {0}", Wire.Show(lists));

    [Fact]
    [Rule("R15")]
    public void A_type_of_content_that_no_form_has_is_asked_for_like_others()
    {
        var gate = new CorsGate(new CorsSettings { Origins = ["https://app.example"], RequestHeaders = ["X-Token"] });

        app.Tries(gate, "POST", ["Content-Type"]).Should().Be("cannot send", "JSON from anywhere is what old servers trust");
        Show.Answer(gate.Decide(app.Asks("POST", "Content-Type"))).Should().Be(Refused);
    }

    [Theory]
    [InlineData("PUT", null, "sends and reads")]
    [InlineData("CHICKEN", "X-Whatever", "sends and reads")]
    [InlineData("GET", "Content-Type", "sends and reads")]
    [InlineData("GET", "Authorization", "cannot send")] // never covered
    [InlineData("GET", "authoriZATION", "cannot send")]
    [Rule("R14")]
    [Rule("R15")]
    public void A_star_is_for_all_methods_and_for_nearly_all_names(string method, string? header, string expected)
    {
        app.Tries(all, method, header is null ? null : [header]).Should().Be(expected, "it asks for {0} with {1}", method, header);
        (all.Decide(app.Asks(method, header is null ? [] : [header])) is CorsAnswer.Preflight { Status: System.Net.HttpStatusCode.NoContent })
            .Should().Be(expected != "cannot send", "gate and browser are of one mind");
    }

    [Theory]
    [InlineData("authorization")]
    [InlineData("Authorization")]
    [InlineData("x-a, AUTHORIZATION")]
    [Rule("R15")]
    public void However_it_is_written(string names) =>
        Show.Answer(all.Decide(app.Asks("GET") with { RequestHeaders = [names] })).Should().Be(Refused, "it asks for {0}", names);

    [Theory]
    [InlineData("x-a,authorization", true)]
    [InlineData("AUTHORIZATION", true)]
    [InlineData("authorization2", true)]
    [InlineData("x a", false)] // a star is for names, not for anything
    [InlineData("x-a:b", false)]
    [InlineData("x-\u00E4", false)]
    [Rule("R15")]
    public void Unless_Authorization_is_named_beside_the_star(string names, bool granted)
    {
        var gate = new CorsGate(new CorsSettings { Origins = ["*"], RequestHeaders = ["*", "Authorization"] });

        Show.Answer(gate.Decide(app.Asks("GET") with { RequestHeaders = [names] })).Should().StartWith(granted ? "204 " : "403 ");
    }

    [Theory]
    [InlineData("P T")]
    [InlineData("PUT,X")]
    [InlineData("")]
    [Rule("R14")]
    public void And_a_star_is_for_methods_only(string method) =>
        Show.Answer(all.Decide(app.Asks(method))).Should().Be(Refused, "{0} is no method", Wire.Show(method));

    [Theory]
    [InlineData("OPTIONS", true, false)] // not a preflight, but a question like others: WebDAV asks so
    [InlineData("OPTIONS", false, true)]
    [InlineData("OPTIONS", false, false)]
    [InlineData("options", true, true)]
    [InlineData("GET", true, true)]
    [Rule("R8")]
    public void A_preflight_has_three_marks(string method, bool origin, bool asks)
    {
        var request = new CorsRequest(method)
        {
            Origin = origin ? ["https://app.example"] : [],
            RequestMethod = asks ? ["PUT"] : [],
            RequestHeaders = ["x-token"],
        };

        some.Decide(request).Should().BeOfType<CorsAnswer.GoesOn>();
        app.IsShared(some.Decide(request).Fields).Should().Be(origin);
    }
}
