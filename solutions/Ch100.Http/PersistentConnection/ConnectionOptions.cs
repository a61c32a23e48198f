using System.Buffers;

namespace Katas.Http.PersistentConnection;

/// <summary>Reads the field <c>Connection</c>: a list of tokens without a case (RFC 9110 §7.6.1).</summary>
public static class ConnectionOptions
{
    private static readonly SearchValues<char> TokenChars =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>Is the option in the list?</summary>
    /// <param name="connection">The value of the field.</param>
    /// <param name="option">A token, in any case.</param>
    public static bool Contains(string connection, string option)
    {
        foreach (var element in connection.AsSpan().Split(','))
        {
            if (connection.AsSpan(element).Trim(" \t").Equals(option, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Are all elements of the list tokens, or empty?</summary>
    public static bool IsValid(string connection)
    {
        foreach (var element in connection.AsSpan().Split(','))
        {
            if (connection.AsSpan(element).Trim(" \t").ContainsAnyExcept(TokenChars))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Does the connection outlive this message, as far as its sender says (RFC 9112 §9.3)?</summary>
    /// <param name="version">Of the message.</param>
    /// <param name="connection">The value of the field.</param>
    /// <param name="isRequestToProxy">A proxy does not keep a connection with a client of HTTP/1.0.</param>
    public static bool Persists(MessageVersion version, string connection, bool isRequestToProxy = false) =>
        !Contains(connection, "close")
        && IsValid(connection)
        && version switch
        {
            MessageVersion.Http11 => true,
            MessageVersion.Http10 => Contains(connection, "keep-alive") && !isRequestToProxy,
            _ => false,
        };

    /// <summary>The names of fields that are for the next recipient only, and that a proxy does not hand on (RFC 9110 §7.6.1).</summary>
    /// <param name="connection">The value of the field.</param>
    /// <param name="name">Of another field, in any case.</param>
    public static bool IsForThisConnectionOnly(string connection, string name) =>
        name.Equals("Connection", StringComparison.OrdinalIgnoreCase)
        || name.Equals("Keep-Alive", StringComparison.OrdinalIgnoreCase)
        || name.Equals("Proxy-Connection", StringComparison.OrdinalIgnoreCase)
        || name.Equals("TE", StringComparison.OrdinalIgnoreCase)
        || name.Equals("Transfer-Encoding", StringComparison.OrdinalIgnoreCase)
        || name.Equals("Upgrade", StringComparison.OrdinalIgnoreCase)
        || Contains(connection, name);
}
