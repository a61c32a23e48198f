namespace Katas.Http.QuicLoss;

/// <summary>What a caller may ask for.</summary>
internal static class Require
{
    public static void True<T>(bool holds, T value, string parameter, string rule)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(parameter, value, rule);
        }
    }

    public static void Number(long value, string parameter) => True(IsNumber(value), value, parameter, "from 0 to 2^62-1");

    public static void Frame(AckFrame frame)
    {
        var ranges = frame.Ranges;
        var holds = ranges.Count > 0 && ranges[0].Largest <= AckFormat.MaxValue && ranges[^1].Smallest >= 0 && IsNumber(frame.Delay)
            && frame.Ecn is null or { Ect0: >= 0 and <= AckFormat.MaxValue, Ect1: >= 0 and <= AckFormat.MaxValue, Ce: >= 0 and <= AckFormat.MaxValue };
        for (var i = 0; holds && i < ranges.Count; i++)
        {
            holds = ranges[i].Smallest <= ranges[i].Largest && (i == 0 || ranges[i].Largest < ranges[i - 1].Smallest - 1);
        }

        if (!holds)
        {
            throw new ArgumentException("ranges go down with gaps between them, and no number is outside of 0 to 2^62-1", nameof(frame));
        }
    }

    private static bool IsNumber(long value) => value is >= 0 and <= AckFormat.MaxValue;
}
