namespace Katas.Http.ConditionalRequest;

/// <summary>The name that a server gives to one state of a representation: <c>"a1"</c>, or <c>W/"a1"</c> if it is weak.</summary>
/// <remarks>Spec: <see href="https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3">RFC 9110 §8.8.3</see>.</remarks>
public readonly record struct EntityTag
{
    private const string WeakPrefix = "W/";

    /// <summary>Makes one.</summary>
    /// <param name="isWeak">Whether two states that differ by some bytes may have it.</param>
    /// <param name="opaque">What is between the quotes.</param>
    /// <exception cref="ArgumentException">It could not be sent.</exception>
    public EntityTag(bool isWeak, string opaque)
    {
        ArgumentNullException.ThrowIfNull(opaque);
        if (!opaque.All(IsTagCharacter))
        {
            throw new ArgumentException("a tag has no space, no quote and no control character", nameof(opaque));
        }

        (IsWeak, Opaque) = (isWeak, opaque);
    }

    /// <summary>Whether two states that differ by some bytes may have it.</summary>
    public bool IsWeak { get; }

    /// <summary>What is between the quotes: one character for each byte, as in Latin-1.</summary>
    public string Opaque { get; }

    /// <summary>Reads one, and nothing else.</summary>
    /// <param name="text">Anything.</param>
    /// <param name="tag">The tag; without meaning if there is none.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryParse(string text, out EntityTag tag)
    {
        ArgumentNullException.ThrowIfNull(text);
        var at = 0;
        return TryRead(text, ref at, out tag) && at == text.Length;
    }

    /// <summary>Whether both stand for the same bytes.</summary>
    /// <param name="other">Another tag.</param>
    public bool MatchesStrongly(EntityTag other) => !IsWeak && !other.IsWeak && Opaque == other.Opaque;

    /// <summary>Whether both stand for what is as good as the same.</summary>
    /// <param name="other">Another tag.</param>
    public bool MatchesWeakly(EntityTag other) => Opaque == other.Opaque;

    /// <summary>As it is sent.</summary>
    public override string ToString() => $"{(IsWeak ? WeakPrefix : "")}\"{Opaque}\"";

    /// <summary>Reads one at <paramref name="at"/>, which moves behind it, or to the first character that is wrong.</summary>
    internal static bool TryRead(string text, ref int at, out EntityTag tag)
    {
        tag = default;
        var isWeak = at < text.Length && text[at] == WeakPrefix[0];
        foreach (var expected in isWeak ? WeakPrefix + '"' : "\"")
        {
            if (at == text.Length || text[at] != expected)
            {
                return false;
            }

            at++;
        }

        // No escapes: a backslash is a character like others, and the next quote is the end.
        var start = at;
        while (at < text.Length && IsTagCharacter(text[at]))
        {
            at++;
        }

        if (at == text.Length || text[at] != '"')
        {
            return false;
        }

        tag = new EntityTag(isWeak, text[start..at]);
        at++;
        return true;
    }

    // etagc = %x21 / %x23-7E / obs-text
    private static bool IsTagCharacter(char character) =>
        character is '!' or (>= '#' and <= '~') or (>= '\u0080' and <= '\u00FF');
}
