// Given: where key sets come from. What comes is a stranger's until it has been read.
namespace Katas.SessionsAndTokens.JwksRotation;

/// <summary>Gets the issuer's key set, from its <c>jwks_uri</c> say.</summary>
public interface IJwksSource
{
    /// <summary>Fetches the set anew.</summary>
    /// <param name="cancellationToken">Cancelled when the fetch has taken too long.</param>
    /// <returns>The bytes of the document, whatever they are. If they cannot be had, the source throws.</returns>
    Task<byte[]> FetchAsync(CancellationToken cancellationToken);
}
