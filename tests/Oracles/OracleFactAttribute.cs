namespace Katas.Oracles;

/// <summary>A test that asks real programs; skipped, with the reason, on a machine that lacks one of them.</summary>
/// <remarks>With <c>KATAS_REQUIRE_ORACLES=1</c> nothing is skipped, and a missing program is a failure.</remarks>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OracleFactAttribute(params string[] programs) : FactAttribute
{
    /// <summary>The names of the programs, as <c>RealProgram.cs</c> lists them.</summary>
    public IReadOnlyList<string> Programs { get; } = programs;

    /// <summary>The test acts as several users, which only root may.</summary>
    public bool AsRoot { get; init; }

    /// <inheritdoc/>
    public override string? Skip
    {
        get => base.Skip ?? (RealProgram.Required ? null : RealProgram.WhyNot(Programs, AsRoot));
        set => base.Skip = value;
    }
}
