namespace Katas.Http.ZeroRtt;

/// <summary>Remembers which tickets are out, and forgets each as it is used. Serves any number of threads.</summary>
/// <remarks>Spec: <see href="https://www.rfc-editor.org/rfc/rfc8446#section-8.1">RFC 8446 §8.1</see>.</remarks>
public sealed class SingleUseTickets
{
    /// <summary>None is out.</summary>
    /// <param name="capacity">How many are remembered. One more, and the first one is forgotten: that costs a client a full handshake.</param>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public SingleUseTickets(int capacity) =>
        throw new NotImplementedException();

    /// <summary>How many are out.</summary>
    public int Count
    {
        get => throw new NotImplementedException();
    }

    /// <summary>Remembers a ticket, and says what the client is told.</summary>
    /// <exception cref="ArgumentException">No server may send such a ticket, or there is one of that identity.</exception>
    public NewSessionTicket Issue(ServerTicket ticket) =>
        throw new NotImplementedException();

    /// <summary>Uses the selected ticket up, for early data or not, and says whether the early data is taken.</summary>
    /// <param name="hello">What the client has sent.</param>
    /// <param name="selection">What the server has chosen.</param>
    /// <param name="now">The time of day.</param>
    /// <exception cref="ArgumentException">A ticket was chosen that is not in the ClientHello.</exception>
    public EarlyDataVerdict Decide(Hello hello, Selection selection, DateTimeOffset now) =>
        throw new NotImplementedException();
}
