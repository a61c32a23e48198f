namespace Katas.Http.ServerPush.Steps;

public sealed class Step2_PromisedRequests
{
    [Theory]
    [InlineData("GET https example.com /a", "")]
    [InlineData("HEAD https a.example.net /", "accept: text/css | te: trailers | content-length: 0 | !~: x")]
    [Rule("R3")]
    [Rule("R6")]
    public void A_whole_request_for_something_to_read_may_be_promised(string head, string fields) =>
        Judges(Scene.Request(head, fields), PushVerdict.Allowed);

    [Theory]
    [InlineData(":path: /a | :authority: example.com | :scheme: https | :method: GET", PushVerdict.Allowed)] // in any order
    [InlineData(":scheme: https | :authority: example.com | :path: /a", PushVerdict.Malformed)]
    [InlineData(":method: GET | :authority: example.com | :path: /a", PushVerdict.Malformed)]
    [InlineData(":method: GET | :scheme: https | :path: /a", PushVerdict.Malformed)]
    [InlineData(":method: GET | :scheme: https | :authority: example.com", PushVerdict.Malformed)]
    [InlineData(":method: GET | :scheme: https | :path: /a | host: example.com", PushVerdict.Malformed)]
    [InlineData(":method: GET | :scheme: https | :authority: example.com | :path: /a | :path: /a", PushVerdict.Malformed)]
    [InlineData(":method: GET | :scheme: https | :authority: example.com | :path: /a | :status: 200", PushVerdict.Malformed)]
    [InlineData(":method: GET | :scheme: https | :authority: example.com | accept: x | :path: /a", PushVerdict.Malformed)]
    [InlineData(":method: GET | :scheme: https | :authority: example.com | :path: /a | accept: x | :path: /a", PushVerdict.Malformed)]
    [InlineData(":Method: GET | :scheme: https | :authority: example.com | :path: /a", PushVerdict.Malformed)]
    [InlineData("", PushVerdict.Malformed)]
    [Rule("R3")]
    public void It_has_each_of_four_pseudo_fields_once_and_first(string fields, PushVerdict expected) =>
        Judges([.. Scene.Fields(fields)], expected);

    [Theory]
    [InlineData("GET https example.com a")]
    [InlineData("OPTIONS https example.com *")]
    [InlineData("GET https example.com ")]
    [InlineData("GET https  /a")]
    [InlineData("GET https ann@example.com /a")]
    [InlineData("GET https example.com /a\r\nb")]
    [Rule("R3")]
    public void Path_and_authority_have_a_form(string head) => Judges(Scene.Request(head), PushVerdict.Malformed);

    [Theory]
    [InlineData("Accept: x")] // names have no capitals in HTTP/2
    [InlineData("a b: x")]
    [InlineData("a\u00E9: x")]
    [InlineData("a\u007F: x")]
    [InlineData("a\u0080: x")]
    [InlineData("Z: x")]
    [InlineData(": x")]
    [InlineData("connection: close")]
    [InlineData("keep-alive: 5")]
    [InlineData("proxy-connection: close")]
    [InlineData("transfer-encoding: chunked")]
    [InlineData("upgrade: h2c")]
    [InlineData("te: gzip")]
    [InlineData("te: trailers, gzip")]
    [InlineData("a: b\r\nc: d")]
    [InlineData("a: b\0")]
    [Rule("R4")]
    public void Other_fields_are_those_that_HTTP_2_has(string field) =>
        Judges(Scene.Request(fields: $"a: b | {field}"), PushVerdict.Malformed);

    [Theory]
    [InlineData("POST", PushVerdict.NotSafe)]
    [InlineData("PUT", PushVerdict.NotSafe)]
    [InlineData("DELETE", PushVerdict.NotSafe)]
    [InlineData("FROBNICATE", PushVerdict.NotSafe)] // who does not know it cannot know that it is safe
    [InlineData("get", PushVerdict.NotSafe)]
    [InlineData("OPTIONS", PushVerdict.NotCacheable)]
    [InlineData("TRACE", PushVerdict.NotCacheable)]
    [Rule("R5")]
    public void Its_method_is_safe_and_cacheable(string method, PushVerdict expected) =>
        Judges(Scene.Request($"{method} https example.com /a"), expected);

    [Theory]
    [InlineData("content-length: 1")]
    [InlineData("content-length: 00")]
    [InlineData("content-length: 0 | content-length: 5")]
    [InlineData("trailer: x")]
    [InlineData("expect: 100-continue")]
    [Rule("R6")]
    public void It_has_no_content(string fields) => Judges(Scene.Request(fields: fields), PushVerdict.HasContent);

    [Theory]
    [InlineData("GET https evil.test /a")]
    [InlineData("GET http example.com /a")]
    [InlineData("GET https example.com:8443 /a")]
    [Rule("R7")]
    public void It_is_for_a_server_that_may_speak(string head) => Judges(Scene.Request(head), PushVerdict.NotAuthoritative);

    [Theory]
    [InlineData("POST http evil.test a", "content-length: 1", PushVerdict.Malformed)]
    [InlineData("POST http evil.test /a", "content-length: 1", PushVerdict.NotSafe)]
    [InlineData("TRACE http evil.test /a", "content-length: 1", PushVerdict.NotCacheable)]
    [InlineData("GET http evil.test /a", "content-length: 1", PushVerdict.HasContent)]
    [Rule("R7")]
    public void The_first_reason_counts(string head, string fields, PushVerdict expected) =>
        Judges(Scene.Request(head, fields), expected);

    [Theory]
    [InlineData("GET https example.com /a?b", "https://example.com/a?b")]
    [InlineData("HEAD https EXAMPLE.com:443 /A", "https://example.com:443/A")]
    [Rule("R8")]
    public void A_target_is_scheme_authority_and_path(string head, string expected) =>
        Promise.Target(Scene.Request(head)).Should().Be(expected);

    private static void Judges(IReadOnlyList<HttpField> request, PushVerdict expected) => Promise.Judge(request, Scene.Shop)
        .Should().Be(expected, "of {0}", string.Join(" | ", request.Select(field => $"{field.Name}: {Wire.Show(field.Value)}")));
}
