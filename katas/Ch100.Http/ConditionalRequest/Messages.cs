// Given: messages without their content.
namespace Katas.Http.ConditionalRequest;

/// <summary>A field line of a message.</summary>
/// <param name="Name">In any case.</param>
/// <param name="Value">One character for each byte, as in Latin-1.</param>
public sealed record HttpField(string Name, string Value);

/// <summary>The method and the fields of a request.</summary>
/// <param name="Method">As it was sent: methods have a case.</param>
public sealed record RequestHead(string Method)
{
    /// <summary>The field lines, in the order in which they were sent.</summary>
    public IReadOnlyList<HttpField> Fields { get; init; } = [];
}

/// <summary>Field lines by their names.</summary>
public static class HttpFields
{
    /// <summary>The values of all field lines of that name, in the order in which they were sent.</summary>
    /// <param name="fields">The field lines of a message.</param>
    /// <param name="name">A field name, in any case.</param>
    public static IReadOnlyList<string> Values(this IReadOnlyList<HttpField> fields, string name) =>
        [.. fields.Where(field => IsSame(field.Name, name)).Select(field => field.Value)];

    /// <summary>All field lines but those of these names.</summary>
    /// <param name="fields">The field lines of a message.</param>
    /// <param name="names">Field names, in any case.</param>
    public static IEnumerable<HttpField> Without(this IReadOnlyList<HttpField> fields, params IEnumerable<string> names) =>
        fields.Where(field => !names.Any(name => IsSame(field.Name, name)));

    private static bool IsSame(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
