using System.Reflection;
using System.Reflection.Metadata;
using System.Runtime.Loader;

namespace Katas.Worker;

/// <summary>The assemblies of a run.</summary>
/// <param name="known">The paths of all that tests need, by name.</param>
/// <param name="stays">They serve further runs, while patches make them what those are of; else they are unloaded.</param>
internal sealed class RunContext(ILookup<string, string> known, bool stays) : AssemblyLoadContext("run", isCollectible: !stays)
{
    // They make types from the learner's and remember them by name: each run has its own.
    private static readonly HashSet<string> MakeTypes = ["Castle.Core", "NSubstitute"];

    // By name, in the order in which they came.
    private readonly OrderedDictionary<string, Assembly> added = [];

    /// <summary>All that <see cref="Add"/> was given.</summary>
    public IReadOnlyList<Assembly> Added => added.Values;

    /// <summary>The tests, which are in the last of them.</summary>
    public FoundTests Tests => field ??= TestRun.Find(Added[^1]);

    /// <summary>Adds an assembly from memory.</summary>
    public void Add(byte[] assembly, byte[]? symbols)
    {
        var loaded = LoadFromStream(new MemoryStream(assembly), symbols is null ? null : new MemoryStream(symbols));
        added.Add(loaded.GetName().Name!, loaded);
    }

    /// <summary>Gives methods of the first assembly new bodies, and all static fields what they had before anything ran.</summary>
    /// <param name="patches">Metadata and IL.</param>
    /// <returns>False if a field cannot be made as new: then nothing more must be run here.</returns>
    public bool Patch((byte[] Metadata, byte[] Code)[] patches)
    {
        foreach (var (metadata, code) in patches.Where(patch => patch.Metadata.Length > 0))
        {
            MetadataUpdater.ApplyUpdate(Added[0], metadata, code, []);
        }

        return new StaticState(Added).TryReset();
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName) =>
        added.GetValueOrDefault(assemblyName.Name!)
        ?? (MakeTypes.Contains(assemblyName.Name!) && known[assemblyName.Name!].FirstOrDefault() is { } path ? LoadFromAssemblyPath(path) : null);
}
