using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Katas.Http.QuicPacket;

/// <summary>Makes keys of secrets, as TLS 1.3 does it: each purpose has a label.</summary>
/// <remarks>
/// Spec: HKDF-Expand-Label of <see href="https://www.rfc-editor.org/rfc/rfc8446#section-7.1">RFC 8446 §7.1</see>, with SHA-256 and
/// without a context, which QUIC does not use.
/// <code>
/// 00 10    0e               74 6c 73 31 33 20 71 75 69 63 20 6b 65 79   00
/// length   of the label      t  l  s  1  3     q  u  i  c     k  e  y   of the context
/// </code>
/// </remarks>
public static class HkdfLabel
{
    /// <summary>The structure HkdfLabel: what is expanded, and to how many bytes.</summary>
    /// <param name="label">The purpose, without <c>tls13 </c>: up to 249 ASCII characters.</param>
    /// <param name="length">Bytes that are wanted.</param>
    public static byte[] Encode(string label, int length) =>
        throw new NotImplementedException();

    /// <summary>So many bytes for a purpose.</summary>
    /// <param name="secret">32 bytes that only the two ends know.</param>
    /// <param name="label">As in <see cref="Encode"/>.</param>
    /// <param name="length">As in <see cref="Encode"/>.</param>
    public static byte[] Expand(ReadOnlySpan<byte> secret, string label, int length) =>
        throw new NotImplementedException();
}
