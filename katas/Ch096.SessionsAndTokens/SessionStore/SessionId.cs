using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Katas.SessionsAndTokens.SessionStore;

/// <summary>The id of a new session, on its way into a cookie. Whoever has it is the user.</summary>
/// <param name="Text">24 characters of base64url.</param>
public sealed record SessionId(string Text)
{
    /// <summary>That it is an id, never which: what is written into a text ends up in a log.</summary>
    public override string ToString() =>
        throw new NotImplementedException();
}
