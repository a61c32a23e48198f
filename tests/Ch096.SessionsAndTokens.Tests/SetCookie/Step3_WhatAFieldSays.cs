using System.Globalization;

namespace Katas.SessionsAndTokens.SetCookie.Steps;

public sealed class Step3_WhatAFieldSays
{
    [Theory]
    [InlineData("SID=31d4d96e407aad42", "[SID][31d4d96e407aad42]")] // §3.1
    [InlineData("a=", "[a][]")]
    [InlineData("a=b=c", "[a][b=c]")]
    [InlineData("a=b; Secure", "[a][b] secure")]
    [InlineData("a=b;Secure;", "[a][b] secure")]
    [InlineData("a=\"b c\"", "[a][\"b c\"]")] // quotes are part of it
    [InlineData("a=%41%3B", "[a][%41%3B]")]
    [InlineData("a=b, c=d", "[a][b, c=d]")]
    [InlineData("a b=c d", "[a b][c d]")]
    [Rule("R6")]
    public void The_pair_is_cut_at_its_first_equals_sign(string field, string expected) => Reads(field, expected);

    [Theory]
    [InlineData("token", "[][token]")]
    [InlineData("=token", "[][token]")]
    [InlineData("==token", "[][=token]")]
    [InlineData(" = token", "[][token]")]
    [InlineData("token; Secure", "[][token] secure")]
    [InlineData("", "[][]")]
    [InlineData(";", "[][]")]
    [InlineData("=", "[][]")]
    [InlineData("; Secure", "[][] secure")]
    [InlineData("; a=b", "[][]")]
    [Rule("R6")]
    public void Without_a_name_there_is_a_value(string field, string expected) => Reads(field, expected);

    [Theory]
    [InlineData("  a \t=\t b  ", "[a][b]")]
    [InlineData("\ta\tb=c\td\t;", "[a\tb][c\td]")]
    [InlineData("\u00A0a=b\u3000", "[\u00A0a][b\u3000]")] // only spaces and tabs are white space
    [InlineData("\u0085a=b", "[\u0085a][b]")]
    [InlineData("a=b; \t Secure \t; Path \t = \t /x \t", "[a][b] path=/x secure")]
    [InlineData("a=b; Secure\u00A0", "[a][b]")]
    [Rule("R6")]
    [Rule("R8")]
    public void Spaces_and_tabs_around_are_no_part(string field, string expected) => Reads(field, expected);

    [Theory]
    [InlineData("a=b\r\nLocation: https://evil.test/")] // the attack on a header line
    [InlineData("a=b; Path=/\nx")]
    [InlineData("a\0=b")]
    [InlineData("a=b\x7F")]
    [Rule("R6")]
    public void A_line_break_is_in_no_cookie(string field) =>
        ReceivedCookie.TryParse(field, out _).Should().BeFalse("the field is {0}", Wire.Show(field));

    [Fact]
    [Rule("R6")]
    public void A_control_character_anywhere_spoils_the_field()
    {
        foreach (var character in Enumerable.Range(0, 0x100).Select(code => (char)code))
        {
            var spoils = (character < ' ' && character != '\t') || character == '\x7F';
            foreach (var field in (string[])[$"a{character}a=b", $"a=b{character}b", $"a=b; Path=/{character}x", $"a=b; Nothing{character}s"])
            {
                ReceivedCookie.TryParse(field, out var cookie).Should().Be(!spoils, "the field is {0}", Wire.Show(field));
                (cookie is null).Should().Be(spoils);
            }
        }
    }

    [Theory]
    [InlineData("a=b; SECURE; httponly; sameSITE=lax; PATH=/X; dOMAIN=Shop.EXAMPLE", "[a][b] domain=shop.example path=/X secure http Lax")]
    [InlineData("a=b; Secure=false; HttpOnly=0", "[a][b] secure http")]
    [InlineData("a=b; Secure\u017F; \u017Fecure; Secur", "[a][b]")] // the long s is no s
    [InlineData("a=b; Version=1; Comment=Secure; =Secure; ;;Priority", "[a][b]")]
    [InlineData("a=b; Path", "[a][b] path=")]
    [InlineData("a=b; Domain", "[a][b] domain=")]
    [InlineData("a=b; Path=/x=y", "[a][b] path=/x=y")]
    [InlineData("a=b; Path=\"/x\"", "[a][b] path=")]
    [Rule("R8")]
    public void Attributes_are_known_by_their_names_in_any_case(string field, string expected) => Reads(field, expected);

