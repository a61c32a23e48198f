namespace Katas.SessionsAndTokens.JwksRotation;

/// <summary>Knows the keys of one issuer, and fetches them anew when it has to and not more often.</summary>
/// <remarks>
/// Spec: <see href="https://openid.net/specs/openid-connect-core-1_0.html#RotateSigKeys">OpenID Connect Core §10.1.1</see> over
/// <see href="https://www.rfc-editor.org/rfc/rfc7517">RFC 7517</see>. One ring serves any number of threads at once.
/// </remarks>
public sealed class KeyRing
{
    /// <summary>Makes a ring, without keys yet: the first who asks has them fetched.</summary>
    /// <param name="source">Where the set comes from.</param>
    /// <param name="policy">When to fetch, and how long to keep.</param>
    /// <param name="time">Says how much time has passed, and ends a fetch that takes too long.</param>
    /// <exception cref="ArgumentException">By <paramref name="policy"/> a set expires before it is refreshed.</exception>
    public KeyRing(IJwksSource source, RotationPolicy policy, TimeProvider time) =>
        throw new NotImplementedException();

    /// <summary>Chooses the key for a token whose header says so, before anything in it has been verified.</summary>
    /// <param name="algorithm">Its <c>alg</c>.</param>
    /// <param name="keyId">Its <c>kid</c>, or null if it has none.</param>
    /// <param name="cancellationToken">Ends this caller's waiting for a fetch, and nobody else's.</param>
    /// <exception cref="OperationCanceledException">The caller does not want to wait any longer.</exception>
    public ValueTask<KeyChoice> FindAsync(string algorithm, string? keyId, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();
}
