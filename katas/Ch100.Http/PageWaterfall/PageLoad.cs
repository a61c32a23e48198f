namespace Katas.Http.PageWaterfall;

/// <summary>Says when each resource of a page arrives.</summary>
/// <remarks>
/// What connections do is in <see href="https://www.rfc-editor.org/rfc/rfc1945#section-1.3">RFC 1945 §1.3</see>,
/// <see href="https://www.rfc-editor.org/rfc/rfc9112#section-9.3">RFC 9112 §9.3</see>,
/// <see href="https://www.rfc-editor.org/rfc/rfc9113#section-5">RFC 9113 §5</see> and
/// <see href="https://www.rfc-editor.org/rfc/rfc9000#section-2">RFC 9000 §2</see>. Everything else is a model: one link, whole
/// microseconds, and no chance.
/// </remarks>
public static class PageLoad
{
    /// <summary>Microseconds of a round trip.</summary>
    public const long MaxRoundTrip = 60_000_000;

    /// <summary>Bytes of the head of an answer.</summary>
    public const int MaxHeadSize = 65_536;

    /// <summary>Packets that can be lost.</summary>
    public const int MaxLost = 1_000;

    /// <summary>Fetches the page.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range; the parameter is its property.</exception>
    /// <exception cref="ArgumentException">HTTP/3 without TLS 1.3.</exception>
    public static Waterfall Run(Page page, Client client, Network network) =>
        throw new NotImplementedException();
}
