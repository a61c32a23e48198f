namespace Katas.Http.ZeroRtt;

/// <summary>The tickets that a client has. Each is used once, so that nobody can tell two connections to be of one client.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc8446#section-4.6.1">RFC 8446 §4.6.1</see> and appendix C.4.
/// </remarks>
public sealed class ClientTickets
{
    /// <summary>None yet.</summary>
    /// <param name="capacity">How many are kept. One more, and the oldest goes.</param>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public ClientTickets(int capacity) =>
        throw new NotImplementedException();

    /// <summary>How many there are.</summary>
    public int Count =>
        throw new NotImplementedException();

    /// <summary>Keeps a ticket that has come.</summary>
    /// <exception cref="ConnectionErrorException">It breaks the connection that it came on.</exception>
    public void Add(ClientTicket ticket) =>
        throw new NotImplementedException();

    /// <summary>Takes a ticket out: of those of this server that can be used, the one that came last; null if there is none.</summary>
    public ClientTicket? Take(string serverName, DateTimeOffset now) =>
        throw new NotImplementedException();
}
