namespace Katas.Http.ZeroRtt;

/// <summary>What the flights of a handshake cost.</summary>
public static class Schedule
{
    /// <summary>Sends one flight after the other: each leaves as soon as the one before it is there.</summary>
    /// <exception cref="ArgumentException">No such connection can be.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A delay of less than nothing.</exception>
    public static Timeline Of(ConnectionPlan plan, Delays delays)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(delays.ToServer, nameof(delays));
        ArgumentOutOfRangeException.ThrowIfNegative(delays.ToClient, nameof(delays));
        List<Departure> departures = [];
        var now = 0L;
        foreach (var flight in Flights.Of(plan))
        {
            var arrives = now + (flight.From == Endpoint.Client ? delays.ToServer : delays.ToClient);
            departures.Add(new Departure(flight, now, arrives));
            now = arrives;
        }

        // Of a request that was sent more than once, only the last one was taken.
        var request = departures.FindLastIndex(departure => departure.Flight.Messages.Contains(Message.Request));
        var response = departures.FindIndex(departure => departure.Flight.Messages.Contains(Message.Response));
        var finished = departures.Find(departure =>
            departure.Flight.From == Endpoint.Client && departure.Flight.Messages.Contains(Message.Finished))!;
        return new Timeline(
            departures,
            departures[request].Leaves,
            departures[response].Arrives,
            finished.Arrives,
            RoundTripsBefore(request),
            RoundTripsBefore(response + 1));

        // Turns are taken, and the first is the client's: each second flight is one that the client has waited for.
        static int RoundTripsBefore(int flight) => flight / 2;
    }
}
