namespace Katas.SessionsAndTokens.SetCookie.Steps;

/// <summary>What <c>kata compare</c> measures: somebody who has been to some sites already.</summary>
public sealed class Workload
{
    private readonly Browser browser = new();
    private readonly CookieRequest request = Browser.To("https://www.shop.example/de/cart");

    /// <summary>Fills the jar.</summary>
    public Workload()
    {
        foreach (var i in Enumerable.Range(0, 200))
        {
            browser.Receive($"id=0123456789abcdef; Path=/; Secure; Max-Age=86400", $"https://site{i}.example/");
        }

        browser.Receive("SID=31d4d96e407aad42; Path=/; Secure; HttpOnly; Domain=shop.example", "https://shop.example/");
    }

    /// <summary>The length of name and value.</summary>
    public long Read_a_field_with_six_attributes() => ReceivedCookie.TryParse(
        "SID=31d4d96e407aad42; Path=/; Domain=.shop.example; Secure; HttpOnly; SameSite=Lax; Expires=Wed, 09 Jun 2021 10:18:14 GMT",
        out var cookie)
        ? cookie.Name.Length + cookie.Value.Length
        : 0;

    /// <summary>The verdict.</summary>
    public long Replace_a_cookie() => (long)browser.Jar.Receive("lang=de; Path=/; Secure; SameSite=Lax; Max-Age=3600", request);

    /// <summary>The length of the field.</summary>
    public long Choose_among_200_cookies() => browser.Jar.CookiesFor(request).Length;
}
