namespace Katas.SessionsAndTokens.CorsPolicy.Steps;

public sealed class Step3_WhoMayRead
{
    private readonly CorsGate some = new(new CorsSettings
    {
        Origins = ["https://app.example", "http://localhost:8080", "https://api.partner.example"],
        AllowCredentials = true,
        ExposedHeaders = ["X-Total", "ETag"],
    });

    [Theory]
    [InlineData("https://app.example")]
    [InlineData("http://localhost:8080")]
    [InlineData("https://api.partner.example")]
    [Rule("R9")]
    [Rule("R10")]
    public void A_page_of_the_list_reads_the_answer(string origin)
    {
        new Page(origin).Tries(some).Should().Be("sends and reads");
        new Page(origin).Tries(some, "POST", credentials: true).Should().Be("sends and reads");
    }

    [Theory]
    [InlineData("https://evil.test")] // the attack on a reflected origin
    [InlineData("https://evilapp.example")] // … on a suffix
    [InlineData("https://app.example.evil.test")] // … on a prefix
    [InlineData("https://evil.app.example")] // … on all subdomains
    [InlineData("https://apps.example")]
    [InlineData("https://appXexample")] // … on a dot in a regular expression
    [InlineData("http://app.example")] // … by whoever sits on the network
    [InlineData("https://app.example:8443")] // … by another program on the host
    [InlineData("http://localhost")]
    [InlineData("http://localhost:80801")]
    [InlineData("https://localhost:8080")]
    [InlineData("https://partner.example")]
    [InlineData("null")] // … from a sandbox, which anybody can make
    [Rule("R9")]
    [Rule("R11")]
    public void Another_one_does_not(string origin)
    {
        new Page(origin).Tries(some, credentials: true).Should().Be("sends, reads nothing", "{0} is not in the list", origin);
        new Page(origin).Tries(some).Should().Be("sends, reads nothing", "{0} is not in the list", origin);
    }

    [Theory]
    [InlineData("https://APP.example")]
    [InlineData("https://app.example/")]
    [InlineData("https://app.example, https://evil.test")]
    [InlineData("https://app.example https://evil.test")]
    [InlineData("https://app.example:443")]
    [InlineData("https://app.example\r\nSet-Cookie: id=1")]
    [InlineData("*")]
    [InlineData("")]
    [Rule("R9")]
    public void What_no_browser_writes_is_in_no_list(string origin) =>
        Answers(new CorsRequest("GET") { Origin = [origin] }, "goes on Vary: Origin");

    [Theory]
    [InlineData("https://app.example", "https://evil.test")]
    [InlineData("https://evil.test", "https://app.example")]
    [InlineData("https://app.example", "https://app.example")]
    [Rule("R9")]
    public void Two_origins_are_none(string first, string second) =>
        Answers(new CorsRequest("GET") { Origin = [first, second] }, "goes on Vary: Origin");

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    [InlineData("DELETE")]
    [InlineData("TRACE")]
    [Rule("R10")]
    public void The_answer_is_for_this_page_and_no_other(string method) =>
        Answers(
            new CorsRequest(method) { Origin = ["https://app.example"] },
            "goes on Allow-Credentials: true | Allow-Origin: https://app.example | Expose-Headers: X-Total, ETag | Vary: Origin");

    [Theory]
    [InlineData("GET", null)]
    [InlineData("POST", null)]
    [InlineData("GET", "https://evil.test")]
    [InlineData("POST", "https://own.example")] // our own form: browsers send an Origin with it
    [InlineData("DELETE", "https://evil.test")]
    [InlineData("options", "https://evil.test")]
    [Rule("R8")]
    [Rule("R11")]
    public void Nobody_else_is_kept_out_but_nothing_is_shared(string method, string? origin) =>
        Answers(new CorsRequest(method) { Origin = origin is null ? [] : [origin] }, "goes on Vary: Origin");

    [Fact]
    [Rule("R11")]
    public void Without_a_list_nobody_reads()
    {
        var gate = new CorsGate(new CorsSettings { AllowCredentials = true, ExposedHeaders = ["X-Total"] });

        new Page("https://app.example").Tries(gate).Should().Be("sends, reads nothing");
        new Page("null").Tries(gate).Should().Be("sends, reads nothing");
    }

    [Theory]
    [InlineData("https://app.example")]
    [InlineData("http://evil.test:8080")]
    [InlineData("null")]
    [InlineData("what no browser writes")]
    [Rule("R12")]
    public void What_is_public_is_for_all(string origin)
    {
        var gate = new CorsGate(new CorsSettings { Origins = ["*"], ExposedHeaders = ["*"] });

        Show.Answer(gate.Decide(new CorsRequest("GET") { Origin = [origin] })).Should().Be("goes on Allow-Origin: * | Expose-Headers: *");
        new Page(origin).Tries(gate).Should().Be("sends and reads");
        new Page(origin).Tries(gate, credentials: true).Should().Be("sends, reads nothing", "what is for all is for nobody in particular");
    }

    [Fact]
    [Rule("R12")]
    public void And_says_so_to_those_who_do_not_ask()
    {
        var gate = new CorsGate(new CorsSettings { Origins = ["*"] });

        Show.Answer(gate.Decide(new CorsRequest("GET"))).Should().Be("goes on Allow-Origin: *");
        Show.Answer(gate.Decide(new CorsRequest("GET") { Origin = ["a", "b"] })).Should().Be("goes on Allow-Origin: *");
    }

    [Fact]
    [Rule("R10")]
    public void Without_credentials_there_is_no_word_of_them()
    {
        var gate = new CorsGate(new CorsSettings { Origins = ["https://app.example"], Methods = ["PUT"], RequestHeaders = ["X-A"] });

        Show.Answer(gate.Decide(new CorsRequest("GET") { Origin = ["https://app.example"] })).Should().Be(
            "goes on Allow-Origin: https://app.example | Vary: Origin");
        new Page("https://app.example").Tries(gate, credentials: true).Should().Be("sends, reads nothing");
    }

    private void Answers(CorsRequest request, string expected) =>
        Show.Answer(some.Decide(request)).Should().Be(expected, "a {0} from {1}", request.Method, Wire.Show(string.Join(" and ", request.Origin)));
}
