using System.Buffers;

namespace Katas.Http.PersistentConnection;

/// <summary>Reads the field <c>Connection</c>: a list of tokens without a case (RFC 9110 §7.6.1).</summary>
public static class ConnectionOptions
{
    /// <summary>Is the option in the list?</summary>
    /// <param name="connection">The value of the field.</param>
    /// <param name="option">A token, in any case.</param>
    public static bool Contains(string connection, string option) =>
        throw new NotImplementedException();

    /// <summary>Are all elements of the list tokens, or empty?</summary>
    public static bool IsValid(string connection) =>
        throw new NotImplementedException();

    /// <summary>Does the connection outlive this message, as far as its sender says (RFC 9112 §9.3)?</summary>
    /// <param name="version">Of the message.</param>
    /// <param name="connection">The value of the field.</param>
    /// <param name="isRequestToProxy">A proxy does not keep a connection with a client of HTTP/1.0.</param>
    public static bool Persists(MessageVersion version, string connection, bool isRequestToProxy = false) =>
        throw new NotImplementedException();

    /// <summary>The names of fields that are for the next recipient only, and that a proxy does not hand on (RFC 9110 §7.6.1).</summary>
    /// <param name="connection">The value of the field.</param>
    /// <param name="name">Of another field, in any case.</param>
    public static bool IsForThisConnectionOnly(string connection, string name) =>
        throw new NotImplementedException();
}
