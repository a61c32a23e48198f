namespace Katas.Http.HttpMessage;

/// <summary>How the end of a body is known (RFC 9112 §6.3).</summary>
public enum BodyFraming
{
    /// <summary>There is no body.</summary>
    None,

    /// <summary>By <see cref="MessageReader.ContentLength"/>.</summary>
    Length,

    /// <summary>By the chunked coding, which is the last one applied.</summary>
    Chunked,

    /// <summary>By the end of the connection: only responses end like this.</summary>
    UntilClose,

    /// <summary>There is none: a tunnel has begun, or another protocol.</summary>
    Tunnel,
}
