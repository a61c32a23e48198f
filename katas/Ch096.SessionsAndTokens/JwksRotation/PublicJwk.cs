namespace Katas.SessionsAndTokens.JwksRotation;

/// <summary>One usable public key of a set (RFC 7517 §4).</summary>
/// <param name="KeyId">Its <c>kid</c>, or null if it has none.</param>
/// <param name="Algorithms">What it may verify, as <c>alg</c> names it: one if the set says which, else all of its kind.</param>
/// <param name="Thumbprint">The same for the same key, whatever it is called: RFC 7638 with SHA-256, in base64url.</param>
/// <param name="SubjectPublicKeyInfo">The key as X.509 writes it, in DER: <c>RSA</c> and <c>ECDsa</c> can import it.</param>
public sealed record PublicJwk(
    string? KeyId, IReadOnlyList<string> Algorithms, string Thumbprint, ReadOnlyMemory<byte> SubjectPublicKeyInfo);
