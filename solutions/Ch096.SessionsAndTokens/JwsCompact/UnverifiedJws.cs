using System.Text.Json;

namespace Katas.SessionsAndTokens.JwsCompact;

/// <summary>What a token says. Nobody has checked that it is true: anybody can write such a text.</summary>
/// <param name="Header">The members of the header, by their exact names.</param>
/// <param name="Payload">What the token carries: any bytes, and none if it is detached (RFC 7515, appendix F).</param>
/// <param name="Signature">The signature or MAC, still to be verified; no bytes for <c>none</c>.</param>
/// <param name="SigningInput">What was signed: header, period and payload as they were written, in ASCII.</param>
public sealed record UnverifiedJws(
    IReadOnlyDictionary<string, JsonElement> Header,
    ReadOnlyMemory<byte> Payload,
    ReadOnlyMemory<byte> Signature,
    ReadOnlyMemory<byte> SigningInput);
