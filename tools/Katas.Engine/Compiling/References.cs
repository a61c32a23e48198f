using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Katas.Engine.Compiling;

/// <summary>The assemblies that code is compiled against; each is read once, for the compilers of all katas.</summary>
internal static class References
{
    private static readonly ConcurrentDictionary<(string Path, DateTime Written), PortableExecutableReference> All = new();

    /// <summary>The assembly that a compiler's command line names.</summary>
    public static PortableExecutableReference Of(CommandLineReference reference) =>
        All.GetOrAdd((reference.Reference, File.GetLastWriteTimeUtc(reference.Reference)), key => MetadataReference.CreateFromFile(key.Path))
            .WithProperties(reference.Properties);
}