    [Theory]
    [InlineData("a=b; Path=/x; Path=/y", "[a][b] path=/y")]
    [InlineData("a=b; Path=/x; Path", "[a][b] path=")] // the default one
    [InlineData("a=b; Domain=x.example; Domain=y.example", "[a][b] domain=y.example")]
    [InlineData("a=b; Domain=x.example; Domain", "[a][b] domain=")]
    [InlineData("a=b; Max-Age=1; Max-Age=2", "[a][b] age=2")]
    [InlineData("a=b; Max-Age=1; Max-Age=x", "[a][b] age=1")] // what says nothing is not there
    [InlineData("a=b; Expires=1 Jan 2022 0:0:0; Expires=2 Jan 2022 0:0:0", "[a][b] expires=2022-01-02")]
    [InlineData("a=b; Expires=1 Jan 2022 0:0:0; Expires=soon", "[a][b] expires=2022-01-01")]
    [InlineData("a=b; SameSite=Strict; SameSite=Lax", "[a][b] Lax")]
    [InlineData("a=b; SameSite=Strict; SameSite=Stricter", "[a][b]")]
    [Rule("R8")]
    [Rule("R10")]
    public void The_last_of_equal_attributes_counts(string field, string expected) => Reads(field, expected);

    [Theory]
    [InlineData("0", "age=0")]
    [InlineData("-0", "age=0")]
    [InlineData("-1", "age=0")]
    [InlineData("-99999999999999999999999999", "age=0")]
    [InlineData("1", "age=1")]
    [InlineData("007", "age=7")]
    [InlineData("34559999", "age=34559999")]
    [InlineData("34560000", "age=34560000")] // 400 days
    [InlineData("34560001", "age=34560000")]
    [InlineData("9223372036854775808", "age=34560000")]
    [InlineData("99999999999999999999999999999999999999999", "age=34560000")]
    [InlineData("", "")]
    [InlineData("-", "")]
    [InlineData("--1", "")]
    [InlineData("+1", "")]
    [InlineData("1.5", "")]
    [InlineData("1e3", "")]
    [InlineData("1 0", "")]
    [InlineData("10s", "")]
    [InlineData("\u0661", "")] // a digit elsewhere
    [Rule("R9")]
    public void Max_Age_is_digits_and_has_a_limit(string value, string expected) =>
        Reads($"a=b; Max-Age={value}", $"[a][b] {expected}".TrimEnd());

    [Theory]
    [InlineData("shop.example", "shop.example")]
    [InlineData(".shop.example", "shop.example")]
    [InlineData("..shop.example", ".shop.example")] // one dot, not all
    [InlineData(".", "")]
    [InlineData("Shop.EXAMPLE.", "shop.example.")]
    [InlineData("\u212Aiosk.EXAMPLE", "\u212Aiosk.EXAMPLE")] // the Kelvin sign is no K
    [InlineData(".\u212Aiosk.EXAMPLE", "\u212Aiosk.EXAMPLE")]
    [Rule("R10")]
    public void A_domain_loses_one_dot_and_its_case(string value, string expected) => Reads($"a=b; Domain={value}", $"[a][b] domain={expected}");

    [Theory]
    [InlineData("None", " None")]
    [InlineData("nONE", " None")]
    [InlineData("LAX", " Lax")]
    [InlineData("strict", " Strict")]
    [InlineData("", "")]
    [InlineData("Default", "")]
    [InlineData("0", "")]
    [InlineData("Lax,Strict", "")]
    [Rule("R10")]
    public void SameSite_is_one_of_three_or_the_default(string value, string expected) => Reads($"a=b; SameSite={value}", $"[a][b]{expected}");

