namespace Katas.Http.ConditionalRequest;

/// <summary>Reads what <c>Range</c> asks for, and finds it in a content.</summary>
/// <remarks>Spec: <see href="https://www.rfc-editor.org/rfc/rfc9110#section-14.1.1">RFC 9110 §14.1.1 and §14.1.2</see>.</remarks>
public static class ByteRanges
{
    private const string Unit = "bytes=";

    /// <summary>Reads the value of a <c>Range</c>.</summary>
    /// <param name="value">Anything.</param>
    /// <returns>The parts, in their order; null if it has another unit, or if any of it is wrong.</returns>
    public static IReadOnlyList<RangeSpec>? Parse(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (!value.StartsWith(Unit, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var specs = new List<RangeSpec>();
        foreach (var element in value[Unit.Length..].Split(','))
        {
            if (element.Trim(' ', '\t') is not { Length: > 0 } text)
            {
                continue;
            }

            if (ParseSpec(text) is not { } spec)
            {
                return null;
            }

            specs.Add(spec);
        }

        return specs.Count > 0 ? specs : null;
    }

    /// <summary>Those parts that a content of this length has, in their order.</summary>
    /// <param name="specs">What is asked for.</param>
    /// <param name="length">Of the content, in bytes.</param>
    public static IReadOnlyList<ByteRange> Satisfiable(IReadOnlyList<RangeSpec> specs, long length) =>
    [
        .. specs.Select(spec => spec.First is { } first
                ? new ByteRange(first, Math.Min(spec.Last ?? long.MaxValue, length - 1))
                : new ByteRange(length - Math.Min(spec.Last!.Value, length), length - 1))
            .Where(range => range.First < length),
    ];

    // int-range = first-pos "-" [ last-pos ]; suffix-range = "-" suffix-length
    private static RangeSpec? ParseSpec(string text)
    {
        if (text.Split('-') is not [var before, var after])
        {
            return null;
        }

        var (first, last) = (Number(before), Number(after));
        var isWrong = (before.Length > 0 && first is null) || (after.Length > 0 && last is null)
            || (first is null && last is null)
            || first > last;
        return isWrong ? null : new RangeSpec(first, last);
    }

    private static long? Number(string digits)
    {
        if (digits.Length == 0 || !digits.All(char.IsAsciiDigit))
        {
            return null;
        }

        // However many digits there are, it is behind the end.
        return long.TryParse(digits, out var number) ? number : long.MaxValue;
    }
}
