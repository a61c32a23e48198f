namespace Katas.Http.ZeroRtt;

/// <summary>The server that carries requests out.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc8470#section-3">RFC 8470 §3</see> and
/// <see href="https://www.rfc-editor.org/rfc/rfc8470#section-5">§5</see>.
/// </remarks>
/// <param name="mayBeReplayed">Which requests do no harm if they are carried out twice. If nothing is said, none.</param>
public sealed class Origin(Func<HttpRequest, bool>? mayBeReplayed = null)
{
    /// <summary>The status of an answer to what came too early.</summary>
    public const int TooEarly = 425;

    /// <summary>Says whether a request has been early data on its way here, before the last hop.</summary>
    public static bool IsMarked(HttpRequest request) =>
        request.Fields.Any(field => field.Name.Equals("Early-Data", StringComparison.OrdinalIgnoreCase));

    /// <summary>What to do with a request.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="arrivedEarly">All of it or a part was early data on the last hop.</param>
    /// <param name="handshakeComplete">That handshake is over.</param>
    public RequestVerdict Decide(HttpRequest request, bool arrivedEarly, bool handshakeComplete)
    {
        var isMarked = IsMarked(request);
        var mayBeReplay = isMarked || (arrivedEarly && !handshakeComplete);
        return !mayBeReplay || mayBeReplayed?.Invoke(request) == true ? RequestVerdict.Go
            : isMarked ? RequestVerdict.TooEarly // our handshake says nothing of the hop on which it was early
            : RequestVerdict.Wait;
    }
}
