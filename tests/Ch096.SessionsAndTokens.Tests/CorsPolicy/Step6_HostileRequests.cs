using CsCheck;

namespace Katas.SessionsAndTokens.CorsPolicy.Steps;

public sealed class Step6_HostileRequests
{
    private static readonly string[] Pieces =
    [
        "https://app.example", "https://", "app.example", "evil", ".", "/", ":443", "null", "*", ",", " ", "\t", "PUT", "put", "X-A", "authorization",
        "\r\n", "\0", "é", "X-Injected: 1",
    ];

    // Sampled by one thread each, so that a failure is easy to read.
    private static readonly Gen<string[]> Values =
        Gen.OneOf(Gen.String, Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 4].Select(string.Concat)).Array[0, 2];

    private readonly CorsGate some = new(new CorsSettings
    {
        Origins = ["https://app.example"],
        Methods = ["PUT"],
        RequestHeaders = ["X-A"],
        ExposedHeaders = ["X-B"],
        AllowCredentials = true,
    });

    private readonly CorsGate all = new(new CorsSettings { Origins = ["*"], Methods = ["*"], RequestHeaders = ["*"] });

    [Fact]
    [Rule("R19")]
    public void Nothing_of_a_request_is_in_an_answer()
    {
        string[] known =
        [
            "https://app.example", "*", "true", "PUT", "X-A", "X-B", "Origin", "Origin, Access-Control-Request-Method, Access-Control-Request-Headers",
        ];
        some.Decide(new CorsRequest("GET")).Fields.Values.Should().BeSubsetOf(known);

        Gen.Select(Gen.OneOf(Gen.Const("OPTIONS"), Gen.Const("GET"), Gen.String), Values, Values, Values).Sample(
            (method, origin, requestMethod, requestHeaders) =>
            {
                var request = new CorsRequest(method) { Origin = origin, RequestMethod = requestMethod, RequestHeaders = requestHeaders };

                return some.Decide(request).Fields.Values.Concat(all.Decide(request).Fields.Values).All(known.Contains)
                    && (origin is ["https://app.example"] || !some.Decide(request).Fields.ContainsKey("Access-Control-Allow-Origin"));
            },
            iter: Samples.Of(2_000), threads: 1);
    }

    [Theory]
    [InlineData("x-a,", true)]
    [InlineData(", \t", true)]
    [InlineData("x-b,", false)]
    [Rule("R19")]
    public void A_list_without_end_ends(string name, bool granted)
    {
        var list = string.Concat(Enumerable.Repeat(name, 20_000));
        var asks = new Page("https://app.example").Asks("PUT") with { RequestHeaders = [list] };

        Show.Answer(some.Decide(asks)).Should().StartWith(granted ? "204 " : "403 ");
    }

    [Fact]
    [Rule("R19")]
    public void What_the_settings_become_later_does_not_matter()
    {
        List<string> origins = ["https://app.example"];
        List<string> names = ["X-A"];
        var gate = new CorsGate(new CorsSettings { Origins = origins, RequestHeaders = names, Methods = names, ExposedHeaders = names });

        origins.Add("https://evil.test");
        names.Add("X-Evil\r\n");

        new Page("https://evil.test").Tries(gate).Should().Be("sends, reads nothing");
        Show.Answer(gate.Decide(new Page("https://app.example").Asks("POST", "X-A"))).Should().Contain("Allow-Headers: X-A |");
        gate.Decide(new CorsRequest("GET") { Origin = ["https://app.example"] }).Fields["Access-Control-Expose-Headers"].Should().Be("X-A");
    }

    [Fact]
    [Rule("R19")]
    public void What_a_caller_does_to_an_answer_is_in_no_other()
    {
        var request = new CorsRequest("GET") { Origin = ["https://app.example"] };
        if (some.Decide(request).Fields is IDictionary<string, string> { IsReadOnly: false } fields)
        {
            fields.Clear();
        }

        new Page("https://app.example").Tries(some, credentials: true).Should().Be("sends and reads");
    }
}
