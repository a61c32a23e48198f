using System.Text;
using System.Text.RegularExpressions;
using Katas.Http.HttpMessage;

namespace Katas.Oracles.Http;

/// <summary>Requests to ask a server's opinion of, and what it says.</summary>
internal static partial class HttpMessageOffers
{
    public const string Takes = "takes";
    public const string Refuses = "refuses";
    public const string Waits = "waits for more";

    private const string Post = "POST / HTTP/1.1\r\nHost: a\r\n";

    /// <summary>What request smuggling is made of.</summary>
    public static readonly string[] Named =
    [
        $"{Post}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        $"{Post}Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
        "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        .. from value in new[] { "5", "05", "+5", "-5", "0x5", "5 5", "5, 5", "5,6", "", "5;", "1e1", "9223372036854775808", "18446744073709551621", "\xB2" }
           select $"{Post}Content-Length: {value}\r\n\r\nhello",
        $"{Post}Content-Length: 5\r\nContent-Length: 5\r\n\r\nhello",
        $"{Post}Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
        .. from value in new[] { "chunked", "CHUNKED", "gzip", "identity", "chunked, gzip", "chunked, chunked", "chunked;a=b", "xchunked", "\"chunked\"", "", ",chunked", "gzip, chunked" }
           select $"{Post}Transfer-Encoding: {value}\r\n\r\n0\r\n\r\n",
        $"{Post}Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        $"{Post}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
        $"{Post} Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        $"{Post}Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n",
        $"{Post}Transfer-Encoding: chunked\r\r\n\r\n0\r\n\r\n",
        $"{Post}a: b\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        $"{Post}a: b\rTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        $"{Post}a: b\0\r\n\r\n",
        $"{Post}: b\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.0\r\n\r\n",
        "GET /\r\n",
        "POST /\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n",
        .. from host in new[] { "a b", "a/b", "", "[::1]:80", "a:80", "a:b", "..", "a\\b" } select $"GET / HTTP/1.1\r\nHost: {host}\r\n\r\n",
        .. from version in new[] { "HTTP/1.2", "HTTP/2.0", "HTTP/0.9", "http/1.1", "HTTP/1.10", "HTTP/1", "HTTP/11", "HTTP/1.1 " }
           select $"GET / {version}\r\nHost: a\r\n\r\n",
        .. from target in new[] { "*", "a", "http://a/", "http://u@a/", "http:///", "/%", "/%zz", "/%41", "/a#b", "/\xE9", "/\"", "/\x7F", "/a b", "" }
           select $"GET {target} HTTP/1.1\r\nHost: a\r\n\r\n",
        "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n",
        "CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n",
        "CONNECT /a HTTP/1.1\r\nHost: a\r\n\r\n",
        "get / HTTP/1.1\r\nHost: a\r\n\r\n",
        "G(T / HTTP/1.1\r\nHost: a\r\n\r\n",
        "\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n",
        "\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n",
    ];

    private static readonly string[] Bits =
    [
        " ", "\t", "\r", "\n", "\r\n", "\0", "\x7F", "\x80", ":", ",", ";", "=", "\"", "\\", "/", "*", "%", "(", "a", "5", "-", "+", "HTTP/1.0", "chunked", "Host: a\r\n",
        "Content-Length: 5\r\n", "Transfer-Encoding: chunked\r\n",
    ];

    /// <summary>A well-formed request with up to two of its bytes dropped or replaced, or something put in.</summary>
    public static string Any(Random random)
    {
        var length = random.GetItems(["", "", "Content-Length: 5\r\n", "Transfer-Encoding: chunked\r\n"], 1)[0];
        var line = random.GetItems(["GET /a?b=c HTTP/1.1", "POST /%41 HTTP/1.1", "PUT http://a/b HTTP/1.1", "OPTIONS /d HTTP/1.1", "DELETE / HTTP/1.0"], 1)[0];
        var wire = new StringBuilder($"{line}\r\nHost: a.example:80\r\nUser-Agent: b (c)\r\n{length}\r\n");
        for (var edits = random.Next(3); edits > 0; edits--)
        {
            var at = random.Next(wire.Length + 1);
            wire.Remove(at, random.Next(2) * Math.Min(1, wire.Length - at));
            wire.Insert(at, random.Next(3) == 0 ? "" : random.GetItems(Bits, 1)[0]);
        }

        // Whoever waits for more gets it.
        return wire.Append("0\r\n\r\n\r\n\r\n").ToString();
    }

