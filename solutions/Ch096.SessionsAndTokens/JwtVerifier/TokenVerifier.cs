using System.Buffers;

namespace Katas.SessionsAndTokens.JwtVerifier;

/// <summary>Says whether a JSON Web Token is what its issuer signed, for us, and now; or which rule it breaks first.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc7519">RFC 7519</see> over
/// <see href="https://www.rfc-editor.org/rfc/rfc7515">RFC 7515</see>, with what
/// <see href="https://www.rfc-editor.org/rfc/rfc8725#section-3">RFC 8725 §3</see> learned from attacks. One verifier serves any
/// number of threads at once, and no token makes it throw.
/// </remarks>
/// <param name="policy">What to accept.</param>
/// <param name="time">Says what time it is.</param>
public sealed class TokenVerifier(TokenPolicy policy, TimeProvider time)
{
    private readonly TokenPolicy policy = policy ?? throw new ArgumentNullException(nameof(policy));
    private readonly TimeProvider time = time ?? throw new ArgumentNullException(nameof(time));
    private readonly VerificationKey[] keys = [.. policy.Keys];

    /// <summary>Checks one token, as it stands after <c>Bearer</c> in a request: nothing around it.</summary>
    /// <param name="token">A JWS in compact serialization.</param>
    public TokenResult Verify(ReadOnlySpan<char> token)
    {
        if (token.Length > policy.MaxTokenLength)
        {
            return new TokenResult.Invalid(TokenRule.Length, $"the token is longer than {policy.MaxTokenLength} characters");
        }

        var buffer = ArrayPool<byte>.Shared.Rent(CompactToken.BufferSize(token.Length));
        try
        {
            return Verify(token, buffer);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // The order of TokenRule. Up to the signature a token is only text from a stranger; after it, a statement of the issuer.
    private TokenResult Verify(ReadOnlySpan<char> token, Span<byte> buffer) =>
        CompactToken.Read(token, buffer, out var parts)
        ?? JoseHeader.Read(parts.Header, policy, out var header)
        ?? CheckSignature(parts, header)
        ?? CheckType(header)
        ?? ClaimSet.Read(parts.Payload, policy, out var claims)
        ?? claims.Check(time.GetUtcNow())
        ?? (TokenResult)new TokenResult.Valid(parts.Payload.ToArray());

    // The header may choose among the keys, never how a key is used: each has its one algorithm (RFC 8725 §3.1).
    private TokenResult.Invalid? CheckSignature(CompactToken parts, JoseHeader header)
    {
        var failed = TokenRule.Algorithm;
        foreach (var key in keys.AsSpan())
        {
            if (key.Algorithm != header.Algorithm)
            {
                continue;
            }

            // 'kid' is a hint (RFC 7515 §4.1.4): compared, never looked up, and no reason to refuse where one side has no name.
            if (key.KeyId is not null && header.KeyId is not null && key.KeyId != header.KeyId)
            {
                failed = failed == TokenRule.Algorithm ? TokenRule.KeyId : failed;
                continue;
            }

            if (key.Verify(parts.SigningInput, parts.Signature))
            {
                return null;
            }

            failed = TokenRule.Signature;
        }

        return new(failed, failed switch
        {
            TokenRule.Algorithm => "no key is bound to the algorithm that 'alg' names",
            TokenRule.KeyId => "no key of this algorithm goes by the name in 'kid'",
            _ => "the signature is not one of the keys'",
        });
    }

    private TokenResult.Invalid? CheckType(JoseHeader header) =>
        policy.Type is null || header.IsOfType(policy.Type) ? null : new(TokenRule.Type, "'typ' is missing or another type");
}
