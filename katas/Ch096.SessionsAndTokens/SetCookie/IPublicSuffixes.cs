namespace Katas.SessionsAndTokens.SetCookie;

/// <summary>Knows under which names anybody can register one: <c>com</c>, <c>co.uk</c>, <c>github.io</c>.</summary>
/// <remarks>The list is kept at <see href="https://publicsuffix.org/list/"/>, and changes.</remarks>
public interface IPublicSuffixes
{
    /// <summary>Whether a domain is such a suffix itself.</summary>
    /// <param name="domain">In lower case, and never empty. A field may name anything.</param>
    bool IsPublicSuffix(string domain);
}