    [Theory]
    [InlineData(1, 4094, true)]
    [InlineData(1, 4095, true)]
    [InlineData(1, 4096, false)]
    [InlineData(4096, 0, true)]
    [InlineData(4097, 0, false)]
    [InlineData(0, 4096, true)]
    [InlineData(0, 4097, false)]
    [Rule("R7")]
    public void Name_and_value_have_4096_octets(int name, int value, bool accepted)
    {
        var field = $" {new string('n', name)} = {new string('v', value)} ; Path=/";

        ReceivedCookie.TryParse(field, out var cookie).Should().Be(accepted, "a name of {0} and a value of {1} octets", name, value);
        (cookie?.Value.Length).Should().Be(accepted ? value : null);
    }

    [Theory]
    [InlineData(2047, true)]
    [InlineData(2048, false)]
    [Rule("R7")]
    public void An_octet_is_no_character(int letters, bool accepted) =>
        ReceivedCookie.TryParse($"é={new string('é', letters)}", out _).Should().Be(accepted, "{0} letters of two octets each", letters + 1);

    [Theory]
    [InlineData("Path=/{0}", 1023, true)]
    [InlineData("Path=/{0}", 1024, false)]
    [InlineData("Domain={0}", 1024, true)]
    [InlineData("Domain={0}", 1025, false)]
    [InlineData("Secure={0}", 1024, true)]
    [InlineData("Secure={0}", 1025, false)] // even one whose value nobody reads
    [InlineData("Max-Age={0}", 1025, false)]
    [InlineData("Comment={0}", 1025, false)] // the cookie is
    [InlineData("{0}{0}=; Secure", 1024, true)] // a name may be long
    [Rule("R7")]
    public void An_attribute_with_more_than_1024_octets_is_not_there(string attribute, int length, bool there)
    {
        var filler = new string('1', length);

        ReceivedCookie.TryParse($"a=b; {attribute.Replace("{0}", filler, StringComparison.Ordinal)}", out var cookie).Should().BeTrue();

        (cookie is { Path: not null } or { Domain: not null } or { IsSecure: true } or { MaxAge: not null }).Should().Be(
            there, "its value has {0} characters", length);
    }

    [Fact]
    [Rule("R7")]
    public void And_leaves_an_earlier_one_in_force() =>
        Reads($"a=b; Path=/x; Path=/{new string('é', 512)}; SameSite=Lax; SameSite={new string('x', 1025)}", "[a][b] path=/x Lax");

    [Fact]
    [Rule("R24")]
    public void A_log_of_it_does_not_have_the_value()
    {
        ReceivedCookie.TryParse("SID=31d4d96e407aad42", out var cookie).Should().BeTrue();

        $"{cookie}".Should().Contain("SID").And.NotContain("31d4");
    }

    [Fact]
    [Rule("R25")]
    public void Null_is_a_callers_mistake()
    {
        var parse = () => ReceivedCookie.TryParse(null!, out _);

        parse.Should().Throw<ArgumentNullException>().WithParameterName("field");
    }

    private static void Reads(string field, string expected)
    {
        var parsed = ReceivedCookie.TryParse(field, out var cookie);

        parsed.Should().BeTrue("{0} is no field to refuse", Wire.Show(field));
        Picture(cookie!).Should().Be(expected, "the field is {0}", Wire.Show(field));
    }

    // [name][value], and what the attributes say.
    private static string Picture(ReceivedCookie cookie) => string.Concat(
        $"[{cookie.Name}][{cookie.Value}]",
        cookie.Domain is null ? "" : $" domain={cookie.Domain}",
        cookie.Path is null ? "" : $" path={cookie.Path}",
        cookie.MaxAge is { } age ? $" age={age.TotalSeconds.ToString(CultureInfo.InvariantCulture)}" : "",
        cookie.Expires is { } expires ? $" expires={expires.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "",
        cookie.IsSecure ? " secure" : "",
        cookie.IsHttpOnly ? " http" : "",
        cookie.SameSite == SameSite.Default ? "" : $" {cookie.SameSite}");
}
