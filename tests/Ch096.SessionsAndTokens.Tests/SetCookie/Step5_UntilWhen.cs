using NSubstitute;

namespace Katas.SessionsAndTokens.SetCookie.Steps;

public sealed class Step5_UntilWhen
{
    private readonly Browser browser = new();

    [Fact]
    [Rule("R18")]
    public void A_new_cookie_replaces_the_old_one_in_its_place()
    {
        browser.Has("a=1; Secure; Max-Age=9").Has("b=2").After(1).Has("a=3");

        browser.Sends().Should().Be("a=3; b=2", "it was created first, whatever it is now");
        browser.Jar.Cookies[0].Should().Be(new Cookie("a", "3", "shop.example", "/")
        {
            IsHostOnly = true,
            Created = Browser.Start,
            LastAccess = Browser.Start.AddSeconds(1),
        });
    }

    [Theory]
    [InlineData("A=2")]
    [InlineData("a=2; Domain=shop.example")] // the flag differs
    [InlineData("a=2; Path=/X")]
    [Rule("R18")]
    public void Others_stay_beside_it(string other)
    {
        browser.Has("a=1").Has(other).Has("a=3; Path=/x");

        browser.Jar.Cookies.Select(cookie => cookie.Value).Should().Equal("1", "2", "3");
    }

    [Theory]
    [InlineData("a=1", "session")]
    [InlineData("a=1; Max-Age=60", "60")]
    [InlineData("a=1; Expires=Wed, 09 Jun 2021 10:18:24 GMT", "10")]
    [InlineData("a=1; Max-Age=60; Expires=Wed, 09 Jun 2021 10:18:24 GMT", "60")] // the age counts, in any order
    [InlineData("a=1; Expires=Wed, 09 Jun 2021 10:18:24 GMT; Max-Age=60", "60")]
    [InlineData("a=1; Expires=Wed, 09 Jun 1999 10:18:24 GMT; Max-Age=60", "60")]
    [InlineData("a=1; Max-Age=x; Expires=Wed, 09 Jun 2021 10:18:24 GMT", "10")]
    [InlineData("a=1; Expires=soon", "session")]
    [InlineData("a=1; Max-Age=99999999999", "34560000")] // 400 days
    [InlineData("a=1; Expires=Thu, 14 Jul 2022 10:18:13 GMT", "34559999")]
    [InlineData("a=1; Expires=Thu, 14 Jul 2022 10:18:15 GMT", "34560000")]
    [InlineData("a=1; Expires=Fri, 31 Dec 9999 23:59:59 GMT", "34560000")]
    [Rule("R13")]
    public void The_age_says_when_it_expires_or_else_the_date(string field, string expiry)
    {
        browser.Has(field);

        browser.Expiry().Should().Be(expiry, "the field is {0}", field);
    }

    [Theory]
    [InlineData("a=1; Max-Age=10", 10, true)]
    [InlineData("a=1; Max-Age=10", 11, false)]
    [InlineData("a=1; Expires=Wed, 09 Jun 2021 10:18:24 GMT", 10, true)]
    [InlineData("a=1; Expires=Wed, 09 Jun 2021 10:18:24 GMT", 11, false)]
    [InlineData("a=1; Expires=Wed, 09 Jun 2021 10:18:14 GMT", 0, true)]
    [InlineData("a=1; Expires=Wed, 09 Jun 2021 10:18:13 GMT", 0, false)]
    [InlineData("a=1; Max-Age=0", 0, false)]
    [InlineData("a=1; Max-Age=-1", 0, false)]
    [InlineData("a=1; Max-Age=0; Expires=Wed, 09 Jun 2021 10:18:24 GMT", 0, false)]
    [Rule("R13")]
    [Rule("R22")]
    public void It_is_good_until_it_expires(string field, int seconds, bool good)
    {
        browser.Has(field).After(seconds);

        browser.Sends().Should().Be(good ? "a=1" : "", "{0} came {1} s ago", field, seconds);
        browser.Jar.Cookies.Should().HaveCount(good ? 1 : 0);
    }

    [Fact]
    [Rule("R22")]
    public void What_was_in_the_jar_is_a_list_of_its_own()
    {
        var before = browser.Has("a=1").Jar.Cookies;

        browser.Has("b=2");

        before.Should().ContainSingle("it was asked for when there was one");
    }

    [Fact]
    [Rule("R22")]
    public void One_that_comes_expired_takes_away_what_it_replaces()
    {
        browser.Has("SID=31d4; Path=/").Has("SID=31d4; Path=/x").Has("lang=; Domain=shop.example");

        browser.Has("SID=; Path=/; Expires=Sun, 06 Nov 1994 08:49:37 GMT").Has("lang=; Max-Age=0");

        browser.Sends("https://shop.example/x").Should().Be("SID=31d4; lang=", "a cookie of another path or domain is another one");
    }

    [Fact]
    [Rule("R22")]
    public void What_has_expired_leaves_no_place_behind()
    {
        browser.Has("a=1; Max-Age=10").Has("b=2").After(11).Has("a=3");

        browser.Sends().Should().Be("b=2; a=3", "this a was created later");
    }

    [Fact]
    [Rule("R22")]
    public void The_session_ends_for_those_without_expiry()
    {
        browser.Has("a=1").Has("b=2; Max-Age=60").Has("c=3; Expires=never");

        browser.Jar.EndSession();

        browser.Holds().Should().Be("b=2");
    }

    [Fact]
    [Rule("R25")]
    public void A_jar_is_made_of_what_can_work()
    {
        var suffixes = Substitute.For<IPublicSuffixes>();
        var noSuffixes = () => new CookieJar(null!, browser.Clock);
        var noClock = () => new CookieJar(suffixes, null!);
        var noField = () => browser.Jar.Receive(null!, Browser.To(Browser.Shop));
        var noSender = () => browser.Jar.Receive("a=1", null!);
        var noRequest = () => browser.Jar.CookiesFor(null!);

        noSuffixes.Should().Throw<ArgumentNullException>().WithParameterName("suffixes");
        noClock.Should().Throw<ArgumentNullException>().WithParameterName("clock");
        noField.Should().Throw<ArgumentNullException>().WithParameterName("field");
        noSender.Should().Throw<ArgumentNullException>().WithParameterName("request");
        noRequest.Should().Throw<ArgumentNullException>().WithParameterName("request");
    }
}
