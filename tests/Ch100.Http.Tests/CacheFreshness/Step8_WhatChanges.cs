namespace Katas.Http.CacheFreshness.Steps;

public sealed class Step8_WhatChanges
{
    private readonly Validation ours = new(new Storage(CacheKind.Shared));

    [Theory]
    [InlineData("POST", 200, true)]
    [InlineData("PUT", 204, true)]
    [InlineData("DELETE", 303, true)]
    [InlineData("PATCH", 399, true)]
    [InlineData("FROBNICATE", 200, true)] // who does not know it cannot know that it is safe
    [InlineData("get", 200, true)]
    [InlineData("GET", 200, false)]
    [InlineData("HEAD", 200, false)]
    [InlineData("OPTIONS", 200, false)]
    [InlineData("TRACE", 200, false)]
    [InlineData("POST", 199, false)]
    [InlineData("POST", 400, false)]
    [InlineData("DELETE", 404, false)]
    [InlineData("POST", 500, false)]
    [Rule("R34")]
    public void What_an_unsafe_request_may_have_changed_is_invalid(string method, int status, bool expected) =>
        Invalidates(
            Scene.Request(method: method),
            Scene.Response("Location: /orders", status),
            expected ? [Scene.Cart, "https://shop.example/orders"] : []);

    [Theory]
    [InlineData("", "")]
    [InlineData("Location: /orders/7", "/orders/7")]
    [InlineData("Content-Location: orders/7?a=b", "/orders/7?a=b")]
    [InlineData("content-location: /b | location: /a", "/a /b")]
    [InlineData("Location: https://SHOP.example:443/a#b", "/a")]
    [InlineData("Location: /a | Content-Location: /a#x | Location: /cart", "/a")] // each once
    [InlineData("Location: //evil.test/a", "")] // nobody may say what others throw away
    [InlineData("Location: http://shop.example/a", "")]
    [InlineData("Location: https://shop.example:8443/a", "")]
    [InlineData("Location: https://shop.example.evil.test/a | Content-Location: /b", "/b")]
    [InlineData("Location: https://shop.example@evil.test/a", "")]
    [InlineData("Location: http://[", "")]
    [InlineData("Location: mailto:ann@shop.example", "")]
    [Rule("R35")]
    public void So_is_what_the_response_points_to_at_the_same_origin(string fields, string expected) =>
        Invalidates(
            Scene.Request(method: "POST"),
            Scene.Response(fields),
            [Scene.Cart, .. expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(path => "https://shop.example" + path)]);

    [Theory]
    [InlineData("ETag: \"a\"", "0", "ETag: \"a\"", "ETag: \"b\"")]
    [InlineData("ETag: \"c\"", "", "ETag: \"a\"", "ETag: \"b\"")]
    [InlineData("ETag: \"a\"", "", "ETag: W/\"a\"", "")] // a strong one means this very representation
    [InlineData("ETag: \"a\"", "0 1", "ETag: \"a\"", "ETag: \"a\"")]
    [InlineData("ETag: \"a\" | Last-Modified: {-9}", "", "ETag: \"b\" | Last-Modified: {-9}")]
    [InlineData("ETag: W/\"a\"", "0", "ETag: W/\"a\"", "ETag: W/\"b\"")]
    [InlineData("ETag: W/\"a\"", "1", "Date: {1} | ETag: W/\"a\"", "Date: {2} | ETag: \"a\"")] // only the most recent
    [InlineData("ETag: W/\"a\"", "0", "Date: {2} | ETag: \"a\"", "Date: {1} | ETag: W/\"a\"")]
    [InlineData("ETag: W/\"a\" | Last-Modified: {-9}", "", "ETag: W/\"b\" | Last-Modified: {-9}")]
    [InlineData("ETag: w/\"a\"", "", "ETag: W/\"a\"")] // W has a case
    [InlineData("ETag: \"A\"", "", "ETag: \"a\"")]
    [InlineData("ETag: \"a\" | ETag: \"b\"", "", "ETag: \"a\"", "ETag: \"b\"")]
    [InlineData("Last-Modified: {-9}", "1", "Date: {1} | Last-Modified: {-9}", "Date: {2} | Last-Modified: {-9} | ETag: \"x\"")]
    [InlineData("Last-Modified: {-9}", "", "Last-Modified: {-8}", "")]
    [InlineData("", "0", "")]
    [InlineData("", "", "ETag: \"a\"")]
    [InlineData("", "", "Last-Modified: {-9}")]
    [InlineData("", "", "", "")] // which of the two?
    [Rule("R36")]
    public void A_304_is_about_the_responses_with_its_validator(string fields, string expected, params string[] stored)
    {
        var before = stored.Select(each => Scene.Stored(each)).ToArray();

        var after = ours.Apply(before, Scene.Request(), Scene.Response($"{fields} | X: new", 304), Scene.At(8), Scene.At(9));

        after.Should().HaveCount(before.Length);
        var updated = Enumerable.Range(0, before.Length).Where(i => after[i].Response.Fields.Values("X").Count > 0);
        string.Join(' ', updated).Should().Be(expected, "the 304 says [{0}], stored are [{1}]", fields, string.Join("], [", stored));
        after.Except(before, ReferenceEqualityComparer.Instance).Should().HaveSameCount(updated, "all others are left alone");
    }

    [Fact]
    [Rule("R36")]
    public void A_304_is_about_nothing_that_another_request_gets()
    {
        StoredResponse[] before =
        [
            Scene.Stored("ETag: \"a\"", target: "https://shop.example/"),
            Scene.Stored("ETag: \"a\" | Vary: A", "A: 2"),
            Scene.Stored("ETag: \"a\"", method: "HEAD"),
        ];

        ours.Apply(before, Scene.Request("A: 1"), Scene.Response("ETag: \"a\"", 304), Scene.Noon, Scene.Noon).Should().Equal(before);
    }

