namespace Katas.Engine.Compiling;

/// <summary>What is compiled in place of a learner's files, which nobody touches: the solution, say, with a mistake in it.</summary>
public sealed class StandIn
{
    /// <summary>All C# texts of the learner's side, by file name. The names stay the same from one compilation to the next.</summary>
    public required IReadOnlyDictionary<string, string> Yours { get; set; }

    /// <summary>The paths of the tests, in place of the kata's own; null leaves these.</summary>
    public IReadOnlyList<string>? TestFiles { get; init; }
}
