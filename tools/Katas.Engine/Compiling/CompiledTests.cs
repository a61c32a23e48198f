using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Katas.Engine.Compiling;

/// <summary>The tests, and what they were compiled from: while a compilation of something else would come to the same, there is none.</summary>
/// <param name="result">What came of them.</param>
/// <param name="files">Theirs, and those that are in both parts.</param>
/// <param name="yours">The kata that they were compiled against.</param>
internal sealed class CompiledTests(Emitted result, IReadOnlyList<SyntaxTree> files, CSharpCompilation yours)
{
    private readonly Lazy<HashSet<string>> names = new(() => [.. files.SelectMany(Surface.Names)]);

    /// <summary>What came of them.</summary>
    public Emitted Result => result;

    /// <summary>They are made of these files.</summary>
    public bool AreOf(IReadOnlyList<SyntaxTree> now) => files.SequenceEqual(now);

    /// <summary>They would be the same if they were compiled against the kata as it is now.</summary>
    /// <param name="now">It compiles.</param>
    public bool Serve(CSharpCompilation now) =>
        yours.SyntaxTrees.Length == now.SyntaxTrees.Length
        && (yours.SyntaxTrees.Zip(now.SyntaxTrees).All(file => file.First == file.Second || Surface.IsSame(file.First.GetRoot(), file.Second.GetRoot()))
            || Surface.IsSame(yours, now, names.Value));

    /// <summary>Makes the next answer quicker; changes nothing else.</summary>
    public void Practise() => Surface.IsSame(yours, yours, names.Value);
}
