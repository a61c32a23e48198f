using Xunit.Abstractions;
using Xunit.Sdk;

namespace Katas.Testing;

/// <summary>Marks a test in which threads race: <c>kata check</c> runs it ten times in a row, because once proves little.</summary>
/// <remarks>It is also an xunit trait, so <c>dotnet test --filter Racing=true</c> runs these tests.</remarks>
[TraitDiscoverer("Katas.Testing." + nameof(RacingDiscoverer), "Katas.Testing")]
[AttributeUsage(AttributeTargets.Method)]
public sealed class RacingAttribute : Attribute, ITraitAttribute;

/// <summary>Tells xunit which trait a <see cref="RacingAttribute"/> stands for.</summary>
public sealed class RacingDiscoverer : ITraitDiscoverer
{
    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<string, string>> GetTraits(IAttributeInfo traitAttribute) => [new("Racing", "true")];
}
