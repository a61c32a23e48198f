using System.Globalization;
using System.Text.RegularExpressions;
using CsCheck;

namespace Katas.SessionsAndTokens.SetCookie.Steps;

public sealed class Step7_LimitsAndHostileFields
{
    private const string Plain = "http://shop.example/";

    private static readonly string[] Pieces =
    [
        "a", "SID", "__Host-", "__Secure-", "=", "=", ";", "; ", " ", "\t", "\"", "é", "\0", "\n", "Secure", "HttpOnly",
        "Domain=", "shop.example", ".example", "Path=", "/", "Max-Age=", "-1", "60", "Expires=", "9 Jun 2022 10:18:14", "SameSite=None",
    ];

    // Sampled by one thread each, so that a failure is easy to read.
    private static readonly Gen<string> Fields = Gen.OneOf(Gen.String, OneOf(Pieces).Array[0, 14].Select(string.Concat));

    private static readonly Gen<string> Dates = Gen.OneOf(
        Gen.Int[0, 120].Select(n => $"{n}"),
        Gen.Int[0, 3000].Select(n => $"{n:0000}"),
        Gen.Select(Gen.Int[0, 30], Gen.Int[0, 70], Gen.Int[0, 70]).Select((h, m, s) => $"{h}:{m}:{s:00}"),
        OneOf("Jan", "feb", "JUNE", "Ma", "x", "é", ":", "1st", "+0200", "GMT")).Array[3, 6].SelectMany(
            tokens => OneOf(" ", "-", ", ", "\t", "").Select(between => string.Join(between, tokens)));

    [Theory]
    [InlineData("c=3", "b=2 c=3")]
    [InlineData("c=3; Domain=shop.example", "b=2 c=3")] // host-only or not, the domain is the same
    [InlineData("c=3; Path=/x", "b=2 c=3")]
    [InlineData("b=3", "a=1 b=3")] // nothing has come
    [InlineData("c=3; Max-Age=0", "a=1 b=2")] // and gone
    [Rule("R23")]
    public void A_domain_has_room_for_so_many(string field, string left)
    {
        var browser = new Browser(perDomain: 2).Has("a=1").After(1).Has("b=2").After(1);

        browser.Has(field).Holds().Should().Be(left, "there is room for two, and {0} has come", field);
    }

    [Fact]
    [Rule("R23")]
    public void What_was_sent_lately_stays()
    {
        var browser = new Browser(perDomain: 2).Has("a=1; Path=/a").After(1).Has("b=2; Path=/b").After(1);
        browser.Sends("https://shop.example/a").Should().Be("a=1");

        browser.After(1).Has("c=3").Holds().Should().Be("a=1 c=3", "a is older than b, and was sent after b came");
    }

    [Fact]
    [Rule("R21")]
    [Rule("R23")]
    public void What_a_script_has_read_lately_stays()
    {
        var browser = new Browser(perDomain: 2).Has("a=1; Path=/a").After(1).Has("b=2; Path=/b").After(1);
        browser.Jar.CookiesFor(Browser.Script("https://shop.example/a")).Should().Be("a=1");

        browser.After(1).Has("c=3").Holds().Should().Be("a=1 c=3", "a is older than b, and was read after b came");
    }

    [Fact]
    [Rule("R23")]
    public void Other_domains_have_their_own_room()
    {
        var browser = new Browser(perDomain: 2).Has("a=1").Has("b=2").Has("c=3", "https://www.shop.example/").Has("d=4", "https://bank.example/");

        browser.Holds().Should().Be("a=1 b=2 c=3 d=4");
    }

    [Fact]
    [Rule("R23")]
    public void A_flood_over_http_leaves_secure_cookies_alone()
    {
        var browser = new Browser(perDomain: 3).Has("SID=31d4; Secure").After(1).Has("lang=de");

        foreach (var i in Enumerable.Range(0, 9))
        {
            browser.After(1).Has($"f{i}=x", Plain);
        }

        browser.Holds().Should().Be("SID=31d4 f7=x f8=x", "those that are not secure go first, the earliest access first");
    }

    [Fact]
    [Rule("R23")]
    public void Even_the_one_that_has_just_come()
    {
        var browser = new Browser(perDomain: 2).Has("a=1; Secure").After(1).Has("b=2; Secure").After(1);

        browser.Has("c=3").Holds().Should().Be("a=1 b=2", "c is the only one that is not secure");
        browser.Has("d=4; Secure").Holds().Should().Be("b=2 d=4");
    }

    [Fact]
    [Rule("R23")]
    public void The_jar_has_room_for_so_many()
    {
        var browser = new Browser(total: 3).Has("a=1; Secure", "https://a.test/").After(1).Has("b=2", "https://b.test/").After(1)
            .Has("c=3", "https://c.test/").After(1);
        browser.Sends("https://b.test/").Should().Be("b=2");

        browser.Has("d=4").Holds().Should().Be("b=2 c=3 d=4", "in the whole jar the earliest access counts, secure or not");
        browser.Has("e=5").Holds().Should().Be("b=2 d=4 e=5");
    }

