using System.Globalization;

namespace Katas.Http.QuicLoss.Steps;

/// <summary>ACK frames as text: <c>7-9 5 0-3</c>, and <c>delay 8</c> or <c>ecn 1 2 3</c> behind it.</summary>
internal static class Frames
{
    public static byte[] Bytes(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));

    public static AckFrame Of(string ranges, long delay = 0) =>
        new([.. ranges.Split(' ').Select(Range)], delay);

    public static string Show(IEnumerable<AckRange> ranges) => string.Join(' ', ranges.Select(range =>
        range.Smallest == range.Largest
            ? range.Largest.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{range.Smallest}-{range.Largest}")));

    public static string Show(AckFrame frame) => Show(frame.Ranges)
        + (frame.Delay == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" delay {frame.Delay}"))
        + (frame.Ecn is { } ecn ? string.Create(CultureInfo.InvariantCulture, $" ecn {ecn.Ect0} {ecn.Ect1} {ecn.Ce}") : "");

    private static AckRange Range(string range)
    {
        var parts = range.Split('-');
        return new AckRange(long.Parse(parts[0], CultureInfo.InvariantCulture), long.Parse(parts[^1], CultureInfo.InvariantCulture));
    }
}
