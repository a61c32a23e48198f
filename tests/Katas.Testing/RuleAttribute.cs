using Xunit.Abstractions;
using Xunit.Sdk;

namespace Katas.Testing;

/// <summary>Names the rule of the kata's README that a test checks, such as <c>R3</c>.</summary>
/// <remarks>It is also an xunit trait, so <c>dotnet test --filter Rule=R3</c> runs the tests of one rule.</remarks>
[TraitDiscoverer("Katas.Testing." + nameof(RuleDiscoverer), "Katas.Testing")]
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class RuleAttribute(string id) : Attribute, ITraitAttribute
{
    /// <summary>The rule's id, as the README's <i>Rules</i> section writes it.</summary>
    public string Id { get; } = id;
}

/// <summary>Tells xunit which trait a <see cref="RuleAttribute"/> stands for.</summary>
public sealed class RuleDiscoverer : ITraitDiscoverer
{
    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<string, string>> GetTraits(IAttributeInfo traitAttribute) =>
        traitAttribute.GetConstructorArguments().OfType<string>().Select(id => KeyValuePair.Create("Rule", id));
}
