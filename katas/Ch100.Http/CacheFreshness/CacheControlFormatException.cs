namespace Katas.Http.CacheFreshness;

/// <summary>A <c>Cache-Control</c> that breaks the grammar.</summary>
/// <param name="line">Index of the field line.</param>
/// <param name="offset">Index of the first character that cannot stand there; the line's length if it ends too soon.</param>
/// <param name="expected">What could.</param>
public sealed class CacheControlFormatException(int line, int offset, string expected)
    : FormatException($"Cache-Control, line {line}, character {offset}: {expected} expected")
{
    /// <summary>Index of the field line.</summary>
    public int Line { get; } = line;

    /// <summary>Index of the first character that cannot stand there; the line's length if it ends too soon.</summary>
    public int Offset { get; } = offset;
}
