using NSubstitute;

namespace Katas.SessionsAndTokens.SetCookie.Steps;

public sealed class Step4_Whose
{
    private readonly Browser browser = new();

    [Fact]
    [Rule("R19")]
    [Rule("R21")]
    public void Section_3_1_What_was_set_is_sent()
    {
        browser.Has("SID=31d4d96e407aad42; Path=/; Secure; HttpOnly").Has("lang=en-US; Path=/; Domain=shop.example");

        browser.Sends().Should().Be("SID=31d4d96e407aad42; lang=en-US");
        browser.Sends("https://www.shop.example/").Should().Be("lang=en-US");
    }

    [Theory]
    [InlineData("a=1", "a=1 shop.example/ host")]
    [InlineData("a=1; Domain=", "a=1 shop.example/ host")]
    [InlineData("a=1; Domain=shop.example", "a=1 shop.example/")]
    [InlineData("a=1; Domain=.SHOP.example", "a=1 shop.example/")]
    [InlineData("a=1; Domain=.", "a=1 shop.example/ host")]
    [InlineData("a=1; Domain=www.shop.example; Domain", "a=1 shop.example/ host")] // the last one counts
    [InlineData("a=1; Domain=x.test; Domain=shop.example", "a=1 shop.example/")]
    [Rule("R12")]
    public void A_cookie_is_for_its_host_or_for_a_domain(string field, string scope)
    {
        browser.Has(field);

        browser.Scopes().Should().Be(scope, "https://shop.example/ sent {0}", field);
    }

    [Theory]
    [InlineData("a=1; Domain=www.shop.example", CookieVerdict.OtherDomain)]
    [InlineData("a=1; Domain=bank.example", CookieVerdict.OtherDomain)] // the attack on a neighbour
    [InlineData("a=1; Domain=op.example", CookieVerdict.OtherDomain)]
    [InlineData("a=1; Domain=..shop.example", CookieVerdict.OtherDomain)]
    [InlineData("a=1; Domain=shop.example.", CookieVerdict.OtherDomain)]
    [InlineData("a=1; Domain=shop.example:443", CookieVerdict.OtherDomain)]
    [InlineData("a=1; Domain=example", CookieVerdict.PublicSuffix)] // the attack on all neighbours
    [InlineData("a=1; Domain=.EXAMPLE", CookieVerdict.PublicSuffix)]
    [InlineData("a=1; Domain=test", CookieVerdict.PublicSuffix)]
    [InlineData("a=1; Domain=sh\u00F6p.example", CookieVerdict.DomainNotAscii)]
    [InlineData("=; Domain=sh\u00F6p.example", CookieVerdict.Empty)]
    [InlineData("\n; Domain=sh\u00F6p.example", CookieVerdict.Malformed)]
    [Rule("R11")]
    [Rule("R12")]
    public void A_site_sets_no_cookies_for_others(string field, CookieVerdict verdict)
    {
        browser.Receive(field).Should().Be(verdict, "https://shop.example/ sent {0}", Wire.Show(field));

        browser.Holds().Should().BeEmpty();
    }

    [Theory]
    [InlineData("https://ann.pages.example/", "a=1; Domain=ann.pages.example", "a=1 ann.pages.example/")]
    [InlineData("http://10.1.2.3/", "a=1; Domain=10.1.2.3", "a=1 10.1.2.3/")]
    [InlineData("http://[::1]/", "a=1; Domain=::1", "a=1 ::1/")]
    [InlineData("http://b\u00FCcher.example/", "a=1; Domain=XN--bcher-kva.example", "a=1 xn--bcher-kva.example/")]
    [InlineData("http://SHOP.example:8080/", "a=1", "a=1 shop.example/ host")]
    [Rule("R12")]
    public void Hosts_have_many_forms(string page, string field, string scope)
    {
        browser.Has(field, page);

        browser.Scopes().Should().Be(scope, "{0} sent {1}", page, field);
    }

    [Fact]
    [Rule("R12")]
    public void A_public_suffix_may_have_cookies_itself() =>
        browser.Receive("a=1; Domain=pages.example", "https://pages.example/").Should().Be(CookieVerdict.Accepted);

    [Fact]
    [Rule("R12")]
    public void But_shares_them_with_nobody()
    {
        browser.Has("a=1; Domain=pages.example", "https://pages.example/");

        browser.Scopes().Should().Be("a=1 pages.example/ host", "those below are its customers");
        browser.Sends("https://pages.example/").Should().Be("a=1");
        browser.Sends("https://ann.pages.example/").Should().BeEmpty();
    }

