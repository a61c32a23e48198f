namespace Katas.Http.CacheFreshness.Steps;

public sealed class Step4_WhatIsKept
{
    [Fact]
    [Rule("R14")]
    public void A_response_is_kept_with_its_request_and_both_times()
    {
        var (request, response) = (Scene.Request("Accept: */*"), Scene.Response("Cache-Control: max-age=60 | X-Unknown: 1", 404));

        var stored = new Storage(CacheKind.Shared).Store(request, response, Scene.At(-2), Scene.Noon)!;

        stored.Request.Should().BeSameAs(request);
        stored.Response.Status.Should().Be(404);
        Scene.Show(stored.Response.Fields).Should().Be("Cache-Control: max-age=60 | X-Unknown: 1");
        (stored.RequestTime, stored.ResponseTime).Should().Be((Scene.At(-2), Scene.Noon));
    }

    [Theory]
    [InlineData("Cache-Control: no-store")]
    [InlineData("Cache-Control: private")]
    [InlineData("Cache-Control: ;")]
    [InlineData("Connection: Cache-Control")]
    [Rule("R14")]
    public void Of_what_may_not_be_stored_nothing_is_kept(string fields) =>
        new Storage(CacheKind.Shared).Store(Scene.Request(), Scene.Response(fields), Scene.Noon, Scene.Noon).Should().BeNull();

    [Theory]
    [InlineData("A: 1 | Connection: close | B: 2", "A: 1 | B: 2")]
    [InlineData("A: 1 | Connection: x, a | X: 2 | B: 3", "B: 3")]
    [InlineData("Connection: ,A | Connection: B | A: 1 | b: 2 | C: 3", "C: 3")]
    [InlineData("Keep-Alive: 1 | Proxy-Connection: 1 | TE: 1 | Transfer-Encoding: chunked | upgrade: h2c | A: 1", "A: 1")]
    [InlineData("Proxy-Authenticate: a | Proxy-Authentication-Info: b | Proxy-Authorization: c | Server: d", "Server: d")]
    [InlineData("Set-Cookie: a=1 | Trailer: x", "Set-Cookie: a=1 | Trailer: x")] // a cookie keeps nobody from storing
    [Rule("R15")]
    public void What_is_for_one_connection_or_one_proxy_is_left_out(string fields, string expected)
    {
        Keeps(CacheKind.Private, fields, expected);
        Keeps(CacheKind.Shared, fields, expected);
    }

    [Fact]
    [Rule("R15")]
    public void No_cache_with_names_leaves_these_out_of_every_cache()
    {
        const string Fields = "Cache-Control: no-cache=\"Set-Cookie, X-User\" | set-cookie: a | X-User: b | Set-Cookie: c | D: d";

        Keeps(CacheKind.Private, Fields, "Cache-Control: no-cache=\"Set-Cookie, X-User\" | D: d");
        Keeps(CacheKind.Shared, Fields, "Cache-Control: no-cache=\"Set-Cookie, X-User\" | D: d");
    }

    [Fact]
    [Rule("R15")]
    public void Private_with_names_leaves_these_out_of_shared_caches()
    {
        const string Fields = "Cache-Control: private=\"Set-Cookie\" | Set-Cookie: a | D: d";

        Keeps(CacheKind.Private, Fields, Fields);
        Keeps(CacheKind.Shared, Fields, "Cache-Control: private=\"Set-Cookie\" | D: d");
    }

    [Fact]
    [Rule("R15")]
    public void No_cache_without_names_leaves_nothing_out() =>
        Keeps(CacheKind.Shared, "Cache-Control: no-cache, no-cache=\"A\" | A: 1", "Cache-Control: no-cache, no-cache=\"A\" | A: 1");

    [Theory]
    [InlineData("Vary")]
    [InlineData("cache-control")]
    [InlineData("Age")]
    [InlineData("Date")]
    [InlineData("ETag")]
    [InlineData("Expires")]
    [InlineData("Last-Modified")]
    [Rule("R16")]
    public void A_stranger_cannot_take_away_what_the_cache_lives_by(string name)
    {
        var response = Scene.Response($"Cache-Control: max-age=60 | Vary: Cookie | Connection: close, {name}");

        new Storage(CacheKind.Shared).Judge(Scene.Request(), response).Should().Be(StoreVerdict.Incomplete);
    }

    private static void Keeps(CacheKind kind, string fields, string expected)
    {
        var stored = new Storage(kind).Store(Scene.Request(), Scene.Response(fields), Scene.Noon, Scene.Noon);

        Scene.Show(stored!.Response.Fields).Should().Be(expected, "in a {0} cache", kind);
    }
}
