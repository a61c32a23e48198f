namespace Katas.SessionsAndTokens.SetCookie.Steps;

public sealed class Step1_Scope
{
    [Theory]
    [InlineData("shop.example", "shop.example")]
    [InlineData("www.shop.example", "shop.example")]
    [InlineData("a.b.shop.example", "shop.example")]
    [InlineData("1.2.3.4.example", "4.example")] // numbers make no address of a name
    [InlineData("10.1.2.3", "10.1.2.3")]
    [InlineData("::1", "::1")]
    [Rule("R1")]
    public void A_host_matches_its_own_domain_and_those_above(string host, string domain) =>
        CookieScope.DomainMatches(host, domain).Should().BeTrue("{0} belongs to {1}", host, domain);

    [Theory]
    [InlineData("evilshop.example", "shop.example")] // the attack on a suffix without its dot
    [InlineData("shop.example.evil.test", "shop.example")]
    [InlineData("shop.example", "www.shop.example")]
    [InlineData("shop.example", "shop.exampl")]
    [InlineData("www.shop.example", ".shop.example")]
    [InlineData("www.shop.example.", "shop.example")]
    [InlineData("shop.example", "")]
    [InlineData("10.1.2.3", "2.3")] // the attack of a neighbour in the network
    [InlineData("10.1.2.3", "3")]
    [InlineData("::ffff:10.1.2.3", "2.3")]
    [Rule("R1")]
    public void And_no_other(string host, string domain) =>
        CookieScope.DomainMatches(host, domain).Should().BeFalse("{0} does not belong to {1}", host, domain);

    [Theory]
    [InlineData("/shop", "/shop")]
    [InlineData("/shop/", "/shop")]
    [InlineData("/shop/cart", "/shop")]
    [InlineData("/shop/cart", "/shop/")]
    [InlineData("/shop//cart", "/shop/")]
    [InlineData("/", "/")]
    [InlineData("/anything", "/")]
    [Rule("R2")]
    public void A_path_matches_itself_and_what_is_under_it(string request, string cookie) =>
        CookieScope.PathMatches(request, cookie).Should().BeTrue("{0} is under {1}", request, cookie);

    [Theory]
    [InlineData("/shopping", "/shop")] // the attack on a prefix without its slash
    [InlineData("/shop", "/shop/")]
    [InlineData("/sho", "/shop")]
    [InlineData("/SHOP/cart", "/shop")]
    [InlineData("/a/shop", "/shop")]
    [InlineData("/shop%2Fcart", "/shop")]
    [InlineData("/shop/cart", "/shop//")]
    [Rule("R2")]
    public void And_nothing_else(string request, string cookie) =>
        CookieScope.PathMatches(request, cookie).Should().BeFalse("{0} is not under {1}", request, cookie);

    [Theory]
    [InlineData("/shop/cart", "/shop")]
    [InlineData("/shop/cart/", "/shop/cart")]
    [InlineData("/a//", "/a/")]
    [InlineData("/cart", "/")]
    [InlineData("/", "/")]
    [InlineData("//", "/")]
    [InlineData("", "/")]
    [InlineData("shop/cart", "/")]
    [InlineData("*", "/")]
    [Rule("R3")]
    public void The_default_path_is_the_folder_of_the_page(string path, string expected) =>
        CookieScope.DefaultPath(path).Should().Be(expected, "the page is {0}", path);

    [Fact]
    [Rule("R25")]
    public void Null_is_a_callers_mistake()
    {
        var host = () => CookieScope.DomainMatches(null!, "a");
        var domain = () => CookieScope.DomainMatches("a", null!);
        var request = () => CookieScope.PathMatches(null!, "/");
        var cookie = () => CookieScope.PathMatches("/", null!);
        var path = () => CookieScope.DefaultPath(null!);

        host.Should().Throw<ArgumentNullException>().WithParameterName("host");
        domain.Should().Throw<ArgumentNullException>().WithParameterName("domain");
        request.Should().Throw<ArgumentNullException>().WithParameterName("requestPath");
        cookie.Should().Throw<ArgumentNullException>().WithParameterName("cookiePath");
        path.Should().Throw<ArgumentNullException>().WithParameterName("requestPath");
    }
}
