namespace Katas.Cli;

/// <summary>What the program ends with, for scripts.</summary>
public enum ExitCode
{
    /// <summary>All that was asked for holds.</summary>
    Green = 0,

    /// <summary>A test failed, or a check does not hold.</summary>
    Red = 1,

    /// <summary>The command line, or a file of the repository, cannot be understood.</summary>
    Usage = 2,

    /// <summary>The compiler refused the code.</summary>
    DoesNotCompile = 3,

    /// <summary>Stopped from outside, with Ctrl+C; the shells' own number for that.</summary>
    Stopped = 130,
}
