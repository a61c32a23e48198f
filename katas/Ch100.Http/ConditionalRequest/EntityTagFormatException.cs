namespace Katas.Http.ConditionalRequest;

/// <summary>A list of entity tags that breaks the grammar.</summary>
/// <param name="line">Index of the field line.</param>
/// <param name="offset">Index of the first character that cannot stand there; the line's length if it ends too soon.</param>
/// <param name="expected">What could.</param>
public sealed class EntityTagFormatException(int line, int offset, string expected)
    : FormatException($"entity tags, line {line}, character {offset}: {expected} expected")
{
    /// <summary>Index of the field line.</summary>
    public int Line { get; } = line;

    /// <summary>Index of the first character that cannot stand there; the line's length if it ends too soon.</summary>
    public int Offset { get; } = offset;
}
