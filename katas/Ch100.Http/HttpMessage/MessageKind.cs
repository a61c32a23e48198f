namespace Katas.Http.HttpMessage;

/// <summary>Which direction of a connection is read.</summary>
public enum MessageKind
{
    /// <summary>A server reads what clients send.</summary>
    Request,

    /// <summary>A client reads what a server sends.</summary>
    Response,
}

/// <summary>The versions that share this format. There is no other between 1.0 and 2.</summary>
public enum MessageVersion
{
    /// <summary>A request line without a version, and nothing else (RFC 1945 §4.1).</summary>
    Http09,

    /// <summary>HTTP/1.0.</summary>
    Http10,

    /// <summary>HTTP/1.1, and all above it that begins with <c>HTTP/1.</c> (RFC 9110 §6.2).</summary>
    Http11,
}
