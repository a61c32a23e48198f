// Given: the answers of a key ring.
namespace Katas.SessionsAndTokens.JwksRotation;

/// <summary>Which key to verify a token with.</summary>
public abstract record KeyChoice
{
    private KeyChoice()
    {
    }

    /// <summary>This one, with the algorithm that was asked for and no other.</summary>
    /// <param name="Key">The key.</param>
    public sealed record Found(PublicJwk Key) : KeyChoice;

    /// <summary>None: the token is refused.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record None(NoKeyReason Reason) : KeyChoice;
}

/// <summary>Why there is no key.</summary>
public enum NoKeyReason
{
    /// <summary>The algorithm is none for public keys: <c>none</c>, <c>HS256</c>, or anything else that a token may say.</summary>
    Algorithm,

    /// <summary>No key goes by this name.</summary>
    UnknownKeyId,

    /// <summary>A key goes by this name, but it is not for this algorithm. Or the token names no key, and none is for it.</summary>
    NotForAlgorithm,

    /// <summary>Several different keys would fit.</summary>
    Ambiguous,

    /// <summary>There is no key set, or only one that is too old.</summary>
    Unavailable,
}
