using Microsoft.Extensions.Time.Testing;

namespace Katas.Http.CacheFreshness.Steps;

public sealed class Step7_MayItBeUsed
{
    private const CacheKind Mine = CacheKind.Private;
    private const CacheKind Ours = CacheKind.Shared;

    // All responses here were made and came at noon, so that their age is what time it is.
    [Theory]
    [InlineData("max-age=10", 0, "Fresh, Age: 0")]
    [InlineData("max-age=10", 9.999, "Fresh, Age: 9")]
    [InlineData("max-age=10", 10, "Validate")] // fresh only while the lifetime is more than the age
    [InlineData("max-age=10", 11, "Validate")]
    [InlineData("max-age=0", 0, "Validate")]
    [InlineData("max-age=2147483648", 1_000_000_000, "Fresh, Age: 1000000000")]
    [InlineData("max-age=2147483648", 3_000_000_000, "Validate")]
    [Rule("R27")]
    public void Fresh_is_what_is_younger_than_its_lifetime(string says, double now, string expected) =>
        Decides(Ours, says, "", now, expected);

    [Theory]
    [InlineData("max-age=10, no-cache")]
    [InlineData("no-cache, max-age=10, stale-while-revalidate=99")]
    [InlineData("No-Cache=\"\", max-age=10")]
    [InlineData("max-age=10, no-cache=\"Vary\"")]
    [InlineData("max-age=10; a")]
    [Rule("R28")]
    public void No_cache_is_validated_each_time(string says)
    {
        Decides(Mine, says, "", 5, "Validate");
        Decides(Ours, says, "max-stale", 20, "Validate");
    }

    [Fact]
    [Rule("R28")]
    public void No_cache_with_names_is_not_for_the_rest() =>
        Decides(Ours, "max-age=10, no-cache=\"Set-Cookie\"", "", 5, "Fresh, Age: 5");

    [Theory]
    [InlineData("no-cache", "Validate")]
    [InlineData("No-Cache=\"x\"", "Validate")]
    [InlineData("max-age=60; no-cache", "Validate")] // it may have said anything
    [InlineData("no-store", "Fresh, Age: 5")] // that is about storing
    [InlineData("must-revalidate, private, s-maxage=0", "Fresh, Age: 5")] // not for requests
    [InlineData("stale-while-revalidate=0", "Fresh, Age: 5")]
    [Rule("R28")]
    public void A_client_may_want_it_validated(string asks, string expected) => Decides(Ours, "max-age=10", asks, 5, expected);

    [Theory]
    [InlineData(5, "Fresh, Age: 5")]
    [InlineData(11, "Validate")]
    [Rule("R28")]
    public void What_a_client_may_want_is_nothing_that_a_response_can_say(double now, string expected) =>
        Decides(Ours, "max-age=10, only-if-cached, max-stale, min-fresh=99", "", now, expected);

    [Fact]
    [Rule("R28")]
    public void Pragma_is_not_looked_at() =>
        Scene.Decide(Ours, 5, Scene.Request("Pragma: no-cache"), Scene.Stored("Cache-Control: max-age=10")).Should().Be("Fresh, Age: 5");

    [Theory]
    [InlineData("max-age=5", 5, "Fresh, Age: 5")]
    [InlineData("max-age=5", 5.001, "Validate")]
    [InlineData("max-age=0", 0, "Fresh, Age: 0")]
    [InlineData("max-age=0", 1, "Validate")]
    [InlineData("max-age=99", 11, "Validate")] // it makes nothing fresher
    [InlineData("max-age=x", 5, "Validate")]
    [InlineData("max-age", 5, "Validate")]
    [InlineData("max-age=5, max-age=9", 5, "Validate")]
    [InlineData("min-fresh=5", 5, "Fresh, Age: 5")]
    [InlineData("min-fresh=5", 5.001, "Validate")]
    [InlineData("min-fresh=0", 10, "Validate")]
    [InlineData("min-fresh=99999999999", 5, "Validate")]
    [InlineData("min-fresh=-1", 5, "Validate")]
    [InlineData("max-age=5, min-fresh=6", 5, "Validate")]
    [Rule("R29")]
    public void A_client_may_want_it_younger_or_longer(string asks, double now, string expected) =>
        Decides(Ours, "max-age=10", asks, now, expected);

