namespace Katas.SessionsAndTokens.CorsPolicy.Steps;

public sealed class Step5_Caches
{
    private readonly Page app = new("https://app.example");
    private readonly CorsGate some = new(new CorsSettings { Origins = ["https://app.example", "https://b.example"], Methods = ["PUT"], RequestHeaders = ["X-A"] });
    private readonly CorsGate all = new(new CorsSettings { Origins = ["*"] });

    [Theory]
    [InlineData(null)] // an image, a crawler, a health check
    [InlineData("https://evil.test")] // the attack: one request, and the app is broken for all
    [InlineData("null")]
    [InlineData("https://b.example")]
    [Rule("R18")]
    public void What_a_cache_keeps_for_one_does_not_spoil_it_for_the_next(string? first)
    {
        var cache = new SharedCache(some);
        cache.Get(new CorsRequest("GET") { Origin = first is null ? [] : [first] });

        app.IsShared(cache.Get(new CorsRequest("GET") { Origin = ["https://app.example"] }).Fields).Should().BeTrue("{0} came first", first ?? "nobody");
    }

    [Theory]
    [InlineData("https://evil.test", "PUT", "x-a")]
    [InlineData("https://app.example", "DELETE", "x-a")]
    [InlineData("https://app.example", "PUT", "x-b")]
    [InlineData("https://app.example", null, "x-a")]
    [InlineData(null, "PUT", "x-a")]
    [InlineData(null, null, null)]
    [Rule("R18")]
    public void Nor_for_the_next_preflight(string? origin, string? method, string? header)
    {
        var cache = new SharedCache(some);
        cache.Get(new CorsRequest("OPTIONS")
        {
            Origin = origin is null ? [] : [origin],
            RequestMethod = method is null ? [] : [method],
            RequestHeaders = header is null ? [] : [header],
        });

        Show.Answer(cache.Get(app.Asks("PUT", "X-A"))).Should().StartWith("204 ", "{0} asked for {1} with {2} first", origin, method, header);
    }

    [Theory]
    [InlineData("GET", false, "goes on Allow-Origin: https://app.example | Vary: Origin")]
    [InlineData("POST", false, "goes on Allow-Origin: https://app.example | Vary: Origin")]
    [InlineData("GET", true, "goes on Allow-Origin: *")] // the same for all, so one copy will do
    [Rule("R12")]
    [Rule("R18")]
    public void A_cache_is_told_what_the_answer_depends_on(string method, bool isPublic, string expected) =>
        Show.Answer((isPublic ? all : some).Decide(new CorsRequest(method) { Origin = ["https://app.example"] })).Should().Be(expected);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Rule("R18")]
    public void Each_OPTIONS_depends_on_all_three(bool isPublic)
    {
        var gate = isPublic ? all : some;
        foreach (var request in (CorsRequest[])[new("OPTIONS"), new("OPTIONS") { Origin = ["https://app.example"] }, app.Asks("PUT"), app.Asks("DELETE")])
        {
            gate.Decide(request).Fields["Vary"].Should().Be("Origin, Access-Control-Request-Method, Access-Control-Request-Headers");
        }
    }

    [Fact]
    [Rule("R12")]
    public void A_public_answer_is_kept_for_all()
    {
        var cache = new SharedCache(all);
        cache.Get(new CorsRequest("GET"));

        app.IsShared(cache.Get(new CorsRequest("GET") { Origin = ["https://app.example"] }).Fields).Should().BeTrue("it was public already");
    }
}
