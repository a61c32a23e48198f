namespace Katas.SessionsAndTokens.TokenDenylist;

/// <summary>What an entry is about: one token, or the tokens of one subject.</summary>
/// <param name="Issuer">Whose names these are: another issuer may use the same ones for something else (RFC 7519 §4.1.7).</param>
/// <param name="IsSubject">Whether <paramref name="Name"/> is a <c>sub</c>; else it is a <c>jti</c>.</param>
/// <param name="Name">Compared exactly: "a case-sensitive string".</param>
internal readonly record struct EntryKey(string Issuer, bool IsSubject, string Name);

/// <summary>What is known about it.</summary>
/// <param name="Issued">Of a token: its <c>iat</c>. Of a subject: tokens with an <c>iat</c> before this are revoked.</param>
/// <param name="End">From when on no token that is meant is taken by any verifier.</param>
internal readonly record struct Entry(decimal Issued, decimal End);