    [Theory]
    [InlineData("max-stale=5", 10, "Stale, Age: 10")]
    [InlineData("max-stale=5", 15, "Stale, Age: 15")]
    [InlineData("max-stale=5", 15.001, "Validate")]
    [InlineData("max-stale=0", 10, "Stale, Age: 10")]
    [InlineData("max-stale=\"5\"", 15, "Stale, Age: 15")]
    [InlineData("max-stale", 1_000_000, "Stale, Age: 1000000")]
    [InlineData("max-stale=x", 11, "Validate")]
    [InlineData("max-stale, max-stale=5", 11, "Validate")]
    [InlineData("max-stale=5", 9, "Fresh, Age: 9")]
    [InlineData("max-stale, max-age=5", 6, "Validate")]
    [InlineData("max-stale=5, max-age=12", 12, "Stale, Age: 12")]
    [InlineData("max-stale=5, min-fresh=1", 11, "Validate")]
    [Rule("R29")]
    [Rule("R31")]
    public void A_client_may_take_it_stale(string asks, double now, string expected) => Decides(Ours, "max-age=10", asks, now, expected);

    [Theory]
    [InlineData("must-revalidate", Mine, "Validate")]
    [InlineData("must-revalidate", Ours, "Validate")]
    [InlineData("must-revalidate=x", Ours, "Validate")]
    [InlineData("proxy-revalidate", Mine, "Stale, Age: 11")]
    [InlineData("proxy-revalidate", Ours, "Validate")]
    [InlineData("s-maxage=10", Mine, "Stale, Age: 11")]
    [InlineData("s-maxage=10", Ours, "Validate")]
    [InlineData("s-maxage=x", Ours, "Validate")]
    [InlineData("public", Ours, "Stale, Age: 11")]
    [Rule("R30")]
    public void An_origin_may_forbid_what_is_stale(string says, CacheKind kind, string expected)
    {
        Decides(kind, $"max-age=10, {says}", "max-stale", 11, expected);

        var inBackground = expected.Replace("Stale", "StaleWhileRevalidate", StringComparison.Ordinal);
        Decides(kind, $"max-age=10, {says}, stale-while-revalidate=5", "max-stale", 11, inBackground);
    }

    [Theory]
    [InlineData("must-revalidate")]
    [InlineData("proxy-revalidate, s-maxage=10")]
    [Rule("R30")]
    public void While_it_is_fresh_nothing_need_be_revalidated(string says) => Decides(Ours, $"max-age=10, {says}", "", 9, "Fresh, Age: 9");

    [Theory]
    [InlineData("", 10, "StaleWhileRevalidate, Age: 10")]
    [InlineData("", 15, "StaleWhileRevalidate, Age: 15")]
    [InlineData("", 15.001, "Validate")]
    [InlineData("max-stale", 15, "StaleWhileRevalidate, Age: 15")]
    [InlineData("max-stale", 16, "Stale, Age: 16")]
    [InlineData("max-age=99", 11, "Validate")] // who says how old it may be does not want it stale
    [InlineData("max-age=99, max-stale=0", 11, "StaleWhileRevalidate, Age: 11")]
    [InlineData("min-fresh=0", 11, "Validate")]
    [InlineData("no-cache", 11, "Validate")]
    [Rule("R31")]
    public void Rfc5861_3(string asks, double now, string expected) =>
        Decides(Ours, "max-age=10, stale-while-revalidate=5", asks, now, expected);

