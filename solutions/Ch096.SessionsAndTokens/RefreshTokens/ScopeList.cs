using System.Buffers;

namespace Katas.SessionsAndTokens.RefreshTokens;

/// <summary>Scopes: <c>scope-token *( SP scope-token )</c> (RFC 6749 §3.3).</summary>
internal static class ScopeList
{
    // %x21 / %x23-5B / %x5D-7E
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create(
        [.. Enumerable.Range('!', '~' - '!' + 1).Select(code => (char)code).Where(c => c is not ('"' or '\\'))]);

    public static bool IsWellFormed(string scope) =>
        scope.Split(' ').All(name => name.Length > 0 && !name.AsSpan().ContainsAnyExcept(NameCharacters));

    /// <summary>Whether each name of one list is in the other one. What is malformed is in none.</summary>
    public static bool IsPartOf(string scope, string consented) => scope.Split(' ').All(consented.Split(' ').Contains);
}
