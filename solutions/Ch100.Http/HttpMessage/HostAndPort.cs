using System.Buffers.Text;

namespace Katas.Http.HttpMessage;

/// <summary>The grammar <c>uri-host [ ":" port ]</c> (RFC 9110 §4.2, RFC 3986 §3.2.2), with a host that is not empty.</summary>
internal static class HostAndPort
{
    /// <summary>Is this a host, and maybe a port? The port may be any digits, or none (RFC 3986 §3.2.3).</summary>
    public static bool IsValid(ReadOnlySpan<byte> text)
    {
        var host = HostLength(text);
        return host > 0
            && (host == text.Length || (text[host] == ':' && !text[(host + 1)..].ContainsAnyExceptInRange((byte)'0', (byte)'9')));
    }

    /// <summary>Is this a host and a port that a tunnel can lead to (RFC 9110 §9.3.6)?</summary>
    public static bool IsDestination(ReadOnlySpan<byte> text)
    {
        var port = text[Math.Min(text.Length, HostLength(text) + 1)..];
        return IsValid(text)
            && Utf8Parser.TryParse(port, out int number, out var read) && read == port.Length && number is > 0 and <= ushort.MaxValue;
    }

    // Whether what is in brackets is an address, and one that exists, shows when somebody wants to go there.
    private static int HostLength(ReadOnlySpan<byte> text)
    {
        if (!text.StartsWith("["u8))
        {
            var end = text.IndexOfAnyExcept(Octets.HostName);
            return end < 0 ? text.Length : end;
        }

        var length = text[1..].IndexOfAnyExcept(Octets.Address);
        return length > 0 && text[length + 1] == ']' ? length + 2 : 0;
    }
}
