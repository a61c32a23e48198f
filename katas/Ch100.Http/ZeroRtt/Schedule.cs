namespace Katas.Http.ZeroRtt;

/// <summary>What the flights of a handshake cost.</summary>
public static class Schedule
{
    /// <summary>Sends one flight after the other: each leaves as soon as the one before it is there.</summary>
    /// <exception cref="ArgumentException">No such connection can be.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A delay of less than nothing.</exception>
    public static Timeline Of(ConnectionPlan plan, Delays delays) =>
        throw new NotImplementedException();
}
