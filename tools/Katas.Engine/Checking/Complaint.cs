namespace Katas.Engine.Checking;

/// <summary>What is promised of every kata.</summary>
public enum CheckPoint
{
    /// <summary>All its parts are there, listed, and formed as CONTRIBUTING.md says.</summary>
    Whole,

    /// <summary>The stub is the solution without its bodies, and nothing else tells them.</summary>
    InStep,

    /// <summary>On the stub every test fails, for want of code and nothing else.</summary>
    Red,

    /// <summary>On the solution every test passes, in any order, and each time.</summary>
    Green,

    /// <summary>Every rule has a test, every test a rule.</summary>
    Traced,

    /// <summary>Every mistake fails a set of tests of its own.</summary>
    Deadly,

    /// <summary>Every mistake is named on its own code, and no code after a mistake that it has not.</summary>
    Recognised,

    /// <summary>No test sleeps, reads the wall clock, or takes long.</summary>
    HonestTime,
}

/// <summary>Something promised that does not hold.</summary>
/// <param name="Point">Which promise.</param>
/// <param name="File">The path of the file in which it is.</param>
/// <param name="Line">From 1, or null if it is not about a line.</param>
/// <param name="What">What is wrong.</param>
/// <param name="Mend">What to do about it.</param>
public sealed record Complaint(CheckPoint Point, string File, int? Line, string What, string Mend);
