using System.Buffers.Binary;

namespace Katas.Http.Priorities;

/// <summary>Reads the payload of a PRIORITY_UPDATE frame.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc9218#section-7">RFC 9218 §7</see>.
/// <code>
/// HTTP/2, type 0x10                            HTTP/3, type 0xF0700 or 0xF0701
/// reserved bit, 31 bits: stream │ field value   1, 2, 4 or 8 bytes: stream or push ID │ field value
/// </code>
/// </remarks>
public static class PriorityUpdateFrame
{
    /// <summary>The type of the frame in HTTP/2.</summary>
    public const long Http2Type = 0x10;

    /// <summary>Its type in HTTP/3 for the answer to a request.</summary>
    public const long Http3RequestType = 0xF0700;

    /// <summary>Its type in HTTP/3 for a push.</summary>
    public const long Http3PushType = 0xF0701;

    /// <summary>Reads a frame of HTTP/2.</summary>
    /// <param name="streamId">The stream of the frame itself, as its header has it.</param>
    /// <param name="payload">All of the payload.</param>
    /// <param name="fromServer">We are the client.</param>
    /// <exception cref="ConnectionErrorException">The connection cannot go on.</exception>
    public static PriorityUpdate ReadHttp2(long streamId, ReadOnlySpan<byte> payload, bool fromServer = false) =>
        throw new NotImplementedException();

    /// <summary>Reads a frame of HTTP/3.</summary>
    /// <param name="type"><see cref="Http3RequestType"/> or <see cref="Http3PushType"/>.</param>
    /// <param name="payload">All of the payload.</param>
    /// <param name="onControlStream">It came on the client's control stream.</param>
    /// <param name="fromServer">We are the client.</param>
    /// <exception cref="ConnectionErrorException">The connection cannot go on.</exception>
    /// <exception cref="ArgumentOutOfRangeException">That is the type of another frame.</exception>
    public static PriorityUpdate ReadHttp3(
        long type, ReadOnlySpan<byte> payload, bool onControlStream = true, bool fromServer = false) =>
        throw new NotImplementedException();
}
