using System.Buffers;

namespace Katas.SessionsAndTokens.BearerAuth;

/// <summary>What the value of an <c>Authorization</c> field says, as far as the Bearer scheme goes.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc6750#section-2.1">RFC 6750 §2.1</see> within
/// <see href="https://www.rfc-editor.org/rfc/rfc9110#section-11.4">RFC 9110 §11.4</see>:
/// <c>credentials = "Bearer" 1*SP b64token</c>.
/// </remarks>
public abstract record Credentials
{
    private Credentials()
    {
    }

    /// <summary>No credentials, or those of another scheme.</summary>
    public sealed record Absent : Credentials;

    /// <summary>Credentials that break the grammar.</summary>
    /// <param name="Index">
    /// Of the first character of the value that cannot stand there; where the value ends, if something is missing.
    /// </param>
    public sealed record Malformed(int Index) : Credentials;

    /// <summary>A bearer token. Whoever has it is let in, so it is shown to nobody but the check.</summary>
    /// <param name="Token">The b64token as it came.</param>
    public sealed record Bearer(string Token) : Credentials
    {
        /// <summary>That there is a token, never which: what is written into a text ends up in a log.</summary>
        public override string ToString() =>
            throw new NotImplementedException();
    }

    /// <summary>Reads the value of one field.</summary>
    /// <param name="value">What stands after <c>Authorization:</c>, as it came.</param>
    public static Credentials Read(string value) =>
        throw new NotImplementedException();
}