    [Theory]
    [InlineData("A: 1 | B: 1", "B: 2", "A: 1 | B: 2")]
    [InlineData("A: 1 | a: 2 | B: 1", "a: 3 | A: 4", "B: 1 | a: 3 | A: 4")]
    [InlineData("A: 1 | Content-Length: 9", "Content-Length: 0 | C: 1", "A: 1 | Content-Length: 9 | C: 1")]
    [InlineData("Content-Type: a | Content-Encoding: b", "Content-Type: c", "Content-Encoding: b | Content-Type: c")]
    [InlineData("A: 1 | B: 1", "Connection: A | A: 2 | Keep-Alive: 1", "A: 1 | B: 1")]
    [InlineData("A: 1", "Cache-Control: private=\"B\" | B: 1", "A: 1 | Cache-Control: private=\"B\"")]
    [InlineData("A: 1 | B: 1", "Cache-Control: no-cache=\"A\"", "B: 1 | Cache-Control: no-cache=\"A\"")]
    [InlineData("Age: 9 | Date: {-9} | A: 1", "", "A: 1")] // it is as old as the validation
    [InlineData("Age: 9 | Date: {-9}", "Date: {5} | Age: 1", "Date: {5} | Age: 1")]
    [Rule("R37")]
    public void Its_fields_take_the_place_of_those_that_were_there(string stored, string fields, string expected)
    {
        var before = Scene.Stored(stored);
        var after = ours.Apply([before], Scene.Request(), Scene.Response(fields, 304), Scene.At(8), Scene.At(9)).Single();

        Scene.Show(after.Response.Fields).Should().Be(Scene.Show(Scene.Fields(expected)));
        (after.RequestTime, after.ResponseTime).Should().Be((Scene.At(8), Scene.At(9)), "it has been validated then");
        after.Response.Status.Should().Be(200);
        after.Request.Should().BeSameAs(before.Request, "Vary is about the request that was answered first");
    }

    [Theory]
    [InlineData("Connection: Cache-Control | Cache-Control: no-store")]
    [InlineData("Connection: Age, Date | Date: {5}")]
    [Rule("R37")]
    public void What_Connection_takes_away_might_have_forbidden_it(string fields)
    {
        StoredResponse[] before = [Scene.Stored("ETag: \"a\" | Cache-Control: max-age=9")];

        ours.Apply(before, Scene.Request(), Scene.Response($"ETag: \"a\" | {fields}", 304), Scene.At(5), Scene.At(5)).Should().Equal(before);
    }

    [Fact]
    [Rule("R37")]
    public void What_was_stale_is_fresh_again()
    {
        var stale = Scene.Stored("Date: {0} | Age: 50 | Cache-Control: max-age=60 | ETag: \"a\"");
        Scene.Decide(CacheKind.Shared, 20, Scene.Request(), stale).Should().Be("Validate");

        var after = ours.Apply([stale], Scene.Request(), Scene.Response("ETag: \"a\" | Date: {20}", 304), Scene.At(20), Scene.At(20));

        Scene.Decide(CacheKind.Shared, 21, Scene.Request(), after).Should().Be("Fresh, Age: 1");
    }

    [Theory]
    [InlineData("Cache-Control: no-store")]
    [InlineData("Cache-Control: private")]
    [InlineData("Cache-Control: ;")]
    [Rule("R38")]
    public void What_may_not_be_stored_any_more_is_not(string fields)
    {
        StoredResponse[] before = [Scene.Stored("ETag: \"a\""), Scene.Stored("ETag: \"b\"")];

        ours.Apply(before, Scene.Request(), Scene.Response($"{fields} | ETag: \"a\"", 304), Scene.Noon, Scene.Noon)
            .Should().Equal(before[1]);
    }

    [Fact]
    [Rule("R38")]
    public void The_request_that_was_answered_first_decides_whether_the_result_is_kept()
    {
        StoredResponse[] before = [Scene.Stored("ETag: \"a\" | Cache-Control: must-revalidate", "Authorization: Basic abc")];

        ours.Apply(before, Scene.Request(), Scene.Response("ETag: \"a\" | Cache-Control: max-age=9", 304), Scene.Noon, Scene.Noon)
            .Should().BeEmpty("it had an Authorization, and nothing allows to share the answer any more");
    }

    [Theory]
    [InlineData("Cache-Control: no-store")]
    [InlineData("Cache-Control: a b")]
    [InlineData("Authorization: Basic abc")]
    [Rule("R38")]
    public void An_answer_that_may_not_be_stored_changes_nothing(string request)
    {
        StoredResponse[] before = [Scene.Stored("ETag: \"a\" | Cache-Control: max-age=9")];

        ours.Apply(before, Scene.Request(request), Scene.Response("ETag: \"a\" | X: 1", 304), Scene.At(5), Scene.At(5))
            .Should().Equal(before);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(404)]
    [Rule("R39")]
    public void Only_a_304_says_that_nothing_was_modified(int status)
    {
        ArgumentException? refusal = null;
        try
        {
            ours.Apply([], Scene.Request(), Scene.Response("", status), Scene.Noon, Scene.Noon);
        }
        catch (ArgumentException thrown)
        {
            refusal = thrown;
        }

        refusal.Should().NotBeNull("{0} is no 304", status);
        refusal!.ParamName.Should().Be("notModified");
    }

    private static void Invalidates(CacheRequest request, OriginResponse response, string[] expected)
    {
        var targets = Invalidation.Targets(request, response);

        targets.Select(uri => uri.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped)).Should().Equal(expected);
    }
}
