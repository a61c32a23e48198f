using System.Reflection;
using System.Runtime.Loader;

namespace Katas.Worker;

/// <summary>The assemblies of one run, which are unloaded after it.</summary>
/// <param name="known">The paths of all that tests need, by name.</param>
internal sealed class RunContext(ILookup<string, string> known) : AssemblyLoadContext("run", isCollectible: true)
{
    // They make types from the learner's and remember them by name: each run has its own.
    private static readonly HashSet<string> MakeTypes = ["Castle.Core", "NSubstitute"];

    private readonly List<Assembly> added = [];

    /// <summary>Adds an assembly from memory.</summary>
    public Assembly Add(Stream assembly, Stream symbols)
    {
        added.Add(LoadFromStream(assembly, symbols));
        return added[^1];
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName) =>
        added.Find(assembly => assembly.GetName().Name == assemblyName.Name)
        ?? (MakeTypes.Contains(assemblyName.Name!) && known[assemblyName.Name!].FirstOrDefault() is { } path ? LoadFromAssemblyPath(path) : null);
}
