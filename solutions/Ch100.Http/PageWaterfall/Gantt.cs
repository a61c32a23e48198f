using System.Globalization;
using System.Text;

namespace Katas.Http.PageWaterfall;

/// <summary>Draws a waterfall as text.</summary>
public static class Gantt
{
    /// <summary>Columns of a chart.</summary>
    public const int MaxColumns = 1_000;

    /// <summary>One line for each resource, and one for all.</summary>
    /// <param name="waterfall">What to draw.</param>
    /// <param name="column">Microseconds that are one character wide.</param>
    /// <exception cref="ArgumentOutOfRangeException">Less than one, or so few that there are too many columns.</exception>
    public static string Draw(Waterfall waterfall, long column)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(column, Math.Max(1, Packets.DivideUp(waterfall.Total, MaxColumns)));

        var nameWidth = waterfall.Timings.Max(timing => timing.Name.Length);
        var numberWidth = Show(waterfall.Connections).Length;
        var timeWidth = Milliseconds(waterfall.Total).Length;
        var chart = new StringBuilder();
        foreach (var timing in waterfall.Timings)
        {
            chart.Append(timing.Name.PadRight(nameWidth))
                .Append(" #").Append(Show(timing.Connection).PadRight(numberWidth))
                .Append(' ').Append(Milliseconds(timing.Arrived).PadLeft(timeWidth))
                .Append(" |").Append(Bar(timing, column)).Append('\n');
        }

        return chart
            .Append(CultureInfo.InvariantCulture, $"connections: {waterfall.Connections}, packets: {waterfall.Packets}, ")
            .Append("total: ").Append(Milliseconds(waterfall.Total)).Append(" ms\n").ToString();
    }

    private static string Bar(Timing timing, long column)
    {
        List<(char Sign, long Begin)> phases =
        [
            (' ', 0),
            ('.', timing.Discovered),
            ('o', timing.Assigned),
            ('-', timing.Requested),
            ('=', timing.Begun),
        ];
        if (timing.Received < timing.Arrived)
        {
            phases.Add(('!', timing.Received));
        }

        var bar = new char[Packets.DivideUp(timing.Arrived, column)];
        foreach (var (sign, begin) in phases)
        {
            // To the end of the bar: what comes later is drawn over it, and takes the column that both have a part of.
            bar.AsSpan((int)(begin / column)).Fill(sign);
        }

        return new string(bar);
    }

    private static string Show(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Milliseconds(long microseconds) =>
        (microseconds / 1000m).ToString("0.000", CultureInfo.InvariantCulture);
}
