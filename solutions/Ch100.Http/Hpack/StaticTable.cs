// Given: the static table of RFC 7541, appendix A.
using System.Text;

namespace Katas.Http.Hpack;

/// <summary>The header fields that both sides know from the start, by their index.</summary>
/// <remarks>Spec: <see href="https://www.rfc-editor.org/rfc/rfc7541#appendix-A">RFC 7541, appendix A</see>.</remarks>
public static class StaticTable
{
    /// <summary>The last index. The first is 1.</summary>
    public const int Count = 61;

    private static readonly (byte[] Name, byte[] Value)[] Fields =
    [
        Field(":authority"), // 1
        Field(":method", "GET"),
        Field(":method", "POST"),
        Field(":path", "/"),
        Field(":path", "/index.html"),
        Field(":scheme", "http"),
        Field(":scheme", "https"),
        Field(":status", "200"),
        Field(":status", "204"),
        Field(":status", "206"),
        Field(":status", "304"), // 11
        Field(":status", "400"),
        Field(":status", "404"),
        Field(":status", "500"),
        Field("accept-charset"),
        Field("accept-encoding", "gzip, deflate"),
        Field("accept-language"),
        Field("accept-ranges"),
        Field("accept"),
        Field("access-control-allow-origin"),
        Field("age"), // 21
        Field("allow"),
        Field("authorization"),
        Field("cache-control"),
        Field("content-disposition"),
        Field("content-encoding"),
        Field("content-language"),
        Field("content-length"),
        Field("content-location"),
        Field("content-range"),
        Field("content-type"), // 31
        Field("cookie"),
        Field("date"),
        Field("etag"),
        Field("expect"),
        Field("expires"),
        Field("from"),
        Field("host"),
        Field("if-match"),
        Field("if-modified-since"),
        Field("if-none-match"), // 41
        Field("if-range"),
        Field("if-unmodified-since"),
        Field("last-modified"),
        Field("link"),
        Field("location"),
        Field("max-forwards"),
        Field("proxy-authenticate"),
        Field("proxy-authorization"),
        Field("range"),
        Field("referer"), // 51
        Field("refresh"),
        Field("retry-after"),
        Field("server"),
        Field("set-cookie"),
        Field("strict-transport-security"),
        Field("transfer-encoding"),
        Field("user-agent"),
        Field("vary"),
        Field("via"),
        Field("www-authenticate"), // 61
    ];

    /// <summary>The name of an entry.</summary>
    /// <param name="index">1 to <see cref="Count"/>.</param>
    public static ReadOnlySpan<byte> Name(int index) => Fields[index - 1].Name;

    /// <summary>The value of an entry; mostly empty.</summary>
    /// <param name="index">1 to <see cref="Count"/>.</param>
    public static ReadOnlySpan<byte> Value(int index) => Fields[index - 1].Value;

    private static (byte[] Name, byte[] Value) Field(string name, string value = "") =>
        (Encoding.ASCII.GetBytes(name), Encoding.ASCII.GetBytes(value));
}
