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
    public static CacheControl Parse(IReadOnlyList<string> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        List<CacheDirective> directives = [];
        for (var line = 0; line < lines.Count; line++)
        {
            new DirectiveReader(line, lines[line]).ReadAll(directives);
        }

        return new CacheControl(directives);
    }

    /// <summary>Whether the directive is there, with an argument or without.</summary>
    /// <param name="name">Its name, in any case.</param>
    public bool Has(string name) => All(name).Any();

    /// <summary>The seconds that are its argument.</summary>
    /// <param name="name">Its name, in any case.</param>
    /// <returns>Null if it is not there, if its argument is no number of seconds, or if there are two and they differ.</returns>
    public long? Seconds(string name)
    {
        var values = All(name).Select(directive => DeltaSeconds.Parse(directive.Argument ?? "")).Distinct().ToArray();
        return values is [var only] ? only : null;
    }

    /// <summary>The names of the fields to which a directive is limited (<c>no-cache</c>, <c>private</c>).</summary>
    /// <param name="name">Its name, in any case.</param>
    /// <returns>Nothing if it is not there; null if it is for the whole response.</returns>
    public IReadOnlyList<string>? FieldNames(string name)
    {
        List<string> names = [];
        foreach (var directive in All(name))
        {
            var listed = HttpFields.Elements([directive.Argument ?? ""]);

            // Without Vary or Cache-Control nobody could tell any more whom the rest is for.
            if (listed.Count == 0 || !listed.All(HttpFields.IsToken) || listed.Any(HttpFields.IsNeededByTheCache))
            {
                return null;
            }

            names.AddRange(listed);
        }

        return names;
    }

    /// <summary>The directives of a message; null if nobody can tell what they are.</summary>
    internal static CacheControl? Of(IReadOnlyList<HttpField> fields)
    {
        try
        {
            return Parse(fields.Values("Cache-Control"));
        }
        catch (CacheControlFormatException)
        {
            return null;
        }
    }

    /// <summary>Whether a directive that allows something is there, as it is defined: without an argument.</summary>
    internal bool Allows(string name) => Has(name) && All(name).All(directive => directive.Argument is null);

    private IEnumerable<CacheDirective> All(string name) =>
        Directives.Where(directive => HttpFields.IsSame(directive.Name, name));
}
