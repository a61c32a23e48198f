namespace Katas.Http.CacheFreshness.Steps;

public sealed class Step5_FreshnessAndAge
{
    private const CacheKind Mine = CacheKind.Private;
    private const CacheKind Ours = CacheKind.Shared;
    private const long ForEver = 2_147_483_648;

    [Theory]
    [InlineData("Cache-Control: s-maxage=10, max-age=20 | Expires: {30} | Date: {0}", Ours, 10)]
    [InlineData("Cache-Control: s-maxage=10, max-age=20 | Expires: {30} | Date: {0}", Mine, 20)]
    [InlineData("Cache-Control: max-age=20 | Expires: {30} | Date: {0}", Ours, 20)]
    [InlineData("Cache-Control: max-age=20 | Expires: {-30} | Date: {0}", Ours, 20)]
    [InlineData("Cache-Control: s-maxage=10 | Expires: {30} | Date: {0}", Mine, 30)]
    [InlineData("Cache-Control: s-maxage=10 | Expires: 0", Ours, 10)]
    [InlineData("Cache-Control: public | Expires: {30} | Date: {0}", Ours, 30)]
    [InlineData("Cache-Control: max-age=0 | Expires: {30} | Date: {0}", Mine, 0)]
    [InlineData("Cache-Control: s-maxage=0, max-age=20", Ours, 0)]
    [InlineData("Cache-Control: max-age=\"20\"", Ours, 20)]
    [InlineData("Cache-Control: max-age=99999999999", Ours, ForEver)]
    [Rule("R17")]
    public void The_first_that_is_there_is_the_lifetime(string fields, CacheKind kind, long expected) => Lives(fields, kind, expected);

    [Theory]
    [InlineData("Cache-Control: max-age=x | Expires: {30} | Date: {0}")]
    [InlineData("Cache-Control: s-maxage=x, max-age=20")]
    [InlineData("Cache-Control: max-age | Last-Modified: {-1000}")]
    [InlineData("Cache-Control: max-age=20, max-age=30")]
    [InlineData("Cache-Control: max-age=20 | Cache-Control: max-age=30")]
    [InlineData("Cache-Control: max-age=20; x")]
    [Rule("R18")]
    public void What_makes_no_sense_makes_stale(string fields) => Lives(fields, Ours, 0);

    [Theory]
    [InlineData("Expires: {100} | Date: {40}", 60)]
    [InlineData("Expires: {100}", 95)] // it came at 5
    [InlineData("Expires: {100} | Date: yesterday", 95)]
    [InlineData("Expires: {100} | Date: {40} | Date: {50}", 95)]
    [InlineData("Expires: {100} | Expires: {100} | Date: {40} | Date: {40}", 60)]
    [InlineData("Expires: {100} | Expires: {200} | Date: {40}", 0)]
    [InlineData("Expires: {40} | Date: {100}", 0)]
    [InlineData("Expires: {40} | Date: {40}", 0)]
    [InlineData("Expires: 0 | Last-Modified: {-1000}", 0)]
    [InlineData("Expires: Wednesday, 01-Jul-26 12:01:00 GMT | Date: {0}", 60)]
    [InlineData("Expires: Wednesday, 01-Jul-76 12:00:05 GMT | Date: {0}", 1_577_923_205)] // fifty years from when it came
    [InlineData("Expires: Fri, 31 Dec 9999 23:59:59 GMT | Date: Mon, 01 Jan 0001 00:00:00 GMT", ForEver)]
    [InlineData("Expires: Wed, 01 Jul 2026 12:01:00 CET | Date: {0}", 0)]
    [Rule("R19")]
    public void Expires_counts_from_the_date_of_the_response(string fields, long expected) => Lives(fields, Mine, expected);

    [Theory]
    [InlineData("Last-Modified: {-1000} | Date: {0}", 200, 100)]
    [InlineData("Last-Modified: {-1000} | Date: {0}", 404, 100)]
    [InlineData("Last-Modified: {-995}", 200, 100)] // it came at 5
    [InlineData("Last-Modified: {-1000} | Date: {0}", 302, 0)]
    [InlineData("Last-Modified: {-1000} | Date: {0} | Cache-Control: public", 302, 100)]
    [InlineData("Last-Modified: {-1000} | Date: {0} | Cache-Control: public=x", 302, 0)]
    [InlineData("Last-Modified: {-1000} | Date: {0} | Cache-Control: private", 302, 0)]
    [InlineData("Last-Modified: {1000} | Date: {0}", 200, 0)]
    [InlineData("Last-Modified: long ago | Date: {0}", 200, 0)]
    [InlineData("Last-Modified: {-1000} | Last-Modified: {-2000} | Date: {0}", 200, 0)]
    [InlineData("Date: {0}", 200, 0)]
    [InlineData("Last-Modified: {-1000} | Date: {0} | Cache-Control: s-maxage=60", 200, 100)]
    [Rule("R20")]
    public void Without_a_lifetime_it_is_a_tenth_of_what_it_was_unchanged(string fields, int status, long expected) =>
        Lives(fields, Mine, expected, status);

