using Katas.Engine.Catalogue;

namespace Katas.Engine.Checking;

/// <summary>Every rule of the README has a test, and every test names rules that are there.</summary>
internal static class Traced
{
    public static IEnumerable<Complaint> Of(Kata kata, IReadOnlyList<TestDeclaration> tests)
    {
        var rules = kata.Readme.Rules.Keys.ToHashSet();
        foreach (var test in tests)
        {
            if (test.Rules.Count == 0)
            {
                yield return Wrong(test, "names no rule", "add [Rule(\"R1\")] with the rule that it checks");
            }

            foreach (var id in test.Rules.Where(id => !rules.Contains(id)))
            {
                yield return Wrong(test, $"names the rule {id}, which the README does not have", "name one that it has, or write the rule");
            }
        }

        var readme = MarkdownPage.Read(Whole.ReadmeFile(kata));
        foreach (var id in rules.Except(tests.SelectMany(test => test.Rules)))
        {
            yield return new Complaint(CheckPoint.Traced, readme.File, readme.LineOf($"- **{id}**"), $"no test checks rule {id}", $"write one, with [Rule(\"{id}\")]");
        }
    }

    private static Complaint Wrong(TestDeclaration test, string what, string mend) => new(CheckPoint.Traced, test.File, test.Line, $"{test.Name} {what}", mend);
}
