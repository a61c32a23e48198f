namespace Katas.Http.ConditionalRequest;

/// <summary>What <c>If-Match</c> or <c>If-None-Match</c> says: any state at all, or one of those with these tags.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc9110#section-13.1.1">RFC 9110 §13.1.1</see>, and
/// <see href="https://www.rfc-editor.org/rfc/rfc9110#section-5.6.1">§5.6.1</see> for lists.
/// </remarks>
public sealed class TagList
{
    /// <summary>It is <c>*</c>.</summary>
    public bool IsAny { get; }

    /// <summary>The tags, in their order; none if it is <c>*</c>.</summary>
    public IReadOnlyList<EntityTag> Tags { get; }

    /// <summary>Reads all lines of a field.</summary>
    /// <param name="lines">Their values, in the order in which they were sent.</param>
    /// <exception cref="EntityTagFormatException">They are neither a list of tags nor *.</exception>
    public static TagList Parse(IReadOnlyList<string> lines) =>
        throw new NotImplementedException();
}
