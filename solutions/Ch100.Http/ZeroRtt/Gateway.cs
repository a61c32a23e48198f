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
    private static readonly HttpField Mark = new("Early-Data", "1");

    /// <summary>What to do with a request, and how it looks when it is passed on.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="arrivedEarly">All of it or a part was early data on the way from the client.</param>
    /// <param name="handshakeComplete">The handshake with the client is over.</param>
    public Forwarding Decide(HttpRequest request, bool arrivedEarly, bool handshakeComplete)
    {
        var isMarked = Origin.IsMarked(request);
        if (!originUnderstands && (isMarked || (arrivedEarly && !handshakeComplete)))
        {
            return new Forwarding(isMarked ? RequestVerdict.TooEarly : RequestVerdict.Wait, null);
        }

        // Also after the handshake: another server of ours may have passed on a copy before it.
        IEnumerable<HttpField> mark = originUnderstands && arrivedEarly && !isMarked ? [Mark] : [];
        return new Forwarding(RequestVerdict.Go, request with { Fields = [.. request.Fields.Select(Keep).OfType<HttpField>(), .. mark] });
    }

    /// <summary>Whether a request may be early data on the way to the origin.</summary>
    /// <param name="request">As it came.</param>
    /// <param name="arrivedEarly">All of it or a part was early data on the way from the client.</param>
    public static bool MaySendEarly(HttpRequest request, bool arrivedEarly) => arrivedEarly || Origin.IsMarked(request);

    /// <summary>The origin has answered 425.</summary>
    /// <param name="request">As it came.</param>
    /// <param name="arrivedEarly">All of it or a part was early data on the way from the client.</param>
    /// <param name="handshakeComplete">The handshake with the client is over.</param>
    public static RetryVerdict AfterTooEarly(HttpRequest request, bool arrivedEarly, bool handshakeComplete) =>
        Origin.IsMarked(request) || !arrivedEarly ? RetryVerdict.PassOn
        : handshakeComplete ? RetryVerdict.Retry
        : RetryVerdict.Wait;

    // Who names the mark in Connection has the next hop take it away.
    private static HttpField? Keep(HttpField field)
    {
        if (!field.Name.Equals("Connection", StringComparison.OrdinalIgnoreCase))
        {
            return field;
        }

        var names = field.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        string[] kept = [.. names.Where(name => !name.Equals(Mark.Name, StringComparison.OrdinalIgnoreCase))];
        return kept.Length == names.Length ? field
            : kept.Length == 0 ? null
            : field with { Value = string.Join(", ", kept) };
    }
}
