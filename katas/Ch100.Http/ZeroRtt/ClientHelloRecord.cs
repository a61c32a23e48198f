namespace Katas.Http.ZeroRtt;

/// <summary>Remembers which ClientHellos have been here, for as long as they could be taken for new. Serves any number of threads.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc8446#section-8.2">RFC 8446 §8.2</see> and
/// <see href="https://www.rfc-editor.org/rfc/rfc8446#section-8.3">§8.3</see>.
/// </remarks>
public sealed class ClientHelloRecord
{
    /// <summary>Nobody has been here yet.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A time of less than nothing, or room for none.</exception>
    public ClientHelloRecord(ReplayPolicy policy, DateTimeOffset startedAt) =>
        throw new NotImplementedException();

    /// <summary>How many are remembered.</summary>
    public int Count
    {
        get => throw new NotImplementedException();
    }

    /// <summary>When a ClientHello ought to be at the server, by what the client says of its ticket's age.</summary>
    public static DateTimeOffset ExpectedArrival(ServerTicket ticket, uint obfuscatedAge) =>
        throw new NotImplementedException();

    /// <summary>Lets a ClientHello in, once, and remembers it; or says why not, and then remembers nothing.</summary>
    /// <param name="offer">The ticket in it whose binder was found to be right.</param>
    /// <param name="ticket">What the server knows of that.</param>
    /// <param name="now">The time of day.</param>
    public EarlyDataVerdict Admit(PskOffer offer, ServerTicket ticket, DateTimeOffset now) =>
        throw new NotImplementedException();
}
