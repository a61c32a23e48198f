using System.Globalization;
using Microsoft.Extensions.Time.Testing;

namespace Katas.SessionsAndTokens.SetCookie.Steps;

/// <summary>A jar, its clock, and somebody who visits sites with it.</summary>
internal sealed class Browser
{
    /// <summary>Our site.</summary>
    public const string Shop = "https://shop.example/";

    /// <summary>When each test begins.</summary>
    public static readonly DateTimeOffset Start = new(2021, 6, 9, 10, 18, 14, TimeSpan.Zero);

    public Browser(IPublicSuffixes? suffixes = null, int perDomain = 50, int total = 3000)
    {
        Clock = new FakeTimeProvider(Start);
        Jar = new CookieJar(suffixes ?? new Registry(), Clock) { MaxPerDomain = perDomain, MaxTotal = total };
    }

    public FakeTimeProvider Clock { get; }

    public CookieJar Jar { get; }

    public static CookieRequest To(string uri) => new(new Uri(uri));

    public static CookieRequest Script(string uri) => new(new Uri(uri)) { IsHttp = false };

    /// <summary>A request that another site causes.</summary>
    public static CookieRequest CrossSite(string method = "GET", bool navigates = false, string uri = Shop) =>
        new(new Uri(uri)) { IsSameSite = false, Method = method, IsTopLevelNavigation = navigates };

    /// <summary>What becomes of a field in a response of our site, or of another one.</summary>
    public CookieVerdict Receive(string field, string uri = Shop) => Jar.Receive(field, To(uri));

    /// <summary>Fields that have to be accepted for the test to make sense.</summary>
    public Browser Has(string field, string uri = Shop)
    {
        Receive(field, uri).Should().Be(CookieVerdict.Accepted, "{0} comes from {1}", Wire.Show(field), uri);
        return this;
    }

    public Browser After(int seconds)
    {
        Clock.Advance(TimeSpan.FromSeconds(seconds));
        return this;
    }

    /// <summary>The <c>Cookie</c> field of a request there.</summary>
    public string Sends(string uri = Shop) => Jar.CookiesFor(To(uri));

    /// <summary>All in the jar: <c>a=1 b=2</c>.</summary>
    public string Holds() => string.Join(' ', Jar.Cookies.Select(cookie => $"{cookie.Name}={cookie.Value}"));

    /// <summary>Each in the jar with its scope: <c>a=1 shop.example/ host</c>.</summary>
    public string Scopes() => string.Join(", ", Jar.Cookies.Select(
        cookie => $"{cookie.Name}={cookie.Value} {cookie.Domain}{cookie.Path}{(cookie.IsHostOnly ? " host" : "")}"));

    /// <summary>When the only cookie in the jar expires, in seconds from now; <c>session</c> if it does not.</summary>
    public string Expiry() => Jar.Cookies.Single().Expires is { } expires
        ? (expires - Clock.GetUtcNow()).TotalSeconds.ToString(CultureInfo.InvariantCulture)
        : "session";

    /// <summary>A short list of public suffixes.</summary>
    private sealed class Registry : IPublicSuffixes
    {
        public bool IsPublicSuffix(string domain) => domain is "example" or "test" or "co.example" or "pages.example";
    }
}
