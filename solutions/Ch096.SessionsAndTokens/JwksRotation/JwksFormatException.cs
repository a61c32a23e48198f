namespace Katas.SessionsAndTokens.JwksRotation;

/// <summary>What is wrong with a document that should be a JWK Set.</summary>
public enum JwksProblem
{
    /// <summary>It is longer than <see cref="JwkSet.MaxBytes"/>.</summary>
    TooLong,

    /// <summary>It is not one JSON text in UTF-8, nests too deeply, or has a name twice or with half a surrogate pair.</summary>
    Json,

    /// <summary>It is no object, or has no <c>keys</c>, or <c>keys</c> is no array, or an element of it is no object.</summary>
    NotASet,

    /// <summary>It has more keys than <see cref="JwkSet.MaxKeys"/>.</summary>
    TooManyKeys,
}

/// <summary>A document that is no JWK Set. It never quotes the document.</summary>
/// <param name="problem">What is wrong.</param>
/// <param name="keyIndex">In which element of <c>keys</c>, from 0; null if in none of them.</param>
public sealed class JwksFormatException(JwksProblem problem, int? keyIndex = null)
    : Exception(keyIndex is null ? $"{problem}" : $"{problem}, at keys[{keyIndex}]")
{
    /// <summary>What is wrong.</summary>
    public JwksProblem Problem { get; } = problem;

    /// <summary>In which element of <c>keys</c>, from 0; null if in none of them.</summary>
    public int? KeyIndex { get; } = keyIndex;
}
