namespace Katas.Http.ServerPush;

/// <summary>The request that a server makes in the name of its client.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc9113#section-8.4">RFC 9113 §8.4</see>, and §8.2 and §8.3.1 for what a complete
/// request is.
/// </remarks>
public static class Promise
{
    /// <summary>Looks at a request that is promised, or is to be.</summary>
    /// <param name="request">Its fields.</param>
    /// <param name="server">For whom the server may speak.</param>
    /// <returns><see cref="PushVerdict.Allowed"/>, or the first reason why not, up to <see cref="PushVerdict.NotAuthoritative"/>.</returns>
    public static PushVerdict Judge(IReadOnlyList<HttpField> request, Authority server) =>
        throw new NotImplementedException();

    /// <summary>What a complete request is for, as a URI: <c>https://example.com/a</c>.</summary>
    /// <param name="request">Its fields.</param>
    public static string Target(IReadOnlyList<HttpField> request) =>
        throw new NotImplementedException();
}
