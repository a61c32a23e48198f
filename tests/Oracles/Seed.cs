using Xunit.Abstractions;

namespace Katas.Oracles;

/// <summary>What generated cases grow from.</summary>
internal static class Seed
{
    /// <summary>A generator with a new seed, which is printed, so that the same cases can be had again.</summary>
    /// <param name="output">Of the test.</param>
    /// <param name="cases">How many of what, to be printed with it.</param>
    public static Random Printed(ITestOutputHelper output, string cases)
    {
        var seed = Environment.TickCount;
        output.WriteLine($"{cases}, seed {seed}");
        return new Random(seed);
    }
}