    [Theory]
    [InlineData("stale-while-revalidate")]
    [InlineData("stale-while-revalidate=x")]
    [InlineData("stale-while-revalidate=5, stale-while-revalidate=6")]
    [InlineData("stale-if-error=5")]
    [Rule("R31")]
    public void What_allows_it_must_make_sense(string says) => Decides(Ours, $"max-age=10, {says}", "", 11, "Validate");

    [Theory]
    [InlineData("max-age=10", "", 5, "Fresh, Age: 5")]
    [InlineData("max-age=10", "", 11, "GatewayTimeout")]
    [InlineData("max-age=10", "max-stale", 11, "Stale, Age: 11")]
    [InlineData("no-cache", "", 5, "GatewayTimeout")]
    [InlineData("max-age=10", "no-cache", 5, "GatewayTimeout")]
    [Rule("R32")]
    public void Only_if_cached_may_not_be_forwarded(string says, string asks, double now, string expected) =>
        Decides(Ours, says, $"Only-If-Cached, {asks}", now, expected);

    [Fact]
    [Rule("R32")]
    public void Without_a_response_a_request_is_forwarded()
    {
        Scene.Decide(Ours, 0, Scene.Request()).Should().Be("Forward");
        Scene.Decide(Ours, 0, Scene.Request("Cache-Control: max-stale; x")).Should().Be("Forward");
        Scene.Decide(Ours, 0, Scene.Request("Cache-Control: only-if-cached")).Should().Be("GatewayTimeout");
        Scene.Decide(Ours, 0, Scene.Request(method: "POST"), Scene.Stored("Cache-Control: max-age=10")).Should().Be("Forward");
        Scene.Decide(Ours, 0, Scene.Request("A: 2"), Scene.Stored("Cache-Control: max-age=10 | Vary: A", "A: 1")).Should().Be("Forward");
    }

    [Fact]
    [Rule("R32")]
    public void What_is_used_is_what_is_chosen()
    {
        var old = Scene.Stored("Date: {0} | Cache-Control: max-age=100");
        var recent = Scene.Stored("Date: {1} | Cache-Control: max-age=1", came: 1);
        var reuse = new Reuse(Ours, new FakeTimeProvider(Scene.At(9)));

        reuse.Decide([recent, old], Scene.Request()).Response.Should().BeSameAs(recent, "the most recent one, fresh or not");
        reuse.Decide([recent, old], Scene.Request()).Verdict.Should().Be(ReuseVerdict.Validate);
        reuse.Decide([old], Scene.Request()).Response.Should().BeSameAs(old);
    }

    [Theory]
    [InlineData("Date: {-30} | Age: 40 | Cache-Control: max-age=60", "Fresh, Age: 49")]
    [InlineData("Age: 55 | Cache-Control: max-age=60", "Validate")] // its age did not begin here
    [InlineData("Expires: {60} | Date: {-30}", "Fresh, Age: 37")]
    [InlineData("Last-Modified: {-1000}", "Fresh, Age: 9")]
    [Rule("R27")]
    public void Lifetime_and_age_are_those_of_before(string fields, string expected) =>
        Scene.Decide(Ours, 7, Scene.Request(), Scene.Stored(fields, took: 2)).Should().Be(expected);

    [Theory]
    [InlineData(500, "StaleIfError, Age: 900")]
    [InlineData(502, "StaleIfError, Age: 900")]
    [InlineData(503, "StaleIfError, Age: 900")]
    [InlineData(504, "StaleIfError, Age: 900")]
    [InlineData(501, "Forward")]
    [InlineData(505, "Forward")]
    [InlineData(404, "Forward")]
    [Rule("R33")]
    public void Rfc5861_4(int status, string expected) => Fails("max-age=600, stale-if-error=1200", "", 900, expected, status);

