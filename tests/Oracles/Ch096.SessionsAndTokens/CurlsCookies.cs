using System.Text.RegularExpressions;

namespace Katas.Oracles.SessionsAndTokens;

/// <summary>Fields to offer to curl, and what curl is known to make of some of them (7.88; <c>lib/cookie.c</c>).</summary>
internal static class CurlsCookies
{
    private static readonly string[] Hosts = ["shop.example", "www.shop.example", "a.www.shop.example", "bank.example", "evilshop.example"];
    private static readonly string[] Paths = ["/", "/x", "/x/", "/x/y", "/x/y/z", "/xy", "/X/y"];
    private static readonly string[] Names = ["a", "b", "SID", "sid", "__Secure-a", "__Host-a"];

    private static readonly string[] PlainAttributes =
    [
        "Domain=shop.example", "Domain=.Shop.EXAMPLE", "domain=www.shop.example", "Domain=bank.example", "Domain=example", "Domain=hop.example",
        "Path=/", "Path=/x", "path=/x/y", "Path=/xy", "Path=/X",
        "Secure", "secure", "HttpOnly", "Max-Age=1000", "Max-Age=0", "max-age=-1", "Max-Age=99999999999999999999",
        "Expires=Wed, 09 Jun 1999 10:18:14 GMT", "Expires=Fri, 09 Jun 2090 10:18:14 GMT", "Expires=Wednesday, 09-Jun-99 10:18:14 GMT",
        "Expires=Wed Jun  9 10:18:14 1999", "Expires=soon", "SameSite=Lax", "SameSite=Strict", "Version=1", "Comment", "", " ",
    ];

    private static readonly string[] OddAttributes =
    [
        "Domain=", "Domain", "Domain=..shop.example", "Path", "Path=", "Path=x", "Path=/x/", "Path=\"/x\"", "Secure=yes", "Max-Age=x", "Max-Age=+5",
        "Max-Age=\"0\"", "SameSite=None", "Expires=9 Jun 1999 10:18", "Expires=9th Jun 1999 10:18:14",
    ];

    public static string AnyUri(Random random) => $"{One(random, "http", "https")}://{One(random, Hosts)}{One(random, Paths)}";

    /// <summary>A field which all read alike.</summary>
    public static string Plain(Random random)
    {
        // Over a secure cookie curl lets more pass, so an insecure one has a name of its own.
        var attributes = random.GetItems(PlainAttributes, random.Next(5)).ToList();
        return Field(random, One(random, Names), $"v{random.Next(100)}", attributes);
    }

    /// <summary>A field of any kind.</summary>
    public static string Any(Random random)
    {
        var name = random.Next(8) == 0 ? One(random, "", "a b", "a\tb", "__SECURE-a", "__HOST-a", new string('n', 4000)) : One(random, Names);
        var value = random.Next(6) == 0 ? One(random, "", "\"q\"", "a=b", "a b", "%3B", "a\tb", new string('v', 96), new string('v', 97)) : $"v{random.Next(100)}";
        return Field(random, name, value, [.. random.GetItems([.. PlainAttributes, .. OddAttributes], random.Next(6))]);
    }

    private static string Field(Random random, string name, string value, IEnumerable<string> attributes) => string.Join(
        One(random, "; ", ";", " ;\t"),
        attributes.Prepend(name.Length == 0 && random.Next(2) == 0 ? value : $"{name}{One(random, "=", " = ")}{value}"));

    /// <summary>Why curl may make something else of a field, or null.</summary>
    public static string? WhyCurlDiffers(string field) => field switch
    {
        _ when Regex.IsMatch(field, "^ *(=|[^=;]*(;|$))") => "takes no cookie without a name",
        _ => null,
    };

    private static string One(Random random, params string[] of) => of[random.Next(of.Length)];
}
