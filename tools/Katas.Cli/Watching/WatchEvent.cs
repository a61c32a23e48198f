using Katas.Engine.Mistakes;
using Katas.Engine.Running;

namespace Katas.Cli.Watching;

/// <summary>What can happen while a kata is watched.</summary>
internal abstract record WatchEvent
{
    private WatchEvent()
    {
    }

    /// <summary>A file has been saved.</summary>
    public sealed record Saved : WatchEvent;

    /// <summary>A key has been pressed.</summary>
    public sealed record Pressed(ConsoleKeyInfo Key) : WatchEvent;

    /// <summary>A run has come to a verdict, or to the reason why there is none.</summary>
    /// <param name="Run">Which run.</param>
    /// <param name="Outcome">What it came to.</param>
    /// <param name="Stages">How long it took.</param>
    /// <param name="IsLast">The run has nothing more to say.</param>
    public sealed record Judged(object Run, RunOutcome Outcome, Stages Stages, bool IsLast) : WatchEvent;

    /// <summary>The mistake that a run shows has been recognised.</summary>
    /// <param name="Run">Which run.</param>
    /// <param name="Mistake">Which mistake.</param>
    public sealed record Recognised(object Run, Mistake Mistake) : WatchEvent;

    /// <summary>Something takes longer than usual.</summary>
    /// <param name="Run">Which run.</param>
    /// <param name="What">What it is doing.</param>
    public sealed record Slow(object Run, string What) : WatchEvent;

    /// <summary>The loop itself has broken.</summary>
    public sealed record Broke(Exception Exception) : WatchEvent;
}

/// <summary>How long a verdict took, from the save on.</summary>
/// <param name="Notice">Until the compiler began.</param>
/// <param name="Compile">The compiler.</param>
/// <param name="Test">The tests.</param>
internal sealed record Stages(TimeSpan Notice, TimeSpan Compile, TimeSpan Test)
{
    /// <summary>All of it.</summary>
    public TimeSpan Total => Notice + Compile + Test;
}
