using static Katas.Http.CacheFreshness.StoreVerdict;

namespace Katas.Http.CacheFreshness.Steps;

public sealed class Step3_MayItBeStored
{
    private const CacheKind Mine = CacheKind.Private;
    private const CacheKind Ours = CacheKind.Shared;

    [Theory]
    [InlineData("GET", Stored)]
    [InlineData("HEAD", Stored)]
    [InlineData("POST", Method)]
    [InlineData("PUT", Method)]
    [InlineData("OPTIONS", Method)]
    [InlineData("get", Method)] // methods have a case
    [InlineData("QUERY", Method)]
    [Rule("R8")]
    public void The_method_must_be_understood(string method, StoreVerdict expected) =>
        new Storage(Mine).Judge(Scene.Request(method: method), Scene.Response("Cache-Control: max-age=60")).Should().Be(expected);

    [Theory]
    [InlineData(100, NotFinal)]
    [InlineData(103, NotFinal)]
    [InlineData(199, NotFinal)]
    [InlineData(200, Stored)]
    [InlineData(599, Stored)]
    [InlineData(600, NotFinal)]
    [InlineData(0, NotFinal)]
    [Rule("R8")]
    public void The_status_must_be_final(int status, StoreVerdict expected) => Judged(Mine, "Cache-Control: max-age=60", expected, status);

    [Theory]
    [InlineData("Cache-Control: max-age=60; no-store")]
    [InlineData("Cache-Control: max-age=\"60, no-store")]
    [InlineData("Cache-Control: public | Cache-Control: no store")]
    [Rule("R8")]
    public void What_cannot_be_read_may_have_said_no_store(string fields)
    {
        Judged(Mine, fields, Malformed);
        Judged(Mine, "Cache-Control: max-age=60", Malformed, request: fields);
    }

    [Theory]
    [InlineData("Cache-Control: max-age=60", 206, StatusNotUnderstood)]
    [InlineData("Cache-Control: max-age=60", 304, StatusNotUnderstood)]
    [InlineData("Cache-Control: max-age=60", 418, Stored)] // what nobody knows is as good as 400
    [InlineData("Cache-Control: max-age=60, must-understand", 418, StatusNotUnderstood)]
    [InlineData("Cache-Control: max-age=60, must-understand=x", 418, StatusNotUnderstood)]
    [InlineData("Cache-Control: max-age=60, must-understand", 200, Stored)]
    [InlineData("Cache-Control: max-age=60, must-understand", 302, Stored)]
    [Rule("R9")]
    public void Some_statuses_must_be_understood(string fields, int status, StoreVerdict expected) =>
        Judged(Ours, fields, expected, status);

    [Theory]
    [InlineData("no-store", NoStore)]
    [InlineData("max-age=60, no-store", NoStore)]
    [InlineData("NO-STORE, public", NoStore)]
    [InlineData("no-store=\"\"", NoStore)]
    [InlineData("no-cache", Stored)] // may be stored, and is to be validated
    [InlineData("must-understand, no-store", Stored)]
    [InlineData("must-understand=1, no-store", NoStore)]
    [InlineData("x=no-store", Stored)]
    [InlineData("x-no-store", Stored)]
    [InlineData("community=\"no-store, private\"", Stored)]
    [Rule("R10")]
    public void No_store_is_for_every_cache(string directives, StoreVerdict expected)
    {
        Judged(Mine, $"Cache-Control: {directives}", expected);
        Judged(Ours, $"Cache-Control: {directives}", expected);
    }

    [Theory]
    [InlineData("Cache-Control: no-store", NoStore)]
    [InlineData("Cache-Control: max-age=0, No-Store=x", NoStore)]
    [InlineData("Cache-Control: no-cache, private", Stored)]
    [InlineData("Pragma: no-store", Stored)]
    [Rule("R10")]
    public void No_store_in_a_request_is_for_its_response(string request, StoreVerdict expected)
    {
        Judged(Mine, "Cache-Control: max-age=60", expected, request: request);
        Judged(Mine, "Cache-Control: max-age=60, must-understand", expected, request: request);
    }

    [Theory]
    [InlineData("private", Mine, Stored)]
    [InlineData("private", Ours, Private)]
    [InlineData("private, public, s-maxage=60", Ours, Private)] // who forbids wins
    [InlineData("PRIVATE", Ours, Private)]
    [InlineData("private=\"Set-Cookie\"", Ours, Stored)]
    [InlineData("private=Set-Cookie", Ours, Stored)]
    [InlineData("private=\"Set-Cookie\", private", Ours, Private)]
    [InlineData("private=\"\"", Ours, Private)]
    [InlineData("private=\"Vary\"", Ours, Private)]
    [InlineData("private=\"Vary\"", Mine, Stored)]
    [Rule("R11")]
    public void Private_is_for_one_user(string directives, CacheKind kind, StoreVerdict expected) =>
        Judged(kind, $"Cache-Control: {directives}", expected);

