namespace Katas.Http.ConditionalRequest;

/// <summary>What <c>If-Match</c> or <c>If-None-Match</c> says: any state at all, or one of those with these tags.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc9110#section-13.1.1">RFC 9110 §13.1.1</see>, and
/// <see href="https://www.rfc-editor.org/rfc/rfc9110#section-5.6.1">§5.6.1</see> for lists.
/// </remarks>
public sealed class TagList
{
    private TagList(bool isAny, IReadOnlyList<EntityTag> tags) => (IsAny, Tags) = (isAny, tags);

    /// <summary>It is <c>*</c>.</summary>
    public bool IsAny { get; }

    /// <summary>The tags, in their order; none if it is <c>*</c>.</summary>
    public IReadOnlyList<EntityTag> Tags { get; }

    /// <summary>Reads all lines of a field.</summary>
    /// <param name="lines">Their values, in the order in which they were sent.</param>
    /// <exception cref="EntityTagFormatException">They are neither a list of tags nor *.</exception>
    public static TagList Parse(IReadOnlyList<string> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var tags = new List<EntityTag>();
        for (var line = 0; line < lines.Count; line++)
        {
            var (text, at) = (lines[line], 0);
            SkipWhitespace(text, ref at);
            if (line == 0 && at < text.Length && text[at] == '*')
            {
                at++;
                SkipWhitespace(text, ref at);
                return at < text.Length ? throw new EntityTagFormatException(line, at, "nothing behind *")
                    : lines.Count > 1 ? throw new EntityTagFormatException(1, 0, "no line behind *")
                    : new TagList(true, []);
            }

            ReadLine(line, text, at, tags);
        }

        return new TagList(false, tags);
    }

    // #entity-tag: elements may be empty, and what is in quotes may have commas.
    private static void ReadLine(int line, string text, int at, List<EntityTag> tags)
    {
        while (true)
        {
            if (at < text.Length && text[at] != ',')
            {
                if (!EntityTag.TryRead(text, ref at, out var tag))
                {
                    throw new EntityTagFormatException(line, at, "an entity tag");
                }

                tags.Add(tag);
                SkipWhitespace(text, ref at);
            }

            if (at == text.Length)
            {
                return;
            }

            if (text[at] != ',')
            {
                throw new EntityTagFormatException(line, at, "a comma");
            }

            at++;
            SkipWhitespace(text, ref at);
        }
    }

    private static void SkipWhitespace(string text, ref int at)
    {
        while (at < text.Length && text[at] is ' ' or '\t')
        {
            at++;
        }
    }
}
