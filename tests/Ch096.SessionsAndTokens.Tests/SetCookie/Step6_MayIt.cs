namespace Katas.SessionsAndTokens.SetCookie.Steps;

public sealed class Step6_MayIt
{
    private const string Plain = "http://shop.example/";

    private readonly Browser browser = new();

    [Theory]
    [InlineData("https://shop.example/", "a=1; b=2")]
    [InlineData("wss://shop.example/", "a=1; b=2")]
    [InlineData("http://shop.example/", "b=2")] // the attack: anybody on the network reads this one
    [InlineData("ws://shop.example/", "b=2")]
    [InlineData("http://shop.example:443/", "b=2")]
    [Rule("R19")]
    public void A_secure_cookie_goes_over_secure_connections(string page, string sent)
    {
        browser.Has("a=1; Secure").Has("b=2");

        browser.Sends(page).Should().Be(sent, "a is secure and the request goes to {0}", page);
    }

    [Fact]
    [Rule("R14")]
    public void And_comes_over_one()
    {
        browser.Receive("a=1; Secure", Plain).Should().Be(CookieVerdict.NotSecure);
        browser.Receive("a=1; Secure", "wss://shop.example/").Should().Be(CookieVerdict.Accepted);
    }

    [Theory]
    [InlineData("SID=1; Secure", "SID=evil", Plain)] // the attack: a session planted from the network
    [InlineData("SID=1; Secure; Domain=shop.example", "SID=evil", "http://www.shop.example/")]
    [InlineData("SID=1; Secure; Domain=shop.example", "SID=evil; Domain=shop.example", "http://www.shop.example/")]
    [InlineData("SID=1; Secure", "SID=evil; Domain=shop.example", "http://www.shop.example/")] // from below
    [InlineData("SID=1; Secure; Path=/login", "SID=evil; Path=/login", Plain)]
    [InlineData("SID=1; Secure; Path=/login", "SID=evil; Path=/login/en", Plain)]
    [InlineData("SID=1; Secure", "SID=; Max-Age=0", Plain)] // it cannot be taken away, either
    [InlineData("SID=1; Secure", "SID=evil; Path=/anything", Plain)]
    [Rule("R14")]
    public void An_insecure_response_leaves_secure_cookies_alone(string secure, string field, string page)
    {
        browser.Has(secure);

        browser.Receive(field, page).Should().Be(CookieVerdict.OverlaysSecure, "{0} is there, {1} comes from {2}", secure, field, page);
        browser.Holds().Should().Be("SID=1");
    }

    [Theory]
    [InlineData("SID=1; Secure; Path=/login", "SID=2; Path=/", Plain)] // sent after the secure one, not instead
    [InlineData("SID=1; Secure; Path=/login", "SID=2; Path=/logins", Plain)]
    [InlineData("SID=1; Secure", "sid=2", Plain)]
    [InlineData("SID=1", "SID=2; Path=/x", Plain)]
    [InlineData("SID=1; Secure", "SID=2", "http://bank.example/")]
    [InlineData("SID=1; Secure", "SID=2", "http://evilshop.example/")]
    [InlineData("SID=1; Secure", "SID=2; Path=/x", Browser.Shop)]
    [Rule("R14")]
    public void Others_may_come(string secure, string field, string page)
    {
        browser.Has(secure);

        browser.Receive(field, page).Should().Be(CookieVerdict.Accepted, "{0} is there, {1} comes from {2}", secure, field, page);
        browser.Jar.Cookies.Should().HaveCount(2);
    }

    [Fact]
    [Rule("R14")]
    public void A_host_above_plants_nothing_for_those_below()
    {
        browser.Has("SID=1; Secure", "https://www.shop.example/");

        browser.Receive("SID=evil; Domain=shop.example", Plain).Should().Be(CookieVerdict.OverlaysSecure, "www.shop.example would get both");
        browser.Receive("SID=2", Plain).Should().Be(CookieVerdict.OverlaysSecure, "domains are compared, not who gets what");
    }

    [Fact]
    [Rule("R22")]
    public void An_expired_cookie_protects_nothing()
    {
        browser.Has("SID=1; Secure; HttpOnly; Max-Age=10").After(11);

        browser.Receive("SID=2", Plain).Should().Be(CookieVerdict.Accepted);
        browser.Jar.Receive("SID=3", Browser.Script(Browser.Shop)).Should().Be(CookieVerdict.Accepted);
    }