    [Theory]
    [InlineData("http://k\u00FCche.example/", "a=1; Domain=xn--Kche-kva.example")]
    [InlineData("http://10.1.2.3/", "a=1; Domain=2.3")]
    [InlineData("http://kiosk.example/", "a=1; Domain=\u212Aiosk.example")] // a look-alike in lower case
    [Rule("R12")]
    public void But_no_form_makes_one_host_another(string page, string field)
    {
        browser.Receive(field, page).Should().BeOneOf(CookieVerdict.OtherDomain, CookieVerdict.DomainNotAscii);

        browser.Holds().Should().BeEmpty();
    }

    [Theory]
    [InlineData("https://shop.example/", "a=1; b=2")]
    [InlineData("http://shop.example:8080/x?y#z", "a=1; b=2")] // ports do not count
    [InlineData("https://www.shop.example/", "b=2")]
    [InlineData("https://a.www.shop.example/", "b=2")]
    [InlineData("https://evilshop.example/", "")]
    [InlineData("https://shop.example.test/", "")]
    [InlineData("https://example/", "")]
    [Rule("R19")]
    public void It_is_sent_there_and_nowhere_else(string page, string sent)
    {
        browser.Has("a=1").Has("b=2; Domain=shop.example");

        browser.Sends(page).Should().Be(sent, "b is for all of shop.example, a for one host");
    }

    [Fact]
    [Rule("R12")]
    [Rule("R19")]
    public void The_list_of_suffixes_is_asked_each_time()
    {
        var suffixes = Substitute.For<IPublicSuffixes>();
        var visitor = new Browser(suffixes);
        visitor.Has("a=1; Domain=.Host.Example", "https://ann.host.example/").Has("b=2", "https://ann.host.example/");

        suffixes.IsPublicSuffix("host.example").Returns(true);

        visitor.Sends("https://ann.host.example/").Should().Be("b=2", "host.example has begun to rent out names under it");
        visitor.Receive("c=3", "https://host.example/").Should().Be(CookieVerdict.Accepted);
        suffixes.DidNotReceive().IsPublicSuffix(Arg.Is<string>(
            domain => domain.Length == 0 || domain[0] == '.' || domain.Any(char.IsUpper)));
    }

    [Theory]
    [InlineData("https://shop.example", "a=1", "/")]
    [InlineData("https://shop.example/cart?x=/y/z", "a=1", "/")]
    [InlineData("https://shop.example/de/cart/", "a=1", "/de/cart")]
    [InlineData("https://shop.example/de/cart", "a=1; Path", "/de")]
    [InlineData("https://shop.example/de/cart", "a=1; Path=cart", "/de")]
    [InlineData("https://shop.example/de/cart", "a=1; Path=/fr/", "/fr/")] // not even its own
    [InlineData("https://shop.example/d%65/%C3%A9/x", "a=1", "/de/%C3%A9")]
    [Rule("R13")]
    public void A_path_is_given_or_that_of_the_page(string page, string field, string path)
    {
        browser.Has(field, page);

        browser.Jar.Cookies.Should().ContainSingle().Which.Path.Should().Be(path, "{0} sent {1}", page, field);
    }

    [Theory]
    [InlineData("https://shop.example/de", "b=2; a=1")]
    [InlineData("https://shop.example/de/cart", "b=2; a=1")]
    [InlineData("https://shop.example/der", "a=1")]
    [InlineData("https://shop.example/", "a=1")]
    [Rule("R19")]
    [Rule("R21")]
    public void A_longer_path_comes_first(string page, string sent)
    {
        browser.Has("a=1; Path=/").After(1).Has("b=2; Path=/de");

        browser.Sends(page).Should().Be(sent);
    }

    [Fact]
    [Rule("R21")]
    public void Then_what_was_created_earlier()
    {
        browser.Has("a=1; Path=/").After(1).Has("b=2; Path=/").After(1).Has("c=3; Path=/x").Has("d=4; Path=/").Has("token").Has("e=");

        browser.Sends("https://shop.example/x/").Should().Be("c=3; a=1; b=2; d=4; token; e=");
    }

    [Fact]
    [Rule("R21")]
    public void The_order_is_that_of_creation_even_if_the_clock_was_set_back()
    {
        browser.Has("a=1");
        browser.Clock.AdjustTime(Browser.Start.AddHours(-1));

        browser.Has("b=2").Sends().Should().Be("b=2; a=1");
    }
}
