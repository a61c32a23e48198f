namespace Katas.Http.ZeroRtt;

/// <summary>One server of several that read each other's tickets.</summary>
/// <remarks>Spec: <see href="https://www.rfc-editor.org/rfc/rfc8446#section-8.2">RFC 8446 §8.2</see>.</remarks>
/// <param name="zone">Where it is.</param>
/// <param name="record">What it remembers; several servers may have one and the same.</param>
public sealed class EarlyDataServer(string zone, ClientHelloRecord record)
{
    /// <summary>Whether early data is taken.</summary>
    /// <param name="hello">What the client has sent.</param>
    /// <param name="ticket">What was sealed into the selected ticket; null if nothing could be read.</param>
    /// <param name="selection">What the server has chosen.</param>
    /// <param name="now">The time of day.</param>
    /// <exception cref="ArgumentException">A ticket was chosen that is not in the ClientHello.</exception>
    public EarlyDataVerdict Decide(Hello hello, ServerTicket? ticket, Selection selection, DateTimeOffset now)
    {
        var verdict = EarlyDataRules.Check(hello, ticket, selection, now);
        return verdict != EarlyDataVerdict.Accepted ? verdict
            : ticket!.Zone is { } only && only != zone ? EarlyDataVerdict.OtherZone
            : record.Admit(hello.Psks[0], ticket, now);
    }
}
