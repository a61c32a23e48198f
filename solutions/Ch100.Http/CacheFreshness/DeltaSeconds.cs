namespace Katas.Http.CacheFreshness;

/// <summary>Numbers of seconds, as caches write them.</summary>
/// <remarks>Spec: <see href="https://www.rfc-editor.org/rfc/rfc9111#section-1.2.2">RFC 9111 §1.2.2</see>.</remarks>
public static class DeltaSeconds
{
    /// <summary>For ever: what is more counts as this.</summary>
    public const long Max = 2_147_483_648;

    /// <summary>Reads <c>1*DIGIT</c>.</summary>
    /// <param name="text">Anything.</param>
    /// <returns>The seconds, <see cref="Max"/> at most; null if it is something else.</returns>
    public static long? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var seconds = 0L;
        foreach (var digit in text)
        {
            if (!char.IsAsciiDigit(digit))
            {
                return null;
            }

            // After each digit, so that there is nothing to overflow, however many come.
            seconds = Math.Min((seconds * 10) + (digit - '0'), Max);
        }

        return text.Length > 0 ? seconds : null;
    }

    /// <summary>A span of time that is neither negative nor more than for ever.</summary>
    internal static TimeSpan Clamp(TimeSpan span) =>
        span < TimeSpan.Zero ? TimeSpan.Zero : span.TotalSeconds > Max ? TimeSpan.FromSeconds(Max) : span;
}
