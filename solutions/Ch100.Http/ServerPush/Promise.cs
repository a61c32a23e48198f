namespace Katas.Http.ServerPush;

/// <summary>The request that a server makes in the name of its client.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc9113#section-8.4">RFC 9113 §8.4</see>, and §8.2 and §8.3.1 for what a complete
/// request is.
/// </remarks>
public static class Promise
{
    private static readonly string[] Pseudo = [":method", ":scheme", ":authority", ":path"];
    private static readonly string[] ForOneConnection = ["connection", "keep-alive", "proxy-connection", "transfer-encoding", "upgrade"];

    /// <summary>Looks at a request that is promised, or is to be.</summary>
    /// <param name="request">Its fields.</param>
    /// <param name="server">For whom the server may speak.</param>
    /// <returns><see cref="PushVerdict.Allowed"/>, or the first reason why not, up to <see cref="PushVerdict.NotAuthoritative"/>.</returns>
    public static PushVerdict Judge(IReadOnlyList<HttpField> request, Authority server)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(server);
        return !IsComplete(request) ? PushVerdict.Malformed
            : Value(request, ":method") is not ("GET" or "HEAD" or "OPTIONS" or "TRACE") ? PushVerdict.NotSafe
            : Value(request, ":method") is not ("GET" or "HEAD") ? PushVerdict.NotCacheable
            : HasContent(request) ? PushVerdict.HasContent
            : server.Covers(Value(request, ":scheme")!, Value(request, ":authority")!) ? PushVerdict.Allowed
            : PushVerdict.NotAuthoritative;
    }

    /// <summary>What a complete request is for, as a URI: <c>https://example.com/a</c>.</summary>
    /// <param name="request">Its fields.</param>
    public static string Target(IReadOnlyList<HttpField> request) =>
        $"{Value(request, ":scheme")}://{Value(request, ":authority")!.ToLowerInvariant()}{Value(request, ":path")}";

    // Each of the four once, before all other fields; no others that begin with a colon.
    private static bool IsComplete(IReadOnlyList<HttpField> request)
    {
        var heads = request.TakeWhile(field => field.Name.StartsWith(':')).Select(field => field.Name);
        return heads.Order(StringComparer.Ordinal).SequenceEqual(Pseudo.Order(StringComparer.Ordinal))
            && request.Skip(Pseudo.Length).All(IsWellFormed)
            && !request.Any(field => field.Value.AsSpan().ContainsAny('\0', '\r', '\n'))
            && Value(request, ":path")!.StartsWith('/')
            && Value(request, ":authority") is { Length: > 0 } authority && !authority.Contains('@', StringComparison.Ordinal);
    }

    // Fields of one connection do not exist in HTTP/2, but that TE may say that trailers are understood (§8.2.2).
    private static bool IsWellFormed(HttpField field) =>
        field.Name.Length > 0
        && !field.Name.Any(character => character is ':' or (>= 'A' and <= 'Z') or <= ' ' or >= '\u007F')
        && !ForOneConnection.Contains(field.Name)
        && (field.Name != "te" || field.Value == "trailers");

    private static bool HasContent(IReadOnlyList<HttpField> request) =>
        request.Any(field => (field.Name == "content-length" && field.Value != "0") || field.Name is "trailer" or "expect");

    private static string? Value(IReadOnlyList<HttpField> request, string name) =>
        request.FirstOrDefault(field => field.Name == name)?.Value;
}
