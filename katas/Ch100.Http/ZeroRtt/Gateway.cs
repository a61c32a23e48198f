namespace Katas.Http.ZeroRtt;

/// <summary>A server that passes requests on, and cannot know which of them do harm.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc8470#section-5.1">RFC 8470 §5.1</see>,
/// <see href="https://www.rfc-editor.org/rfc/rfc8470#section-5.2">§5.2</see> and
/// <see href="https://www.rfc-editor.org/rfc/rfc8470#section-6.1">§6.1</see>.
/// </remarks>
/// <param name="originUnderstands">The origin knows <c>Early-Data</c>, and answers 425 when it should.</param>
public sealed class Gateway(bool originUnderstands)
{
    /// <summary>What to do with a request, and how it looks when it is passed on.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="arrivedEarly">All of it or a part was early data on the way from the client.</param>
    /// <param name="handshakeComplete">The handshake with the client is over.</param>
    public Forwarding Decide(HttpRequest request, bool arrivedEarly, bool handshakeComplete) =>
        throw new NotImplementedException();

    /// <summary>Whether a request may be early data on the way to the origin.</summary>
    /// <param name="request">As it came.</param>
    /// <param name="arrivedEarly">All of it or a part was early data on the way from the client.</param>
    public static bool MaySendEarly(HttpRequest request, bool arrivedEarly) =>
        throw new NotImplementedException();

    /// <summary>The origin has answered 425.</summary>
    /// <param name="request">As it came.</param>
    /// <param name="arrivedEarly">All of it or a part was early data on the way from the client.</param>
    /// <param name="handshakeComplete">The handshake with the client is over.</param>
    public static RetryVerdict AfterTooEarly(HttpRequest request, bool arrivedEarly, bool handshakeComplete) =>
        throw new NotImplementedException();
}
