// Given: a field line, and the errors that end a connection.
namespace Katas.Http.ServerPush;

/// <summary>A field line of a request, pseudo-header fields such as <c>:path</c> included.</summary>
/// <param name="Name">As it was sent.</param>
/// <param name="Value">As it was sent.</param>
public sealed record HttpField(string Name, string Value);

/// <summary>What a connection or a stream is ended with.</summary>
public enum ErrorCode
{
    /// <summary>HTTP/2: PROTOCOL_ERROR.</summary>
    ProtocolError,

    /// <summary>HTTP/2: STREAM_CLOSED.</summary>
    StreamClosed,

    /// <summary>HTTP/2: REFUSED_STREAM.</summary>
    RefusedStream,

    /// <summary>HTTP/2: CANCEL.</summary>
    Cancel,

    /// <summary>HTTP/3: H3_ID_ERROR.</summary>
    H3IdError,

    /// <summary>HTTP/3: H3_GENERAL_PROTOCOL_ERROR.</summary>
    H3GeneralProtocolError,
}

/// <summary>What no connection goes on after.</summary>
/// <param name="code">What the other side is told.</param>
/// <param name="id">The stream or the push that it is about; 0 if it is about none.</param>
/// <param name="reason">What is wrong, as a sentence without its full stop.</param>
public sealed class ConnectionErrorException(ErrorCode code, long id, string reason) : Exception($"{code} about {id}: {reason}")
{
    /// <summary>What the other side is told.</summary>
    public ErrorCode Code { get; } = code;

    /// <summary>The stream or the push that it is about; 0 if it is about none.</summary>
    public long Id { get; } = id;
}
