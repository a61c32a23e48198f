namespace Katas.Http.ZeroRtt;

/// <summary>What a server says with a ticket.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc8446#section-4.6.1">RFC 8446 §4.6.1</see>,
/// <see href="https://www.rfc-editor.org/rfc/rfc9001#section-4.6.1">RFC 9001 §4.6.1</see>.
/// </remarks>
public static class TicketMessage
{
    /// <summary>The only size that QUIC has: how much may be sent is said elsewhere.</summary>
    public const uint QuicEarlyDataSize = 0xffffffff;

    /// <summary>The message for a client.</summary>
    /// <exception cref="ArgumentException">No server may send such a ticket.</exception>
    public static NewSessionTicket For(ServerTicket ticket) =>
        throw new NotImplementedException();
}
