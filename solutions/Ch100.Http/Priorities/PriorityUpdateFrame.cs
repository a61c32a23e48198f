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

    private const int IdLength = 4;

    /// <summary>Reads a frame of HTTP/2.</summary>
    /// <param name="streamId">The stream of the frame itself, as its header has it.</param>
    /// <param name="payload">All of the payload.</param>
    /// <param name="fromServer">We are the client.</param>
    /// <exception cref="ConnectionErrorException">The connection cannot go on.</exception>
    public static PriorityUpdate ReadHttp2(long streamId, ReadOnlySpan<byte> payload, bool fromServer = false)
    {
        Require(!fromServer, ErrorCode.ProtocolError, "a server has no priorities to ask for");
        Require(streamId == 0, ErrorCode.ProtocolError, $"the frame is on stream {streamId}, and not on 0");
        Require(payload.Length >= IdLength, ErrorCode.FrameSizeError, "the payload is too short for a stream");

        var id = BinaryPrimitives.ReadUInt32BigEndian(payload) & 0x7FFF_FFFF;
        Require(id != 0, ErrorCode.ProtocolError, "stream 0 has no priority");
        return Read(new Element(id % 2 == 0, id), payload, IdLength, ErrorCode.ProtocolError);
    }

    /// <summary>Reads a frame of HTTP/3.</summary>
    /// <param name="type"><see cref="Http3RequestType"/> or <see cref="Http3PushType"/>.</param>
    /// <param name="payload">All of the payload.</param>
    /// <param name="onControlStream">It came on the client's control stream.</param>
    /// <param name="fromServer">We are the client.</param>
    /// <exception cref="ConnectionErrorException">The connection cannot go on.</exception>
    /// <exception cref="ArgumentOutOfRangeException">That is the type of another frame.</exception>
    public static PriorityUpdate ReadHttp3(
        long type, ReadOnlySpan<byte> payload, bool onControlStream = true, bool fromServer = false)
    {
        if (type is not (Http3RequestType or Http3PushType))
        {
            throw new ArgumentOutOfRangeException(nameof(type), type, "0xF0700 or 0xF0701");
        }

        Require(!fromServer, ErrorCode.H3FrameUnexpected, "a server has no priorities to ask for");
        Require(onControlStream, ErrorCode.H3FrameUnexpected, "the frame is not on the control stream");

        // RFC 9000 §16: the first two bits say how many bytes there are.
        var idLength = payload.IsEmpty ? 1 : 1 << (payload[0] >> 6);
        Require(payload.Length >= idLength, ErrorCode.H3FrameError, "the payload is too short for an id");
        var id = payload[0] & 0x3FL;
        foreach (var octet in payload[1..idLength])
        {
            id = id << 8 | octet;
        }

        // The last two bits of a stream say who opened it, and for which directions (RFC 9000 §2.1): 00 are requests.
        Require(type == Http3PushType || id % 4 == 0, ErrorCode.H3IdError, $"stream {id} is no request");
        return Read(new Element(type == Http3PushType, id), payload, idLength, ErrorCode.H3GeneralProtocolError);
    }

    private static PriorityUpdate Read(Element element, ReadOnlySpan<byte> payload, int idLength, ErrorCode code) =>
        PriorityField.TryParse(payload[idLength..], out var parameters, out var offset)
            ? new PriorityUpdate(element, parameters)
            : throw new ConnectionErrorException(code, idLength + offset, "the field value is not a dictionary");

    private static void Require(bool holds, ErrorCode code, string reason)
    {
        if (!holds)
        {
            throw new ConnectionErrorException(code, 0, reason);
        }
    }
}