    [Theory]
    [InlineData("Date: {0}", 0, 0, 0, 0)]
    [InlineData("Date: {0}", 0, 0, 10, 10)] // resident_time
    [InlineData("Date: {-30}", 0, 0, 10, 40)] // apparent_age
    [InlineData("Date: {30}", 0, 0, 10, 10)] // the origin's clock is ahead
    [InlineData("Date: {0} | Age: 20", 0, 0, 10, 30)] // age_value
    [InlineData("Date: {0} | Age: 20", 0, 3, 10, 33)] // response_delay
    [InlineData("Date: {0}", 0, 3, 10, 13)]
    [InlineData("Date: {-30} | Age: 20", 0, 3, 10, 40)] // the larger one
    [InlineData("Date: {-20} | Age: 20", 0, 3, 10, 33)]
    [InlineData("", 0, 0, 10, 10)] // without Date it was made when it came
    [InlineData("Date: nonsense | Age: 7", 0, 0, 10, 17)]
    [InlineData("Date: {-30} | Date: {-40}", 0, 0, 10, 10)]
    [InlineData("Date: {0}", 20, 0, 10, 20)] // the cache's clock has gone back
    [InlineData("Date: {0} | Age: 20", 0, -5, 10, 30)]
    [Rule("R21")]
    public void Rfc9111_4_2_3(string fields, double came, double took, double now, long expected) =>
        Ages(fields, came, took, now, expected);

    [Theory]
    [InlineData("Age: 20, 30", 20)]
    [InlineData("Age: , 20", 20)]
    [InlineData("Age: 20 | Age: 30", 20)]
    [InlineData("age: 020", 20)]
    [InlineData("Age: x", 0)]
    [InlineData("Age: x, 20", 0)]
    [InlineData("Age: -5", 0)]
    [InlineData("Age: 1.5", 0)]
    [InlineData("Age: \"20\"", 0)]
    [InlineData("Age: 2147483647", ForEver - 1)]
    [InlineData("Age: 2147483648", ForEver)]
    [InlineData("Age: 99999999999999999999", ForEver)]
    [InlineData("Date: Mon, 01 Jan 0001 00:00:00 GMT", ForEver)]
    [Rule("R22")]
    public void The_first_age_counts_and_none_is_more_than_for_ever(string fields, long expected) => Ages(fields, 0, 0, 0, expected);

    [Fact]
    [Rule("R22")]
    public void Nothing_overflows()
    {
        Ages("Age: 2147483647", 0, 0, 1, ForEver);
        Ages("Age: 2147483647", 0, 1, 1, ForEver);
        Freshness.Age(Scene.Stored("Age: 2147483647"), DateTimeOffset.MaxValue).TotalSeconds.Should().Be(ForEver);
    }

    [Fact]
    [Rule("R21")]
    public void An_age_has_parts_of_a_second()
    {
        Freshness.Age(Scene.Stored("Date: {0}", came: 0.25, took: 0.5), Scene.At(1)).Should().Be(TimeSpan.FromSeconds(1.25));
        Freshness.Lifetime(Scene.Stored("Date: {0} | Last-Modified: {-5}"), Mine).Should().Be(TimeSpan.FromSeconds(0.5));
    }

    private static void Lives(string fields, CacheKind kind, long expected, int status = 200) =>
        Freshness.Lifetime(Scene.Stored(fields, status: status, came: 5), kind).TotalSeconds.Should().Be(
            expected, "{0} {1} came at 12:00:05 into a {2} cache", status, fields, kind);

    private static void Ages(string fields, double came, double took, double now, long expected) =>
        Freshness.Age(Scene.Stored(fields, came: came, took: took), Scene.At(now)).TotalSeconds.Should().Be(
            expected, "[{0}] came at {1} after {2}, and now it is {3}", fields, came, took, now);
}
