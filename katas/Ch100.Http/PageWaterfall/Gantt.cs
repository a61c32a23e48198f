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
    public static string Draw(Waterfall waterfall, long column) =>
        throw new NotImplementedException();
}
