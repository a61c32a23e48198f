namespace Katas.Engine.Catalogue;

/// <summary>A kata: its text, and where its parts are.</summary>
/// <param name="Root">The repository's folder.</param>
/// <param name="Chapter">The chapter's folder name: <c>Ch095.LinuxPermissions</c>.</param>
/// <param name="Name">The kata's folder name: <c>Chmod</c>.</param>
/// <param name="Readme">What its README says.</param>
public sealed record Kata(string Root, string Chapter, string Name, Readme Readme)
{
    private const string HuntFileName = "Hunt.cs";

    /// <summary>What a learner types.</summary>
    public string Id => Readme.Kata;

    /// <summary>The learner's folder: stubs, README, hints.</summary>
    public string Folder => Path.Combine(Root, "katas", Chapter, Name);

    /// <summary>The chapter's project in katas/.</summary>
    public string Project => Path.Combine(Root, "katas", Chapter);

    /// <summary>The reference's folder.</summary>
    public string SolutionFolder => Path.Combine(Root, "solutions", Chapter, Name);

    /// <summary>The folder of the tests.</summary>
    public string TestFolder => Path.Combine(Root, "tests", $"{Chapter}.Tests", Name);

    /// <summary>What the full name of each of its tests has in it.</summary>
    public string TestFilter => $".{Name}.Steps.";

    /// <summary>The learner's own tests, if there are any: no part of the kata, and compiled by <c>kata hunt</c> only.</summary>
    public string HuntFile => Path.Combine(Folder, HuntFileName);

    /// <summary>The C# files in the learner's folder, in the order of their names.</summary>
    public IEnumerable<string> LearnerFiles() => SourceFiles(Folder);

    /// <summary>The C# files in the folder of the tests, in the order of their names.</summary>
    public IEnumerable<string> TestFiles() => SourceFiles(TestFolder);

    /// <summary>The steps in learning order, one for each file <c>StepN_Title.cs</c>.</summary>
    public IReadOnlyList<Step> Steps() =>
        [.. TestFiles().Select(Step.FromFile).OfType<Step>().OrderBy(step => step.Number)];

    /// <summary>It is called as a learner's own tests are, in every kata.</summary>
    internal static bool IsHunt(string? path) => Path.GetFileName(path) == HuntFileName;

    /// <summary>The C# files of a folder, without a hunt's, in the order of their names; none if there is no such folder.</summary>
    internal static IEnumerable<string> SourceFiles(string folder) =>
        !Directory.Exists(folder) ? []
        : Directory.EnumerateFiles(folder, "*.cs").Where(file => !IsHunt(file)).Order(StringComparer.Ordinal);
}
