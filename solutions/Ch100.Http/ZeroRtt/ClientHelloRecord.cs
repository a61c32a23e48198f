namespace Katas.Http.ZeroRtt;

/// <summary>Remembers which ClientHellos have been here, for as long as they could be taken for new. Serves any number of threads.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc8446#section-8.2">RFC 8446 §8.2</see> and
/// <see href="https://www.rfc-editor.org/rfc/rfc8446#section-8.3">§8.3</see>.
/// </remarks>
public sealed class ClientHelloRecord
{
    private readonly Lock gate = new();
    private readonly ReplayPolicy policy;
    private readonly DateTimeOffset startedAt;
    private readonly HashSet<string> keys = [];

    // The same keys, those first that ought to have arrived first.
    private readonly PriorityQueue<string, DateTimeOffset> byArrival = new();

    // The latest time that was ever seen. Up to then things have been forgotten, so there is no way back before it.
    private DateTimeOffset latest;

    /// <summary>Nobody has been here yet.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A time of less than nothing, or room for none.</exception>
    public ClientHelloRecord(ReplayPolicy policy, DateTimeOffset startedAt)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(policy.MaxLate, TimeSpan.Zero, nameof(policy));
        ArgumentOutOfRangeException.ThrowIfLessThan(policy.MaxEarly, TimeSpan.Zero, nameof(policy));
        ArgumentOutOfRangeException.ThrowIfLessThan(policy.MaxEntries, 1, nameof(policy));
        (this.policy, this.startedAt, latest) = (policy, startedAt, startedAt);
    }

    /// <summary>How many are remembered.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return keys.Count;
            }
        }
    }

    /// <summary>When a ClientHello ought to be at the server, by what the client says of its ticket's age.</summary>
    public static DateTimeOffset ExpectedArrival(ServerTicket ticket, uint obfuscatedAge) =>
        ticket.CreatedAt + ticket.EstimatedRoundTrip + TicketAge.Reveal(obfuscatedAge, ticket.AgeAdd);

    /// <summary>Lets a ClientHello in, once, and remembers it; or says why not, and then remembers nothing.</summary>
    /// <param name="offer">The ticket in it whose binder was found to be right.</param>
    /// <param name="ticket">What the server knows of that.</param>
    /// <param name="now">The time of day.</param>
    public EarlyDataVerdict Admit(PskOffer offer, ServerTicket ticket, DateTimeOffset now)
    {
        var expected = ExpectedArrival(ticket, offer.ObfuscatedAge);
        var key = Convert.ToHexString(offer.Binder.Span);
        lock (gate)
        {
            Advance(now);
            var verdict = Judge(expected, key);
            if (verdict == EarlyDataVerdict.Accepted)
            {
                keys.Add(key);
                byArrival.Enqueue(key, expected);
            }

            return verdict;
        }
    }

    private void Advance(DateTimeOffset now)
    {
        latest = now > latest ? now : latest;
        while (byArrival.TryPeek(out var key, out var expected) && IsTooLate(expected))
        {
            byArrival.Dequeue();
            keys.Remove(key);
        }
    }

    private EarlyDataVerdict Judge(DateTimeOffset expected, string key) =>
        IsStarting() ? EarlyDataVerdict.Starting
        : IsTooLate(expected) ? EarlyDataVerdict.TooLate
        : expected > latest + policy.MaxEarly ? EarlyDataVerdict.TooEarly
        : keys.Contains(key) ? EarlyDataVerdict.Replayed
        : keys.Count >= policy.MaxEntries ? EarlyDataVerdict.RecordFull
        : EarlyDataVerdict.Accepted;

    // Who was here before us may have let in what is only expected MaxEarly after our start, and that is not too late for MaxLate more.
    private bool IsStarting() => latest <= startedAt + policy.MaxEarly + policy.MaxLate;

    private bool IsTooLate(DateTimeOffset expected) => expected < latest - policy.MaxLate;
}
