namespace Katas.Oracles.SessionsAndTokens;

/// <summary>Fields to offer to curl, and what curl is known to make of some of them (7.88; <c>lib/cookie.c</c>).</summary>
internal static class CurlsCookies
{
    private static readonly string[] Hosts = ["shop.example", "www.shop.example", "a.www.shop.example", "bank.example", "evilshop.example"];
    private static readonly string[] Paths = ["/", "/x", "/x/", "/x/y", "/x/y/z", "/xy"];
    private static readonly string[] Names = ["a", "b", "SID"];
    private static readonly string[] SecureNames = ["s", "__Secure-a", "__Host-a"];
    private static readonly string[] Domains =
    [
        "Domain=shop.example", "Domain=.Shop.EXAMPLE", "domain=www.shop.example", "Domain=bank.example", "Domain=example", "Domain=hop.example",
        "Domain=..shop.example",
    ];

    private static readonly string[] GivenPaths = ["Path=/", "Path=/x", "path=/x/y", "Path=/xy"];
    private static readonly string[] Ages = ["Max-Age=1000", "Max-Age=0", "max-age=-1", "Max-Age=99999999999999999999"];
    private static readonly string[] Dates =
    [
        "Expires=Wed, 09 Jun 1999 10:18:14 GMT", "expires=Fri, 09 Jun 2090 10:18:14 GMT", "Expires=Wednesday, 09-Jun-99 10:18:14 GMT",
        "Expires=Wed Jun  9 10:18:14 1999", "Expires=soon",
    ];

    private static readonly string[] Others = ["HttpOnly", "SameSite=Lax", "SameSite=Strict", "Version=1", "Comment", "Secur"];

    // Fields of which curl makes something else, each kind with the reason.
    private static readonly (string Reason, Func<Random, string> Field)[] Odd =
    [
        ("takes no cookie without a name", random => Field(random, "", One(random, "v", "a b", "v=w"), Some(random, Domains, GivenPaths))),
        ("takes no tab in a name or a value", random => One(random, "a\tb=v", "a=v\tw")),
        ("takes names that differ in case for one", random => Field(random, One(random, "d", "D"), "v", ["Domain=shop.example", "Path=/"])),
        ("has room for 4094 octets in each of name and value", random => $"a={new string('v', random.Next(4093, 4096))}"),
        ("sees no attribute without a value", random => Field(random, "a", "v", [One(random, Domains), One(random, "Domain=", "Domain"), "Path=/"])),
        ("refuses a field for any of its domains", random => Field(random, "a", "v", [One(random, Domains), One(random, Domains)])),
        ("takes / for a path that does not begin with /", random => Field(random, "a", "v", ["Path=x"])),
        ("takes quotes off a path", random => Field(random, "a", "v", ["Path=\"/x\""])),
        ("takes a path with and without its last slash for one", random => Field(random, "a", "v", ["Path=/x/"])),
        ("compares the paths of two cookies without case", random => Field(random, "a", "v", ["Domain=shop.example", One(random, "Path=/X", "Path=/x")])),
        ("sees Secure only without a value", random => Field(random, "c", "v", ["Secure=yes"])),
        ("takes a Max-Age that is no number for one that is over", random => Field(random, "a", "v", [One(random, "Max-Age=x", "Max-Age=+5")])),
        ("does not ask SameSite=None to be secure", random => Field(random, "a", "v", ["SameSite=None"])),
        ("reads dates in its own way", random => Field(random, "a", "v", [One(random, "Expires=9 Jun 1999 10:18", "Expires=9th Jun 1999 10:18:14")])),
        ("lets a default path do for __Host-", random => Field(random, "__Host-a", "v", ["Secure"])),
        ("protects secure cookies in their own domain only", random => Field(random, "s", $"v{random.Next(100)}",
            [One(random, "Secure; Domain=www.shop.example", "Domain=shop.example"), "Path=/"])),
    ];

    /// <summary>The reasons why curl differs.</summary>
    public static IEnumerable<string> Reasons => Odd.Select(odd => odd.Reason);

    public static string AnyUri(Random random) => $"{One(random, "http", "https")}://{One(random, Hosts)}{One(random, Paths)}";

    /// <summary>A field which all read alike: no attribute twice, no insecure cookie with the name of a secure one.</summary>
    public static string Plain(Random random)
    {
        var isSecure = random.Next(3) == 0;
        var name = One(random, isSecure ? SecureNames : Names);
        List<string> attributes = [];
        foreach (var (of, often) in ((string[], int)[])[(Domains, 2), (GivenPaths, 2), (Ages, 4), (Dates, 4), (Others, 3), (Others, 3)])
        {
            if (random.Next(often) == 0)
            {
                attributes.Add(One(random, of));
            }
        }

        // Without a path curl would ask for the default one to be "/".
        attributes.AddRange(name == "__Host-a" && !attributes.Exists(attribute => attribute.Contains('/', StringComparison.Ordinal)) ? ["Path=/"] : []);
        attributes.AddRange(isSecure ? [One(random, "Secure", "secure")] : []);
        var shuffled = attributes.ToArray();
        random.Shuffle(shuffled);
        return Field(random, name, $"v{random.Next(100)}", shuffled);
    }

    /// <summary>A field of which curl makes something else for this reason.</summary>
    public static string Differing(Random random, string reason) => Odd.Single(odd => odd.Reason == reason).Field(random);

    private static IEnumerable<string> Some(Random random, params string[][] lists) =>
        lists.Where(_ => random.Next(2) == 0).Select(list => One(random, list));

    private static string Field(Random random, string name, string value, IEnumerable<string> attributes) => string.Join(
        One(random, "; ", ";", " ; "),
        attributes.Prepend(name.Length == 0 && random.Next(2) == 0 ? value : $"{name}{One(random, "=", " = ")}{value}"));

    private static string One(Random random, params string[] of) => of[random.Next(of.Length)];
}
