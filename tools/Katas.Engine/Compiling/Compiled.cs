using Microsoft.CodeAnalysis.CSharp;

namespace Katas.Engine.Compiling;

/// <summary>What the compiler made of a kata and its tests.</summary>
public abstract record Compiled
{
    private Compiled()
    {
    }

    /// <summary>Assemblies; the last one has the tests in it.</summary>
    public sealed record Image : Compiled
    {
        private readonly Lazy<IReadOnlyList<AssemblyImage>> assemblies;

        internal Image(IReadOnlyList<AssemblyImage> assemblies, CSharpCompilation? yours = null)
            : this(start: null, [], yours, new(assemblies))
        {
        }

        internal Image(Image? start, IReadOnlyList<Patch> patches, CSharpCompilation? yours, Lazy<IReadOnlyList<AssemblyImage>> assemblies)
        {
            Start = start ?? this;
            Patches = patches;
            Yours = yours;
            this.assemblies = assemblies;
        }

        /// <summary>What to load, in this order.</summary>
        public IReadOnlyList<AssemblyImage> Assemblies => assemblies.Value;

        /// <summary>The image that this one can be made of where it is loaded, by <see cref="Patches"/>.</summary>
        internal Image Start { get; }

        /// <summary>All that has changed in the first assembly since <see cref="Start"/>, in order.</summary>
        internal IReadOnlyList<Patch> Patches { get; }

        /// <summary>What the first assembly was made from, if it can be patched.</summary>
        internal CSharpCompilation? Yours { get; }
    }

    /// <summary>The code is wrong.</summary>
    public sealed record Refused(IReadOnlyList<CompileError> Errors) : Compiled;

    /// <summary>A source file has no text.</summary>
    /// <param name="File">Its path.</param>
    /// <param name="Trouble">Why.</param>
    public sealed record NoText(string File, FileTrouble Trouble) : Compiled;
}

/// <summary>An assembly in memory.</summary>
/// <param name="Assembly">Its bytes.</param>
/// <param name="Symbols">Its portable PDB.</param>
public sealed record AssemblyImage(ReadOnlyMemory<byte> Assembly, ReadOnlyMemory<byte> Symbols);

/// <summary>An error of the compiler, or a warning.</summary>
/// <param name="File">The path of the source.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Id">Such as <c>CS0103</c>.</param>
/// <param name="Message">What the compiler said.</param>
/// <param name="IsAtTheEnd">It is where the file ends, as when half of it has been saved.</param>
public sealed record CompileError(string File, int Line, int Column, string Id, string Message, bool IsAtTheEnd = false);

/// <summary>Why a source file has no text.</summary>
public enum FileTrouble
{
    /// <summary>It is not there any more.</summary>
    Gone,

    /// <summary>It must not, or cannot, be read.</summary>
    Unreadable,

    /// <summary>Nothing is in it.</summary>
    Empty,
}