    [Fact]
    [Rule("R15")]
    [Rule("R19")]
    public void Scripts_see_no_HttpOnly_cookies()
    {
        browser.Has("a=1; HttpOnly").Has("b=2");

        browser.Jar.CookiesFor(Browser.Script(Browser.Shop)).Should().Be("b=2");
        browser.Sends().Should().Be("a=1; b=2");
    }

    [Theory]
    [InlineData("c=3; HttpOnly", CookieVerdict.NotHttp)]
    [InlineData("a=3", CookieVerdict.ReplacesHttpOnly)] // the attack: a session that the attacker knows
    [InlineData("a=; Max-Age=0", CookieVerdict.ReplacesHttpOnly)]
    [InlineData("a=3; Path=/x", CookieVerdict.Accepted)]
    [InlineData("b=3", CookieVerdict.Accepted)]
    [InlineData("c=3", CookieVerdict.Accepted)]
    [Rule("R15")]
    public void And_make_and_replace_none(string field, CookieVerdict verdict)
    {
        browser.Has("a=1; HttpOnly").Has("b=2");

        browser.Jar.Receive(field, Browser.Script(Browser.Shop)).Should().Be(verdict, "a script sets {0}", field);
        browser.Holds().Should().StartWith("a=1 b=");
    }

    [Theory]
    [InlineData("GET", true, "none=1; lax=1; default=1")]
    [InlineData("HEAD", true, "none=1; lax=1; default=1")]
    [InlineData("OPTIONS", true, "none=1; lax=1; default=1")]
    [InlineData("TRACE", true, "none=1; lax=1; default=1")]
    [InlineData("POST", true, "none=1")] // the attack: another site's form
    [InlineData("PUT", true, "none=1")]
    [InlineData("get", true, "none=1")]
    [InlineData("GET", false, "none=1")] // an image, a frame
    [InlineData("POST", false, "none=1")]
    [Rule("R20")]
    public void A_request_from_another_site_gets_what_is_meant_for_it(string method, bool navigates, string sent)
    {
        WithOneOfEach();

        browser.Jar.CookiesFor(Browser.CrossSite(method, navigates)).Should().Be(
            sent, "another site causes a {0}{1}", method, navigates ? " that navigates there" : "");
    }

    [Fact]
    [Rule("R20")]
    public void A_request_from_our_own_site_gets_all()
    {
        WithOneOfEach();

        browser.Jar.CookiesFor(Browser.To(Browser.Shop) with { Method = "POST" }).Should().Be("none=1; lax=1; strict=1; default=1");
        browser.Jar.CookiesFor(Browser.Script(Browser.Shop)).Should().Be("none=1; lax=1; strict=1; default=1");
    }

    [Fact]
    [Rule("R20")]
    public void A_script_in_a_frame_of_another_site_navigates_nothing()
    {
        WithOneOfEach();

        browser.Jar.CookiesFor(Browser.CrossSite(navigates: true) with { IsHttp = false }).Should().Be("none=1");
    }

    [Theory]
    [InlineData("a=1; SameSite=None; Secure", false, CookieVerdict.Accepted)]
    [InlineData("a=1; SameSite=Lax; Secure", false, CookieVerdict.CrossSite)]
    [InlineData("a=1; SameSite=Strict", false, CookieVerdict.CrossSite)]
    [InlineData("a=1", false, CookieVerdict.CrossSite)]
    [InlineData("a=1; SameSite=Whatever", false, CookieVerdict.CrossSite)]
    [InlineData("a=1; SameSite=Strict", true, CookieVerdict.Accepted)] // the user has come here after all
    [InlineData("a=1", true, CookieVerdict.Accepted)]
    [InlineData("a=1; SameSite=None", true, CookieVerdict.NoneNotSecure)]
    [InlineData("a=1; SameSite=None", false, CookieVerdict.NoneNotSecure)]
    [Rule("R16")]
    public void A_response_to_another_site_sets_what_is_meant_for_it(string field, bool navigates, CookieVerdict verdict) =>
        browser.Jar.Receive(field, Browser.CrossSite("POST", navigates)).Should().Be(verdict, "the field is {0}", field);

    [Theory]
    [InlineData("a=1", CookieVerdict.CrossSite)]
    [InlineData("a=1; SameSite=None; Secure", CookieVerdict.Accepted)]
    [Rule("R16")]
    public void A_script_in_a_frame_of_another_site_sets_nothing_else(string field, CookieVerdict verdict) =>
        browser.Jar.Receive(field, Browser.CrossSite(navigates: true) with { IsHttp = false }).Should().Be(verdict, "the field is {0}", field);