    [Theory]
    [InlineData("max-age=60", Mine, Stored)]
    [InlineData("max-age=60", Ours, Authorization)]
    [InlineData("max-age=60, public", Ours, Stored)]
    [InlineData("max-age=60, public=yes", Ours, Authorization)]
    [InlineData("max-age=60, must-revalidate", Ours, Stored)]
    [InlineData("s-maxage=60", Ours, Stored)]
    [InlineData("max-age=60, proxy-revalidate", Ours, Authorization)]
    [InlineData("max-age=60, no-cache", Ours, Authorization)]
    [InlineData("max-age=60, private=\"a\"", Ours, Authorization)]
    [Rule("R12")]
    public void Who_has_shown_who_he_is_asks_for_himself(string directives, CacheKind kind, StoreVerdict expected)
    {
        Judged(kind, $"Cache-Control: {directives}", expected, request: "authorization: Bearer abc");
        Judged(kind, $"Cache-Control: {directives}", Stored, request: "Cookie: session=abc | Proxy-Authorization: Basic abc");
    }

    [Theory]
    [InlineData("", 200, Mine, Stored)]
    [InlineData("", 404, Ours, Stored)]
    [InlineData("", 501, Ours, Stored)]
    [InlineData("", 302, Mine, NotAllowed)]
    [InlineData("", 403, Ours, NotAllowed)]
    [InlineData("", 500, Ours, NotAllowed)]
    [InlineData("Last-Modified: {-86400}", 302, Mine, NotAllowed)]
    [InlineData("Cache-Control: public", 302, Ours, Stored)]
    [InlineData("Cache-Control: public=x", 302, Ours, NotAllowed)]
    [InlineData("Cache-Control: private", 302, Mine, Stored)]
    [InlineData("Cache-Control: private=\"a\"", 302, Ours, NotAllowed)]
    [InlineData("Cache-Control: max-age=60", 302, Ours, Stored)]
    [InlineData("Cache-Control: max-age=x", 302, Ours, Stored)] // it is there; what it is worth is asked later
    [InlineData("Cache-Control: s-maxage=60", 302, Ours, Stored)]
    [InlineData("Cache-Control: s-maxage=60", 302, Mine, NotAllowed)]
    [InlineData("Cache-Control: no-cache, must-revalidate", 302, Ours, NotAllowed)]
    [InlineData("Expires: {60}", 302, Ours, Stored)]
    [InlineData("Expires: 0", 302, Ours, Stored)]
    [Rule("R13")]
    public void Something_must_say_that_it_may_be_stored(string fields, int status, CacheKind kind, StoreVerdict expected) =>
        Judged(kind, fields, expected, status);

    [Fact]
    [Rule("R8")]
    public void The_first_reason_is_told()
    {
        var all = "Cache-Control: no-store, private, must-understand=x | Connection: Vary";
        var asked = "Authorization: Basic abc";

        Verdict("POST", 100, all + " | Cache-Control: ;", asked).Should().Be(Method);
        Verdict("GET", 100, all + " | Cache-Control: ;", asked).Should().Be(NotFinal);
        Verdict("GET", 418, all + " | Cache-Control: ;", asked).Should().Be(Malformed);
        Verdict("GET", 418, all, asked).Should().Be(StatusNotUnderstood);
        Verdict("GET", 302, all, asked).Should().Be(NoStore);
        Verdict("GET", 302, "Cache-Control: private | Connection: Vary", asked).Should().Be(Private);
        Verdict("GET", 302, "Connection: Vary", asked).Should().Be(Authorization);
        Verdict("GET", 302, "Connection: Vary", "").Should().Be(NotAllowed);
        Verdict("GET", 200, "Connection: Vary", "").Should().Be(Incomplete);
    }

    private static void Judged(CacheKind kind, string fields, StoreVerdict expected, int status = 200, string request = "") =>
        new Storage(kind).Judge(Scene.Request(request), Scene.Response(fields, status)).Should().Be(
            expected, "of {0} {1} in a {2} cache, asked for with [{3}]", status, fields, kind, request);

    private static StoreVerdict Verdict(string method, int status, string fields, string request) =>
        new Storage(Ours).Judge(Scene.Request(request, method), Scene.Response(fields, status));
}
