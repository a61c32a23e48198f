namespace Katas.Http.CacheFreshness;

/// <summary>The directives of a request, or of a response.</summary>
/// <param name="Directives">In the order in which they were sent.</param>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc9111#section-5.2">RFC 9111 §5.2</see>.
/// <code>
/// Cache-Control   = #cache-directive
/// cache-directive = token [ "=" ( token / quoted-string ) ]
/// </code>
/// </remarks>
public sealed record CacheControl(IReadOnlyList<CacheDirective> Directives)
{
    /// <summary>Reads the field.</summary>
    /// <param name="lines">The values of its lines, none if it is not there.</param>
    /// <exception cref="CacheControlFormatException">A line breaks the grammar.</exception>
    public static CacheControl Parse(IReadOnlyList<string> lines) =>
        throw new NotImplementedException();

    /// <summary>Whether the directive is there, with an argument or without.</summary>
    /// <param name="name">Its name, in any case.</param>
    public bool Has(string name) =>
        throw new NotImplementedException();

    /// <summary>The seconds that are its argument.</summary>
    /// <param name="name">Its name, in any case.</param>
    /// <returns>Null if it is not there, if its argument is no number of seconds, or if there are two and they differ.</returns>
    public long? Seconds(string name) =>
        throw new NotImplementedException();

    /// <summary>The names of the fields to which a directive is limited (<c>no-cache</c>, <c>private</c>).</summary>
    /// <param name="name">Its name, in any case.</param>
    /// <returns>Nothing if it is not there; null if it is for the whole response.</returns>
    public IReadOnlyList<string>? FieldNames(string name) =>
        throw new NotImplementedException();
}
