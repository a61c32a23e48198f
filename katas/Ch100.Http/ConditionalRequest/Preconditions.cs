namespace Katas.Http.ConditionalRequest;

/// <summary>Decides on an origin server whether a request is performed, answered without its content, or refused.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc9110#section-13.2.2">RFC 9110 §13.2.2</see>. Tags count before dates, and
/// what protects from overwriting before what saves a transfer:
/// <code>
/// If-Match, else If-Unmodified-Since        false: 412
/// If-None-Match, else If-Modified-Since     false: 304 for GET and HEAD, else 412
/// Range, with or without If-Range           206, 416, or no Range at all
/// </code>
/// </remarks>
public sealed class Preconditions
{
    /// <summary>How many parts a request may ask for.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int MaxRanges
    {
        get;
        init => throw new NotImplementedException();
    } = 16;

    /// <summary>Decides about a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="current">What it selects; null if there is nothing.</param>
    /// <param name="now">The server's clock.</param>
    /// <param name="statusWithout">The status of the answer if the request had no conditions.</param>
    public Decision Evaluate(RequestHead request, Representation? current, DateTimeOffset now, int statusWithout = 200) =>
        throw new NotImplementedException();
}
