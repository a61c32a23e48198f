namespace Katas.Http.ConditionalRequest;

/// <summary>What a server knows of the representation that a request selects, as it is now.</summary>
/// <param name="Length">Of its content, in bytes.</param>
public sealed record Representation(long Length)
{
    /// <summary>Its entity tag, if it has one.</summary>
    public EntityTag? Tag { get; init; }

    /// <summary>When it was last modified, by the clock of the file system or the database, if that is known.</summary>
    public DateTimeOffset? Modified { get; init; }

    /// <summary>The server knows that it was not modified twice in the second of <see cref="Modified"/>.</summary>
    public bool IsDateStrong { get; init; }

    /// <summary>Whether parts of it can be sent.</summary>
    public bool AcceptsRanges { get; init; } = true;

    /// <summary>The moment that <c>Last-Modified</c> says (RFC 9110 §8.8.2).</summary>
    /// <param name="now">The server's clock.</param>
    /// <returns>In whole seconds; null if it is not known.</returns>
    public DateTimeOffset? LastModified(DateTimeOffset now) =>
        throw new NotImplementedException();
}
