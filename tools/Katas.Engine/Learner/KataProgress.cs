namespace Katas.Engine.Learner;

/// <summary>How far a learner is.</summary>
public enum KataState
{
    /// <summary>Nothing has been written yet.</summary>
    Red,

    /// <summary>Something has been written; not all of it is green, or it has not been run.</summary>
    Started,

    /// <summary>Every test passes on the files as they are.</summary>
    Green,
}

/// <summary>What is known of a kata without running it.</summary>
/// <param name="State">How far it is.</param>
/// <param name="StepsPassed">Steps in which every test passed, when it was run last.</param>
/// <param name="AtStep">The first step with a failing test, when it was run last; 1 if it never was.</param>
/// <param name="IsCurrent">False if files have changed since.</param>
public sealed record KataProgress(KataState State, int StepsPassed, int AtStep, bool IsCurrent);
