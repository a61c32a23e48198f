using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Katas.SessionsAndTokens.JwtSigner;

/// <summary>Writes claims as one JSON object, in UTF-8 and in one spelling only.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259</see>; strings as in
/// <see href="https://www.rfc-editor.org/rfc/rfc8785#section-3.2.2.2">RFC 8785 §3.2.2.2</see>.
/// </remarks>
public static class ClaimsJson
{
    /// <summary>How deep objects and arrays may nest; the object itself is 1.</summary>
    public const int MaxDepth = 16;

    /// <summary>Writes the object.</summary>
    /// <param name="claims">Its members, in their order.</param>
    /// <exception cref="ArgumentException">
    /// A claim that JSON cannot say, or that two readers may read differently. The message says where: <c>claims[2][0]</c> is the first
    /// element of the third claim.
    /// </exception>
    public static byte[] Write(IReadOnlyList<Claim> claims) =>
        throw new NotImplementedException();
}
