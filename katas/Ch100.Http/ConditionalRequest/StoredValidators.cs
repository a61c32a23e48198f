using System.Globalization;

namespace Katas.Http.ConditionalRequest;

/// <summary>What a client knows of the state that it has, and the conditions that it makes of that.</summary>
/// <param name="Tag">The <c>ETag</c> that came with it, if there was one.</param>
/// <param name="LastModified">The <c>Last-Modified</c>, if there was one.</param>
/// <param name="Date">The <c>Date</c>, if there was one.</param>
/// <remarks>Spec: <see href="https://www.rfc-editor.org/rfc/rfc9110#section-13.1">RFC 9110 §13.1 and §8.8.2.2</see>.</remarks>
public sealed record StoredValidators(EntityTag? Tag, DateTimeOffset? LastModified, DateTimeOffset? Date)
{
    /// <summary>Whether no other state can have the same <see cref="LastModified"/>.</summary>
    public bool IsDateStrong =>
        throw new NotImplementedException();

    /// <summary>Asks for it only if it has changed.</summary>
    public IReadOnlyList<HttpField> ForRead() =>
        throw new NotImplementedException();

    /// <summary>Changes it only if nobody else has.</summary>
    /// <returns>Null if that cannot be said.</returns>
    public IReadOnlyList<HttpField>? ForUpdate() =>
        throw new NotImplementedException();

    /// <summary>Asks for the rest of it.</summary>
    /// <param name="received">How many bytes of it have come, 0 or more.</param>
    /// <returns>Null if parts of two states might come together: then all of it has to come anew.</returns>
    public IReadOnlyList<HttpField>? ForResume(long received) =>
        throw new NotImplementedException();
}
