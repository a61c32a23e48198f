// Given: the static table of RFC 9204, appendix A.
using System.Text;

namespace Katas.Http.Qpack;

/// <summary>The field lines that both sides know from the start, by their index; the first is 0.</summary>
/// <remarks>Spec: <see href="https://www.rfc-editor.org/rfc/rfc9204#appendix-A">RFC 9204, appendix A</see>.</remarks>
public static class StaticTable
{
    /// <summary>One more than the last index.</summary>
    public const int Count = 99;

    private static readonly (byte[] Name, byte[] Value)[] Fields =
    [
        Field(":authority"), // 0
        Field(":path", "/"),
        Field("age", "0"),
        Field("content-disposition"),
        Field("content-length", "0"),
        Field("cookie"),
        Field("date"),
        Field("etag"),
        Field("if-modified-since"),
        Field("if-none-match"),
        Field("last-modified"), // 10
        Field("link"),
        Field("location"),
        Field("referer"),
        Field("set-cookie"),
        Field(":method", "CONNECT"),
        Field(":method", "DELETE"),
        Field(":method", "GET"),
        Field(":method", "HEAD"),
        Field(":method", "OPTIONS"),
        Field(":method", "POST"), // 20
        Field(":method", "PUT"),
        Field(":scheme", "http"),
        Field(":scheme", "https"),
        Field(":status", "103"),
        Field(":status", "200"),
        Field(":status", "304"),
        Field(":status", "404"),
        Field(":status", "503"),
        Field("accept", "*/*"),
        Field("accept", "application/dns-message"), // 30
        Field("accept-encoding", "gzip, deflate, br"),
        Field("accept-ranges", "bytes"),
        Field("access-control-allow-headers", "cache-control"),
        Field("access-control-allow-headers", "content-type"),
        Field("access-control-allow-origin", "*"),
        Field("cache-control", "max-age=0"),
        Field("cache-control", "max-age=2592000"),
        Field("cache-control", "max-age=604800"),
        Field("cache-control", "no-cache"),
        Field("cache-control", "no-store"), // 40
        Field("cache-control", "public, max-age=31536000"),
        Field("content-encoding", "br"),
        Field("content-encoding", "gzip"),
        Field("content-type", "application/dns-message"),
        Field("content-type", "application/javascript"),
        Field("content-type", "application/json"),
        Field("content-type", "application/x-www-form-urlencoded"),
        Field("content-type", "image/gif"),
        Field("content-type", "image/jpeg"),
        Field("content-type", "image/png"), // 50
        Field("content-type", "text/css"),
        Field("content-type", "text/html; charset=utf-8"),
        Field("content-type", "text/plain"),
        Field("content-type", "text/plain;charset=utf-8"),
        Field("range", "bytes=0-"),
        Field("strict-transport-security", "max-age=31536000"),
        Field("strict-transport-security", "max-age=31536000; includesubdomains"),
        Field("strict-transport-security", "max-age=31536000; includesubdomains; preload"),
        Field("vary", "accept-encoding"),
        Field("vary", "origin"), // 60
        Field("x-content-type-options", "nosniff"),
        Field("x-xss-protection", "1; mode=block"),
        Field(":status", "100"),
        Field(":status", "204"),
        Field(":status", "206"),
        Field(":status", "302"),
        Field(":status", "400"),
        Field(":status", "403"),
        Field(":status", "421"),
        Field(":status", "425"), // 70
        Field(":status", "500"),
        Field("accept-language"),
        Field("access-control-allow-credentials", "FALSE"),
        Field("access-control-allow-credentials", "TRUE"),
        Field("access-control-allow-headers", "*"),
        Field("access-control-allow-methods", "get"),
        Field("access-control-allow-methods", "get, post, options"),
        Field("access-control-allow-methods", "options"),
        Field("access-control-expose-headers", "content-length"),
        Field("access-control-request-headers", "content-type"), // 80
        Field("access-control-request-method", "get"),
        Field("access-control-request-method", "post"),
        Field("alt-svc", "clear"),
        Field("authorization"),
        Field("content-security-policy", "script-src 'none'; object-src 'none'; base-uri 'none'"),
        Field("early-data", "1"),
        Field("expect-ct"),
        Field("forwarded"),
        Field("if-range"),
        Field("origin"), // 90
        Field("purpose", "prefetch"),
        Field("server"),
        Field("timing-allow-origin", "*"),
        Field("upgrade-insecure-requests", "1"),
        Field("user-agent"),
        Field("x-forwarded-for"),
        Field("x-frame-options", "deny"),
        Field("x-frame-options", "sameorigin"),
    ];

    /// <summary>The name of an entry.</summary>
    /// <param name="index">0 to 98.</param>
    public static ReadOnlySpan<byte> Name(int index) => Fields[index].Name;

    /// <summary>The value of an entry; often empty.</summary>
    /// <param name="index">0 to 98.</param>
    public static ReadOnlySpan<byte> Value(int index) => Fields[index].Value;

    private static (byte[] Name, byte[] Value) Field(string name, string value = "") =>
        (Encoding.ASCII.GetBytes(name), Encoding.ASCII.GetBytes(value));
}