    [Fact]
    [Rule("R23")]
    public void Of_equals_the_first_goes()
    {
        var browser = new Browser(perDomain: 2).Has("a=1").Has("b=2").Has("a=3");

        browser.Has("c=4").Holds().Should().Be("b=2 c=4", "all three have been accessed now, and a has its place still");
    }

    [Fact]
    [Rule("R22")]
    [Rule("R23")]
    public void What_has_expired_takes_no_room()
    {
        var browser = new Browser(perDomain: 2).Has("a=1").Has("b=2; Max-Age=1").After(2);

        browser.Has("c=3").Holds().Should().Be("a=1 c=3");
    }

    [Theory]
    [InlineData(50)]
    [InlineData(51)]
    [Rule("R23")]
    public void There_is_room_for_50_unless_somebody_says_otherwise(int count)
    {
        var browser = new Browser();
        foreach (var i in Enumerable.Range(0, count))
        {
            browser.Has($"c{i}=x");
        }

        browser.Jar.Cookies.Should().HaveCount(50);
        browser.Jar.Cookies[0].Name.Should().Be($"c{count - 50}");
    }

    [Fact]
    [Rule("R25")]
    public void A_jar_without_room_is_none()
    {
        var perDomain = () => new Browser(perDomain: 0);
        var total = () => new Browser(total: 0);

        perDomain.Should().Throw<ArgumentOutOfRangeException>();
        total.Should().Throw<ArgumentOutOfRangeException>();
        new Browser().Jar.MaxTotal.Should().Be(3000);
    }

    [Fact]
    [Rule("R25")]
    public void A_long_row_of_semicolons_says_nothing()
    {
        var browser = new Browser().Has($"a=1{new string(';', Samples.Of(100_000))}Secure");

        browser.Sends().Should().Be("a=1");
        browser.Sends(Plain).Should().BeEmpty();
    }

    [Fact]
    [Rule("R24")]
    public void The_value_is_in_no_log()
    {
        var browser = new Browser().Has("SID=S3CRET; Path=/p").Has("S3CRET");

        string.Concat(browser.Jar.Cookies).Should().ContainAll("SID", "shop.example", "/p").And.NotContain("S3CRET");
        $"{browser.Jar}{browser.Jar.Receive("S3CRET\n", Browser.To(Plain))}".Should().NotContain("S3CRET");
    }

    [Fact]
    [Rule("R6")]
    [Rule("R25")]
    public void Whatever_comes_the_jar_stays_in_order()
    {
        new Browser().Has("a=1").Sends().Should().Be("a=1");

        Fields.Array[1, 8].Sample(
            fields =>
            {
                var browser = new Browser(perDomain: 3);
                foreach (var (i, field) in fields.Index())
                {
                    browser.Receive(field, i % 2 == 0 ? "https://www.shop.example/x/y" : "http://shop.example/");
                }

                var jar = browser.Jar.Cookies;
                var sent = browser.Sends("https://www.shop.example/x/y/z");
                return jar.Select(cookie => (cookie.Name, cookie.Domain, cookie.Path, cookie.IsHostOnly)).Distinct().Count() == jar.Count
                    && jar.All(cookie => CookieScope.DomainMatches("www.shop.example", cookie.Domain) && cookie.Path[0] == '/')
                    && jar.GroupBy(cookie => cookie.Domain).All(group => group.Count() <= 3)
                    && !sent.Any(c => c < ' ' && c != '\t')
                    && sent.Length <= (jar.Count * 4099);
            },
            iter: Samples.Of(1_000), threads: 1);
    }

    // The dates of R4 and R5 once more, as another machine reads them.
    [Fact]
    [Rule("R4")]
    [Rule("R5")]
    public void A_date_is_what_the_grammar_finds()
    {
        CookieDate.TryParse("9 Jun 2021 10:18:14", out _).Should().BeTrue();

        Dates.Sample(
            text => (CookieDate.TryParse(text, out var date) ? date.UtcDateTime : (DateTime?)null).Should().Be(ByGrammar(text), "the text is {0}", Wire.Show(text)),
            iter: Samples.Of(2_000), threads: 1);
    }

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static DateTime? ByGrammar(string text)
    {
        string? time = null, day = null, month = null, year = null;
        foreach (var token in Regex.Split(text, @"[\t -/;-@\[-`{-~]+"))
        {
            _ = Find(ref time, "^([0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2})(?![0-9])") || Find(ref day, "^([0-9]{1,2})(?![0-9])")
                || Find(ref month, "^(?i)(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)") || Find(ref year, "^([0-9]{2,4})(?![0-9])");

            bool Find(ref string? found, string pattern)
            {
                var match = Regex.Match(token, pattern, RegexOptions.CultureInvariant);
                var isNew = found is null && match.Success;
                found = isNew ? match.Groups[1].Value : found;
                return isNew;
            }
        }

        if (time is null || day is null || month is null || year is null)
        {
            return null;
        }

        var number = int.Parse(year, CultureInfo.InvariantCulture);
        var full = number < 70 ? 2000 + number : number < 100 ? 1900 + number : number;
        return full >= 1601 && DateTime.TryParse($"{day} {month} {full} {time}", CultureInfo.InvariantCulture, out var date)
            ? date
            : null;
    }
}