    /// <summary>What the solution makes of the first message.</summary>
    public static (string Verdict, MessageFormatException? Refusal) Solution(string wire)
    {
        ReadOnlySpan<byte> input = Encoding.Latin1.GetBytes(wire);
        try
        {
            var status = new MessageReader(MessageKind.Request).Read(ref input, out _);
            return (status == MessageStatus.Head ? Takes : Waits, null);
        }
        catch (MessageFormatException refusal)
        {
            return (Refuses, refusal);
        }
    }

    /// <summary>What nginx makes of it. To what it cannot read it answers as to HTTP/0.9, with nothing but the body.</summary>
    public static string Nginx(byte[] answer)
    {
        var text = Encoding.Latin1.GetString(answer);
        var status = Status().Match(text);
        return text.Length == 0 ? Waits
            : status.Success && int.Parse(status.Groups[1].Value, null) is >= 400 and not (404 or 405 or 416) ? Refuses
            : Takes;
    }

    /// <summary>Where nginx is as free to read otherwise as the solution is, or is more lenient. Lengths are not among it.</summary>
    public static string? WhyNginxDiffers(string wire, string theirs, MessageFormatException? refusal) => (theirs, refusal?.Violation) switch
    {
        (not Refuses, MessageViolation.LineEnd) => "ends a line with a lone LF, or with more than one CR",
        (not Refuses, MessageViolation.FieldLine) => "leaves out a line that is no field, and takes control characters",
        (not Refuses, MessageViolation.StartLine) => "takes more spaces and empty lines, and bytes that no URI is made of",
        (not Refuses, MessageViolation.Target) => "takes a target in a form that the method does not have",
        (not Refuses, MessageViolation.Host) => "takes a Host that is none",
        (Refuses, null) when OtherCodings().IsMatch(wire) => "knows no coding but chunked, and no list of them",
        (Refuses, null) when OtherForms().IsMatch(wire) => "knows neither the asterisk nor the authority form",
        (Refuses, null) when StrangeHost().IsMatch(wire) => "refuses a Host that is empty, or has two dots in a row",
        (Refuses, null) when TabInValue().IsMatch(wire) => "does not take HTAB for white space around a value",
        (Refuses, null) when StrangeAuthority().IsMatch(wire) => "knows fewer characters in the host of a target",
        (Refuses, null) when !Capitals().IsMatch(wire) => "knows methods of capital letters only",
        _ => null,
    };

    [GeneratedRegex(@"(?:^HTTP/1\.1 |<title>)(\d{3})")]
    private static partial Regex Status();

    [GeneratedRegex(@"\nTransfer-Encoding:[ \t]*(?!chunked[ \t]*\r)", RegexOptions.IgnoreCase)]
    private static partial Regex OtherCodings();

    [GeneratedRegex(@"^(\r\n)?(OPTIONS \*|CONNECT )")]
    private static partial Regex OtherForms();

    [GeneratedRegex(@"\nHost:([ \t]*\r|[^\r]*\.\.)", RegexOptions.IgnoreCase)]
    private static partial Regex StrangeHost();

    [GeneratedRegex(@"\n[^\r:]*:( *\t|[^\r]*\t *\r)")]
    private static partial Regex TabInValue();

    [GeneratedRegex(@"^(\r\n)?[A-Z]+ [^/ ]*://[^/ ]*[^/ A-Za-z0-9.-]")]
    private static partial Regex StrangeAuthority();

    [GeneratedRegex(@"^(\r\n)?[A-Z_-]+ ")]
    private static partial Regex Capitals();
}
