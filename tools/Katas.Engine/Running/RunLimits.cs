namespace Katas.Engine.Running;

/// <summary>What a test may take before it is given up.</summary>
/// <param name="Time">From its begin to its end.</param>
/// <param name="Memory">In bytes.</param>
public sealed record RunLimits(TimeSpan Time, long Memory)
{
    /// <summary>5 seconds, 512 MB.</summary>
    public static RunLimits Default { get; } = new(TimeSpan.FromSeconds(5), 512L << 20);
}