    [Theory]
    [InlineData("a=1; SameSite=None", CookieVerdict.NoneNotSecure)]
    [InlineData("a=1; SameSite=none; Secure", CookieVerdict.Accepted)]
    [InlineData("a=1; SameSite=None; SameSite=x", CookieVerdict.Accepted)]
    [Rule("R16")]
    public void None_is_for_secure_cookies(string field, CookieVerdict verdict) =>
        browser.Receive(field).Should().Be(verdict, "the field is {0}", field);

    [Theory]
    [InlineData("__Secure-SID=1; Secure; Domain=shop.example", true)] // the examples of §5.4
    [InlineData("__SECURE-SID=1; Secure", true)]
    [InlineData("__Host-SID=1; Secure; Path=/", true)]
    [InlineData("__HOST-SID=1; Secure; Path=/", true)]
    [InlineData("__Host-SID=1; Secure; Path", true)] // the page is /, so the default path is
    [InlineData("__Host-SID=1; Secure; Path=/; Domain=", true)]
    [InlineData("__Host-=1; Secure; Path=/x; Path=/", true)]
    [InlineData("__HostSID=1", true)]
    [InlineData("x__Host-SID=1", true)]
    [InlineData("SID=__Host-1", true)]
    [InlineData("__Secure-SID=1; Domain=shop.example", false)]
    [InlineData("__secure-SID=1", false)] // the attack on a server that does not mind the case
    [InlineData("__\u017Fecure-SID=1", true)] // but the long s is no s
    [InlineData("__Host-SID=1", false)]
    [InlineData("__Host-SID=1; Secure", false)] // no Path at all
    [InlineData("__Host-SID=1; Path=/", false)]
    [InlineData("__host-SID=1; Secure; Domain=shop.example; Path=/", false)] // the attack from a subdomain
    [InlineData("__HoSt-SID=1; Secure; Path=/x", false)]
    [InlineData("=__Host-SID=1; Secure; Path=/", false)] // the attack by a cookie without a name
    [InlineData("__SECURE-SID", false)]
    [Rule("R17")]
    public void A_prefix_is_a_promise(string field, bool kept) =>
        browser.Receive(field).Should().Be(kept ? CookieVerdict.Accepted : CookieVerdict.BrokenPrefix, "the field is {0}", field);

    [Fact]
    [Rule("R17")]
    public void The_default_path_of_another_page_is_not_the_root() =>
        browser.Receive("__Host-SID=1; Secure; Path=x", "https://shop.example/de/cart").Should().Be(CookieVerdict.BrokenPrefix);

    [Theory]
    [InlineData("a=\n; Domain=\u00E9", CookieVerdict.Malformed)]
    [InlineData("=; Domain=\u00E9", CookieVerdict.Empty)]
    [InlineData("__Host-a=1; Domain=example; Secure", CookieVerdict.PublicSuffix)]
    [InlineData("__Host-a=1; Domain=bank.example; Secure", CookieVerdict.OtherDomain)]
    [InlineData("__Host-a=1; Secure; HttpOnly; SameSite=None", CookieVerdict.NotSecure)]
    [InlineData("__Host-a=1; HttpOnly; SameSite=None", CookieVerdict.NotHttp)]
    [InlineData("__Host-a=1; SameSite=None", CookieVerdict.OverlaysSecure)]
    [InlineData("__Host-b=1; SameSite=Strict", CookieVerdict.CrossSite)]
    [InlineData("__Host-b=1; SameSite=None", CookieVerdict.NoneNotSecure)]
    [Rule("R11")]
    public void The_first_reason_is_the_verdict(string field, CookieVerdict verdict)
    {
        browser.Has("__Host-a=1; Secure; Path=/");

        browser.Jar.Receive(field, Browser.CrossSite(uri: Plain) with { IsHttp = false }).Should().Be(verdict, "a script sets {0}", Wire.Show(field));
    }

    [Fact]
    [Rule("R11")]
    public void A_broken_prefix_comes_before_what_it_would_replace()
    {
        browser.Has("__Host-a=1; Secure; Path=/; HttpOnly");

        browser.Jar.Receive("__Host-a=2; Path=/", Browser.Script(Browser.Shop)).Should().Be(CookieVerdict.BrokenPrefix);
    }

    private void WithOneOfEach() =>
        browser.Has("none=1; SameSite=None; Secure").Has("lax=1; SameSite=Lax").Has("strict=1; SameSite=Strict").Has("default=1");
}
