namespace Katas.Http.ConditionalRequest;

/// <summary>The name that a server gives to one state of a representation: <c>"a1"</c>, or <c>W/"a1"</c> if it is weak.</summary>
/// <remarks>Spec: <see href="https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3">RFC 9110 §8.8.3</see>.</remarks>
public readonly record struct EntityTag
{
    /// <summary>Makes one.</summary>
    /// <param name="isWeak">Whether two states that differ by some bytes may have it.</param>
    /// <param name="opaque">What is between the quotes.</param>
    /// <exception cref="ArgumentException">It could not be sent.</exception>
    public EntityTag(bool isWeak, string opaque) =>
        throw new NotImplementedException();

    /// <summary>Whether two states that differ by some bytes may have it.</summary>
    public bool IsWeak { get; }

    /// <summary>What is between the quotes: one character for each byte, as in Latin-1.</summary>
    public string Opaque { get; }

    /// <summary>Reads one, and nothing else.</summary>
    /// <param name="text">Anything.</param>
    /// <param name="tag">The tag; without meaning if there is none.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryParse(string text, out EntityTag tag) =>
        throw new NotImplementedException();

    /// <summary>Whether both stand for the same bytes.</summary>
    /// <param name="other">Another tag.</param>
    public bool MatchesStrongly(EntityTag other) =>
        throw new NotImplementedException();

    /// <summary>Whether both stand for what is as good as the same.</summary>
    /// <param name="other">Another tag.</param>
    public bool MatchesWeakly(EntityTag other) =>
        throw new NotImplementedException();

    /// <summary>As it is sent.</summary>
    public override string ToString() =>
        throw new NotImplementedException();
}
