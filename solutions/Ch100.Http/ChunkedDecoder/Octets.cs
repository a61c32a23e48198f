// Given: the character classes of RFC 9110 §5.5 and §5.6, and the fields that no trailer section may hold.
using System.Text;

namespace Katas.Http.ChunkedDecoder;

/// <summary>What the grammars call a byte.</summary>
internal static class Octets
{
    /// <summary>Carriage return.</summary>
    public const byte CR = (byte)'\r';

    /// <summary>Line feed.</summary>
    public const byte LF = (byte)'\n';

    private static readonly bool[] TokenChars =
        Table("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    // Where the message ends, whom it is for, how its content is to be read: too late to say behind the content.
    private static readonly string[] HeaderSectionOnly =
        ["Content-Length", "Transfer-Encoding", "Host", "Content-Encoding", "Content-Type", "Content-Range", "Trailer"];

    extension(byte octet)
    {
        /// <summary>SP or HTAB: what OWS and BWS are made of.</summary>
        public bool IsWhiteSpace => octet is (byte)' ' or (byte)'\t';

        /// <summary><c>tchar</c>: what a token is made of.</summary>
        public bool IsTokenChar => TokenChars[octet];

        /// <summary>
        /// HTAB, SP, VCHAR or obs-text: what a <c>field-value</c>, a <c>quoted-pair</c> and, but for <c>"</c> and <c>\</c>,
        /// a <c>quoted-string</c> are made of.
        /// </summary>
        public bool IsText => octet is (byte)'\t' or (>= (byte)' ' and not 0x7F);
    }

    /// <summary>May a field of this name not come in a trailer section (RFC 9110 §6.5.1)?</summary>
    public static bool IsHeaderSectionOnly(ReadOnlySpan<byte> fieldName)
    {
        foreach (var name in HeaderSectionOnly)
        {
            if (Ascii.EqualsIgnoreCase(fieldName, name))
            {
                return true;
            }
        }

        return false;
    }

    private static bool[] Table(string members)
    {
        var table = new bool[256];
        foreach (var member in members)
        {
            table[member] = true;
        }

        return table;
    }
}
