namespace Katas.Http.HttpMessage.Steps;

public sealed class Step4_TargetsAndHost
{
    [Theory]
    [InlineData("GET /")]
    [InlineData("GET /a/b/../c//d?e=f&g?/:@")]
    [InlineData("GET //a")] // a path whose first segment is empty, and not a host
    [InlineData("GET /-._~!$&'()*+,;=:@%41%aF")]
    [InlineData("OPTIONS *")] // RFC 9112 §3.2.4
    [InlineData("GET http://www.example.org/pub/WWW/TheProject.html")] // §3.2.2
    [InlineData("GET http://a?b")]
    [InlineData("GET http://[::1]:80/b?c")]
    [InlineData("GET h2+x-y.z://a%20b/")]
    [InlineData("GET http://a:/")] // a port may be empty
    [InlineData("OPTIONS http://a")]
    [InlineData("CONNECT www.example.com:80")] // §3.2.3
    [InlineData("CONNECT [::1]:443")]
    [InlineData("CONNECT a:1")]
    [InlineData("CONNECT a:65535")]
    [Rule("R12")]
    public void A_target_has_a_form_that_its_method_allows(string line)
    {
        Seen.RequestMustBe($"{line} Http10 [] None\n", $"{line} HTTP/1.0\r\n\r\n");
    }

    [Theory]
    [InlineData("GET ^*")] // for OPTIONS only
    [InlineData("options ^*")]
    [InlineData("GET ^a")]
    [InlineData("GET ^?a")]
    [InlineData("GET ^a.example:80")] // for CONNECT only
    [InlineData("GET ^http:")]
    [InlineData("GET ^http://")]
    [InlineData("GET ^http:///a")] // no host
    [InlineData("GET ^http://:80/")]
    [InlineData("GET ^http://a:b/")]
    [InlineData("GET ^http://user@a/")] // who is the host?
    [InlineData("GET ^1http://a/")] // a scheme begins with a letter
    [InlineData("GET ^ht_tp://a/")]
    [InlineData("GET ^/[a]")]
    [InlineData("GET ^/a?[]=b")]
    [InlineData("GET ^http://a/[")]
    [InlineData("GET ^http://[::1/")]
    [InlineData("GET ^http://[]/")]
    [InlineData("GET ^http://[a.example]/")]
    [InlineData("CONNECT ^/")]
    [InlineData("CONNECT ^http://a:80/")]
    [InlineData("CONNECT ^a")]
    [InlineData("CONNECT ^a:")]
    [InlineData("CONNECT ^:80")]
    [InlineData("CONNECT ^a:0")]
    [InlineData("CONNECT ^a:65536")]
    [InlineData("CONNECT ^a:99999999999999999999")]
    [InlineData("CONNECT ^a:+80")]
    [InlineData("CONNECT ^a:80/")]
    [Rule("R12")]
    public void Any_other_form_is_refused_at_its_first_byte(string marked)
    {
        Seen.RequestMustBeRefused($"{marked} HTTP/1.0\r\n\r\n", MessageViolation.Target);
    }

    [Theory]
    [InlineData("GET /^%")]
    [InlineData("GET /^%zz")]
    [InlineData("GET /%41^%4g%41")]
    [InlineData("GET /^%%41")]
    [InlineData("GET a^%")] // before its form
    [InlineData("CONNECT a^%4:80")]
    [Rule("R12")]
    public void A_percent_sign_has_two_hex_digits(string marked)
    {
        Seen.RequestMustBeRefused($"{marked} HTTP/1.0\r\n\r\n", MessageViolation.Target);
    }

    [Theory]
    [InlineData("GET /a^#b")] // a fragment is not sent
    [InlineData("GET /^\"")]
    [InlineData("GET /a^\\b")]
    [InlineData("GET /^^")]
    [InlineData("GET /^{a}")]
    [InlineData("GET /^\xC3\xA9")]
    [InlineData("GET /^\0")]
    [InlineData("GET /^\x7F")]
    [Rule("R12")]
    public void What_no_URI_is_made_of_is_no_target(string marked)
    {
        Seen.RequestMustBeRefused($"{marked} HTTP/1.0\r\n\r\n", MessageViolation.StartLine);
    }

    [Theory]
    [InlineData("a.example")]
    [InlineData("a.example:8080")]
    [InlineData("a:")]
    [InlineData("[::1]")]
    [InlineData("[2001:db8::192.0.2.1]:443")]
    [InlineData("-._~!$&'()*+,;=%41")] // all that a name may have
    [InlineData("a:99999999999999999999")] // digits
    [InlineData("")] // where the target has no host
    [Rule("R13")]
    public void A_Host_is_a_host_and_maybe_a_port_or_empty(string value)
    {
        Seen.RequestMustBe($"GET / Http11 [Host={value}] None\n", $"GET / HTTP/1.1\r\nHost: {value}\r\n\r\n");
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("http://a")]
    [InlineData("u@a")]
    [InlineData("a:b")]
    [InlineData(":80")]
    [InlineData("a\\b")]
    [InlineData("[::1")]
    [InlineData("::1")]
    [InlineData("[]")]
    [InlineData("[v1.a]")]
    [InlineData("[::1]a")]
    [InlineData("a%4")]
    [InlineData("\xE9")]
    [Rule("R13")]
    public void Nothing_else_is_a_Host(string value)
    {
        Seen.RequestMustBeRefused($"GET / HTTP/1.1\r\na: b\r\n^Host: {value}\r\n\r\n", MessageViolation.Host);
        Seen.RequestMustBeRefused($"GET / HTTP/1.0\r\na: b\r\n^Host: {value}\r\n\r\n", MessageViolation.Host);
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\n\r\n^")] // told when the head has ended
    [InlineData("GET http://a/ HTTP/1.1\r\nb: c\r\nHosts: a\r\n\r\n^")] // though the target has one
    [InlineData("GET / HTTP/1.1\r\nHost: a\r\n^host: a\r\n\r\n")] // the same twice is two
    [InlineData("GET / HTTP/1.1\r\nHOST: a\r\nb: c\r\n^Host: d\r\nHost: e\r\n\r\n")]
    [InlineData("GET / HTTP/1.0\r\nHost: a\r\n^Host: b\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: a b\r\n^Host: c\r\n\r\n")]
    [Rule("R13")]
    public void A_request_has_one_Host(string marked)
    {
        Seen.RequestMustBeRefused(marked, MessageViolation.Host);
    }

    [Theory]
    [InlineData("GET / HTTP/1.0\r\n\r\n", "GET / Http10 [] None\n")]
    [InlineData("GET / HTTP/1.1\r\nhOST: a\r\n\r\n", "GET / Http11 [hOST=a] None\n")]
    [InlineData("GET http://a/ HTTP/1.1\r\nHost: b\r\n\r\n", "GET http://a/ Http11 [Host=b] None\n")] // which one counts is the caller's question
    [Rule("R13")]
    public void Only_HTTP_1_1_has_to_have_it(string wire, string seen)
    {
        Seen.RequestMustBe(seen, wire);
    }
}