    [Theory]
    [InlineData("max-age=600, stale-if-error=1200", "", 1800, "StaleIfError, Age: 1800")]
    [InlineData("max-age=600, stale-if-error=1200", "", 1800.001, "Forward")]
    [InlineData("max-age=600, stale-if-error=1200", "", 300, "StaleIfError, Age: 300")] // it need not be stale
    [InlineData("max-age=600", "", 601, "Forward")]
    [InlineData("max-age=600", "stale-if-error=10", 610, "StaleIfError, Age: 610")]
    [InlineData("max-age=600, stale-if-error=5", "stale-if-error=10", 610, "StaleIfError, Age: 610")]
    [InlineData("max-age=600, stale-if-error=10", "stale-if-error=5", 610, "StaleIfError, Age: 610")]
    [InlineData("max-age=600, stale-if-error=x", "stale-if-error", 601, "Forward")]
    [InlineData("max-age=600, stale-if-error=10", "max-age=0, min-fresh=5", 610, "StaleIfError, Age: 610")]
    [InlineData("max-age=600, stale-while-revalidate=10", "max-stale", 601, "Forward")]
    [InlineData("max-age=600, stale-if-error=10", "no-cache", 601, "Forward")]
    [InlineData("max-age=600, stale-if-error=10", "a;b", 601, "Forward")]
    [InlineData("max-age=600, stale-if-error=10, no-cache", "", 601, "Forward")]
    [InlineData("max-age=600, stale-if-error=10, no-cache=\"Set-Cookie\"", "", 601, "StaleIfError, Age: 601")]
    [InlineData("max-age=600, stale-if-error=10, must-revalidate", "", 601, "Forward")]
    [InlineData("max-age=600, stale-if-error=10, must-revalidate", "", 300, "Forward")] // here also while it is fresh
    [InlineData("max-age=600", "stale-if-error=10", 610.001, "Forward")]
    [InlineData("max-age=600, stale-if-error=10, proxy-revalidate", "", 601, "Forward")]
    [InlineData("s-maxage=600, stale-if-error=10", "", 601, "Forward")]
    [InlineData("max-age=600; stale-if-error=10", "stale-if-error=9999", 601, "Forward")]
    [Rule("R33")]
    public void After_an_error_something_stale_may_be_better(string says, string asks, double now, string expected) =>
        Fails(says, asks, now, expected);

    [Fact]
    [Rule("R33")]
    public void After_an_error_the_response_must_still_match()
    {
        var stored = Scene.Stored("Cache-Control: max-age=1, stale-if-error=99 | Vary: A", "A: 1");

        Scene.DecideAfterError(Ours, 9, 500, Scene.Request("A: 1"), stored).Should().Be("StaleIfError, Age: 9");
        Scene.DecideAfterError(Ours, 9, 500, Scene.Request("A: 2"), stored).Should().Be("Forward");
        Scene.DecideAfterError(Ours, 9, 500, Scene.Request()).Should().Be("Forward");
    }

    [Fact]
    [Rule("R33")]
    public void After_an_error_what_is_for_shared_caches_is_for_no_other()
    {
        var stored = Scene.Stored("Cache-Control: max-age=600, stale-if-error=10, proxy-revalidate, s-maxage=600");

        Scene.DecideAfterError(Mine, 601, 503, Scene.Request(), stored).Should().Be("StaleIfError, Age: 601");
    }

    private static void Decides(CacheKind kind, string says, string asks, double now, string expected) =>
        Scene.Decide(kind, now, Scene.Request(asks.Length > 0 ? $"Cache-Control: {asks}" : ""), Scene.Stored($"Cache-Control: {says}"))
            .Should().Be(expected, "[{0}] in a {1} cache is {2} seconds old, and [{3}] is asked", says, kind, now, asks);

    private static void Fails(string says, string asks, double now, string expected, int status = 503) =>
        Scene.DecideAfterError(
                Ours, now, status, Scene.Request(asks.Length > 0 ? $"Cache-Control: {asks}" : ""), Scene.Stored($"Cache-Control: {says}"))
            .Should().Be(expected, "[{0}] is {1} seconds old, [{2}] is asked, and the origin says {3}", says, now, asks, status);
}
