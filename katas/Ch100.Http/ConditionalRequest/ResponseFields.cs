using System.Globalization;

namespace Katas.Http.ConditionalRequest;

/// <summary>The fields of answers that are not the whole content.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc9110#section-15.4.5">RFC 9110 §15.4.5</see> for 304,
/// <see href="https://www.rfc-editor.org/rfc/rfc9110#section-15.3.7">§15.3.7</see> for 206,
/// <see href="https://www.rfc-editor.org/rfc/rfc9110#section-15.5.17">§15.5.17</see> for 416.
/// </remarks>
public static class ResponseFields
{
    /// <summary>Those of a 304.</summary>
    /// <param name="whole">Those that the 200 would have.</param>
    public static IReadOnlyList<HttpField> NotModified(IReadOnlyList<HttpField> whole) =>
        throw new NotImplementedException();

    /// <summary>Those of a 206.</summary>
    /// <param name="whole">Those that the 200 would have.</param>
    /// <param name="ranges">The parts.</param>
    /// <param name="length">Of the whole content, in bytes.</param>
    /// <param name="hasIfRange">The request had an <c>If-Range</c>, so that its sender knows the rest.</param>
    /// <param name="boundary">What is between several parts.</param>
    public static IReadOnlyList<HttpField> Partial(
        IReadOnlyList<HttpField> whole, IReadOnlyList<ByteRange> ranges, long length, bool hasIfRange, string boundary) =>
        throw new NotImplementedException();

    /// <summary>Those of one part of several.</summary>
    /// <param name="whole">Those that the 200 would have.</param>
    /// <param name="range">The part.</param>
    /// <param name="length">Of the whole content, in bytes.</param>
    public static IReadOnlyList<HttpField> Part(IReadOnlyList<HttpField> whole, ByteRange range, long length) =>
        throw new NotImplementedException();

    /// <summary>What a 416 says of the content.</summary>
    /// <param name="length">Of the whole content, in bytes.</param>
    public static HttpField Unsatisfied(long length) =>
        throw new NotImplementedException();
}
