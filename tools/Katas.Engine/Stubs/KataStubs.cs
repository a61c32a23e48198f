using Katas.Engine.Catalogue;

namespace Katas.Engine.Stubs;

/// <summary>The stubs that a kata's solution makes, and how the learner's folder differs from them.</summary>
public static class KataStubs
{
    /// <summary>The stub files by name; solution files without a public type make none.</summary>
    public static IReadOnlyDictionary<string, string> Make(Kata kata) =>
        Kata.SourceFiles(kata.SolutionFolder)
            .Select(file => (Name: Path.GetFileName(file), Stub: StubMaker.Make(File.ReadAllText(file))))
            .Where(made => made.Stub.Length > 0)
            .ToDictionary(made => made.Name, made => made.Stub);

    /// <summary>What is not as the solution makes it, in the order of the names; empty means that nothing has been edited.</summary>
    public static IReadOnlyList<StubDifference> Differences(Kata kata)
    {
        var stubs = Make(kata);
        var there = kata.LearnerFiles().ToDictionary(file => Path.GetFileName(file), File.ReadAllText);
        return
        [
            .. from name in stubs.Keys.Union(there.Keys).Order(StringComparer.Ordinal)
               let stub = stubs.GetValueOrDefault(name)
               let found = there.GetValueOrDefault(name)
               where stub != found?.ReplaceLineEndings("\n")
               select new StubDifference(name, stub, found),
        ];
    }
}

/// <summary>A file that is not the stub.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Stub">What it should be, or null when no solution file has a stub of that name.</param>
/// <param name="Found">What is there, or null when it is missing.</param>
public sealed record StubDifference(string Name, string? Stub, string? Found);
