// Given: two columns of the table of status codes.
namespace Katas.Http.CacheFreshness;

/// <summary>The status codes of RFC 9110 §15.</summary>
public static class StatusCodes
{
    /// <summary>
    /// Whether this cache knows the code and all that caches have to do for it: those of RFC 9110 without 206, for it keeps no
    /// parts, and without 304, which is no response to keep.
    /// </summary>
    /// <param name="status">A status code.</param>
    public static bool IsUnderstood(int status) => status
        is (>= 200 and <= 205)
        or (>= 300 and <= 303) or 305 or 307 or 308
        or (>= 400 and <= 417) or 421 or 422 or 426
        or (>= 500 and <= 505);

    /// <summary>Whether a response with the code may be reused although nobody has said how long (RFC 9110 §15.1).</summary>
    /// <param name="status">A status code.</param>
    public static bool IsHeuristicallyCacheable(int status) =>
        status is 200 or 203 or 204 or 206 or 300 or 301 or 308 or 404 or 405 or 410 or 414 or 501;
}
