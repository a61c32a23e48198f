using Katas.Engine.Catalogue;
using Katas.Engine.Mistakes;

namespace Katas.Engine.Checking;

/// <summary>All parts of a kata are there, formed as CONTRIBUTING.md says, and listed.</summary>
internal static class Whole
{
    private const int FewestMistakes = 5;

    public static IEnumerable<Complaint> Of(Kata kata, Repository repository) =>
    [
        .. ReadmeForm.Of(kata, repository),
        .. Parts(kata),
        .. Hints(kata),
        .. Mistakes(kata),
        .. Lists(kata),
        .. Pages(kata).SelectMany(page => Links.Of(kata.Root, page)),
    ];

    /// <summary>What a kata's README is called.</summary>
    public static string ReadmeFile(Kata kata) => Path.Combine(kata.Folder, "README.md");

    /// <summary>The kata's own pages that are there.</summary>
    public static IEnumerable<MarkdownPage> Pages(Kata kata) =>
        new[] { ReadmeFile(kata), HintsFile(kata), MistakeFile.Of(kata) }.Where(File.Exists).Select(MarkdownPage.Read);

    /// <summary>What a kata's hints are called.</summary>
    public static string HintsFile(Kata kata) => Path.Combine(kata.Folder, "hints.md");

    /// <summary>The mistakes, or none where they cannot be read.</summary>
    public static IReadOnlyList<Mistake> ReadableMistakes(Kata kata)
    {
        try
        {
            return MistakeFile.Read(kata);
        }
        catch (KataException)
        {
            return []; // said already, by this class
        }
    }

    private static IEnumerable<Complaint> Parts(Kata kata)
    {
        if (!Kata.SourceFiles(kata.SolutionFolder).Any())
        {
            yield return Wrong(kata.SolutionFolder, null, "there is no solution", "write it, as CONTRIBUTING.md says");
        }

        var steps = kata.Steps();
        if (steps.Count == 0)
        {
            yield return Wrong(kata.TestFolder, null, "there are no tests: no file is called StepN_Title.cs", "write them, one class a step");
        }

        foreach (var (step, number) in steps.Select((step, index) => (step, index + 1)).Where(pair => pair.step.Number != pair.Item2).Take(1))
        {
            yield return Wrong(step.File, null, $"this is step {step.Number}, where step {number} should be", "number the steps 1, 2, 3 …, each once");
        }
    }

    private static IEnumerable<Complaint> Hints(Kata kata)
    {
        var file = HintsFile(kata);
        if (!File.Exists(file))
        {
            return [Wrong(file, null, "there are no hints", "write three for each step")];
        }

        try
        {
            var hints = HintFile.Parse(File.ReadAllText(file)).Keys.ToHashSet();
            var steps = kata.Steps();
            return
            [
                .. steps.Where(step => !hints.Contains(step.Number)).Select(step => Wrong(
                    file, null, $"step {step.Number} has no hints", $"add '## Step {step.Number}: {step.Title}' with a list of three")),
                .. hints.Where(number => steps.All(step => step.Number != number)).Select(number => Wrong(
                    file, MarkdownPage.Read(file).LineOf($"## Step {number}:"), $"there is no step {number}", "take these hints out, or name the step that they are for")),
            ];
        }
        catch (KataException trouble)
        {
            return [Wrong(file, trouble.Line, trouble.What, "CONTRIBUTING.md shows the form, under Hints")];
        }
    }

    private static IEnumerable<Complaint> Mistakes(Kata kata)
    {
        var file = MistakeFile.Of(kata);
        if (!File.Exists(file))
        {
            return [Wrong(file, null, "no mistakes are known", $"write down at least {FewestMistakes} plausible ones")];
        }

        try
        {
            var count = MistakeFile.Read(kata).Count;
            return count >= FewestMistakes ? []
                : [Wrong(file, null, $"{count} mistakes are known, and a kata knows at least {FewestMistakes}", "what else will people get wrong?")];
        }
        catch (KataException trouble)
        {
            return [Wrong(file, trouble.Line, trouble.What, "CONTRIBUTING.md shows the form, under Mistakes")];
        }
    }

    private static IEnumerable<Complaint> Lists(Kata kata) =>
        from list in new[] { Path.Combine(kata.Project, "README.md"), Path.Combine(kata.Root, "README.md") }
        where !File.Exists(list) || !Links.Lists(MarkdownPage.Read(list), ReadmeFile(kata), kata.Id)
        let link = Path.GetRelativePath(Path.GetDirectoryName(list)!, ReadmeFile(kata)).Replace('\\', '/')
        select Wrong(list, null, $"'{kata.Id}' is not listed", $"add a link to it: [{kata.Id}]({link})");

    private static Complaint Wrong(string file, int? line, string what, string mend) => new(CheckPoint.Whole, file, line, what, mend);
}
