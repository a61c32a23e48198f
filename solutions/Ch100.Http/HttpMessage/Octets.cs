// Given: the character classes of RFC 9110 §5.5 and §5.6, and of RFC 3986.
using System.Buffers;

namespace Katas.Http.HttpMessage;

/// <summary>What the grammars call a byte.</summary>
internal static class Octets
{
    /// <summary>Carriage return.</summary>
    public const byte CR = (byte)'\r';

    /// <summary>Line feed.</summary>
    public const byte LF = (byte)'\n';

    /// <summary>Space.</summary>
    public const byte SP = (byte)' ';

    /// <summary><c>tchar</c>: what a token is made of.</summary>
    public static readonly SearchValues<byte> Token =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);

    /// <summary>HTAB, SP, VCHAR or obs-text: what a <c>field-value</c> and a <c>reason-phrase</c> are made of.</summary>
    public static readonly SearchValues<byte> Text =
        SearchValues.Create([(byte)'\t', .. Enumerable.Range(0x20, 0xE0).Where(octet => octet != 0x7F).Select(octet => (byte)octet)]);

    /// <summary>What a URI is made of, but for <c>#</c>: a fragment is not sent (RFC 3986 §2, RFC 9110 §4.1).</summary>
    public static readonly SearchValues<byte> Target =
        SearchValues.Create("-._~!$&'()*+,;=:@/?[]%0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);

    /// <summary>What the name of a host is made of: <c>unreserved</c>, <c>sub-delims</c> and the <c>%</c> of <c>pct-encoded</c>.</summary>
    public static readonly SearchValues<byte> HostName =
        SearchValues.Create("-._~!$&'()*+,;=%0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);

    /// <summary>What stands between <c>[</c> and <c>]</c>.</summary>
    public static readonly SearchValues<byte> Address = SearchValues.Create("0123456789ABCDEFabcdef:."u8);

    /// <summary>What the name of a scheme is made of, behind its first letter.</summary>
    public static readonly SearchValues<byte> Scheme =
        SearchValues.Create("+-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);
}
