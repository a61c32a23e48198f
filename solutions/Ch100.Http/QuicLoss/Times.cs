namespace Katas.Http.QuicLoss;

/// <summary>Times that do not overflow: what is too long is the longest there is.</summary>
internal static class Times
{
    public static TimeSpan OfTicks(Int128 ticks) => new((long)Int128.Min(ticks, long.MaxValue));

    public static TimeSpan Add(TimeSpan time, TimeSpan span) => OfTicks((Int128)time.Ticks + span.Ticks);

    public static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;

    public static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
