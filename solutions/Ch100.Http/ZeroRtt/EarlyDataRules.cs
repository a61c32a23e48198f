namespace Katas.Http.ZeroRtt;

/// <summary>What early data needs, whether it was here before or not.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc8446#section-4.2.10">RFC 8446 §4.2.10</see>,
/// <see href="https://www.rfc-editor.org/rfc/rfc9000#section-7.4.1">RFC 9000 §7.4.1</see>.
/// </remarks>
public static class EarlyDataRules
{
    /// <summary>The first reason against it, or <see cref="EarlyDataVerdict.Accepted"/>.</summary>
    /// <param name="hello">What the client has sent.</param>
    /// <param name="ticket">What the server knows of the selected ticket; null for nothing.</param>
    /// <param name="selection">What it has chosen.</param>
    /// <param name="now">The time of day.</param>
    /// <exception cref="ArgumentException">A ticket was chosen that is not in the ClientHello.</exception>
    public static EarlyDataVerdict Check(Hello hello, ServerTicket? ticket, Selection selection, DateTimeOffset now)
    {
        if (selection.Psk is { } psk && (psk < 0 || psk >= hello.Psks.Count))
        {
            throw new ArgumentException($"there is no ticket {psk} among {hello.Psks.Count}", nameof(selection));
        }

        return !hello.EarlyData ? EarlyDataVerdict.NotOffered
            : selection.HelloRetryRequest ? EarlyDataVerdict.HelloRetryRequest
            : selection.Psk != 0 ? EarlyDataVerdict.NotFirstPsk
            : ticket is null ? EarlyDataVerdict.UnknownTicket
            : ticket.MaxEarlyDataSize is null or 0 ? EarlyDataVerdict.NotAllowed
            : now - ticket.CreatedAt > TimeSpan.FromSeconds(ticket.LifetimeSeconds) ? EarlyDataVerdict.Expired
            : selection.Parameters.Version != ticket.Parameters.Version ? EarlyDataVerdict.OtherVersion
            : selection.Parameters.CipherSuite != ticket.Parameters.CipherSuite ? EarlyDataVerdict.OtherCipherSuite
            : selection.Parameters.Alpn != ticket.Parameters.Alpn ? EarlyDataVerdict.OtherAlpn
            : !Holds(ticket.Transport, selection.Transport) ? EarlyDataVerdict.ReducedLimits
            : EarlyDataVerdict.Accepted;
    }

    // The client goes by what it remembers, whatever it is told later.
    private static bool Holds(TransportParameters? remembered, TransportParameters? current) =>
        (remembered is null && current is null)
        || (remembered is not null && current is not null
            && current.ActiveConnectionIdLimit >= remembered.ActiveConnectionIdLimit
            && current.InitialMaxData >= remembered.InitialMaxData
            && current.InitialMaxStreamDataBidiLocal >= remembered.InitialMaxStreamDataBidiLocal
            && current.InitialMaxStreamDataBidiRemote >= remembered.InitialMaxStreamDataBidiRemote
            && current.InitialMaxStreamDataUni >= remembered.InitialMaxStreamDataUni
            && current.InitialMaxStreamsBidi >= remembered.InitialMaxStreamsBidi
            && current.InitialMaxStreamsUni >= remembered.InitialMaxStreamsUni);
}
