namespace Katas.Http.ConditionalRequest;

/// <summary>Reads what <c>Range</c> asks for, and finds it in a content.</summary>
/// <remarks>Spec: <see href="https://www.rfc-editor.org/rfc/rfc9110#section-14.1.1">RFC 9110 §14.1.1 and §14.1.2</see>.</remarks>
public static class ByteRanges
{
    /// <summary>Reads the value of a <c>Range</c>.</summary>
    /// <param name="value">Anything.</param>
    /// <returns>The parts, in their order; null if it has another unit, or if any of it is wrong.</returns>
    public static IReadOnlyList<RangeSpec>? Parse(string value) =>
        throw new NotImplementedException();

    /// <summary>Those parts that a content of this length has, in their order.</summary>
    /// <param name="specs">What is asked for.</param>
    /// <param name="length">Of the content, in bytes.</param>
    public static IReadOnlyList<ByteRange> Satisfiable(IReadOnlyList<RangeSpec> specs, long length) =>
        throw new NotImplementedException();
}
