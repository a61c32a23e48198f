namespace Katas.Http.CacheFreshness;

/// <summary>A directive of <c>Cache-Control</c>.</summary>
/// <param name="Name">As it was sent.</param>
/// <param name="Argument">A token, or a quoted string without its quotes and escapes; null if there is none.</param>
public sealed record CacheDirective(string Name, string? Argument);
