using Katas.Engine.Catalogue;
using Markdig.Syntax;

namespace Katas.Engine.Checking;

/// <summary>A kata's README says all that CONTRIBUTING.md asks for, in that order.</summary>
internal sealed class ReadmeForm
{
    private const int Questions = 3;
    private static readonly string[] Sections = ["What you build", "Rules", "Predict", "Steps", "After green"];

    private readonly List<Complaint> wrong = [];
    private readonly Kata kata;
    private readonly MarkdownPage page;

    private ReadmeForm(Kata kata)
    {
        this.kata = kata;
        page = MarkdownPage.Read(Whole.ReadmeFile(kata));
    }

    public static IReadOnlyList<Complaint> Of(Kata kata, Repository repository)
    {
        var form = new ReadmeForm(kata);
        form.FrontMatter(repository);
        form.Begin();
        if (form.HasItsSections())
        {
            form.WhatYouBuild();
            form.Require(kata.Readme.Rules.Count > 0, form.Section("Rules"), "there is no rule", "write them down: - **R1** (§1) …");
            form.Require(form.TextBelow("Predict").Contains('?'), form.Section("Predict"), "nothing is asked", "ask one question to answer before coding");
            form.Steps();
            form.AfterGreen();
        }

        return form.wrong;
    }

    private void FrontMatter(Repository repository)
    {
        var readme = kata.Readme;
        if (readme.Source.Length == 0)
        {
            Add(page.LineOf("source:"), "the front matter has no source", "name the section of the study notes that it comes from");
        }

        if (readme.Specs.Count == 0 || readme.Specs.Any(spec => spec.Title.Length == 0 || spec.Url is not { IsAbsoluteUri: true }))
        {
            Add(page.LineOf("specs:"), "the front matter names no text that decides, or one without title and url", "give at least one, with both");
        }

        foreach (var id in readme.Needs.Where(id => id == kata.Id || repository.Katas.All(other => other.Id != id)))
        {
            Add(page.LineOf("needs:"), id == kata.Id ? "it needs itself" : $"it needs '{id}', which is no kata", "name katas by their ids");
        }
    }

    private void Begin()
    {
        var top = page.Headings.FirstOrDefault(heading => heading.Level == 1);
        if (top is null || page.Title(top) != kata.Readme.Title)
        {
            Add(top is null ? null : MarkdownPage.Line(top), $"the heading is not the title, '{kata.Readme.Title}'", "write it the same in both places");
            return;
        }

        var begin = page.Below(top).ToList();
        Require(begin.FirstOrDefault() is ParagraphBlock, top, "no sentence says what is built", "begin with it, and with where it runs in real life");
        Require(begin.OfType<FencedCodeBlock>().Any(), top, "there is no picture", "draw the bytes or states in a ```text block before the first section");
    }

    private bool HasItsSections()
    {
        var found = page.Headings.Where(heading => heading.Level == 2).Select(page.Title).ToList();
        if (found.SequenceEqual(Sections))
        {
            return true;
        }

        var at = found.Zip(Sections).TakeWhile(pair => pair.First == pair.Second).Count();
        var line = page.Headings.Where(heading => heading.Level == 2).Skip(at).Select(heading => (int?)MarkdownPage.Line(heading)).FirstOrDefault();
        Add(
            line, at < Sections.Length ? $"the section '{Sections[at]}' is not where it should be" : $"there is no section '{found[at]}' in a kata",
            $"the sections are {string.Join(", ", Sections)}, in this order");
        return false;
    }

    private void WhatYouBuild() => Require(
        page.Below(Section("What you build")).OfType<FencedCodeBlock>().Any(Fragments.IsCSharp), Section("What you build"), "there is no worked example", "show one, in a ```csharp block");

    private void Steps()
    {
        var section = Section("Steps");
        Require(
            TextBelow("Steps").Contains($"kata watch {kata.Id}", StringComparison.Ordinal), section, "it does not say how to start the loop", $"write: Run `kata watch {kata.Id}` …");
        var titles = page.Below(section).OfType<ListBlock>().SelectMany(list => list.OfType<ListItemBlock>())
            .Select(item => (Line: MarkdownPage.Line(item), Text: item.Count > 0 ? page.Slice(item[0]) : "")).ToList();
        var steps = kata.Steps();
        var at = titles.Zip(steps).TakeWhile(pair => IsTitle(pair.First.Text, pair.Second.Title)).Count();
        if (at < Math.Max(titles.Count, steps.Count))
        {
            Add(
                at < titles.Count ? titles[at].Line : MarkdownPage.Line(section),
                at < steps.Count ? $"step {steps[at].Number} is not listed by its title, '{steps[at].Title}'" : $"'{titles[at].Text}' is the title of no step",
                "list the titles of the step classes, in their order");
        }
    }

    // "Hostile tokens: whatever comes, nothing throws" is the step HostileTokens. Where a word ends, and what is a capital, the class cannot say.
    private static bool IsTitle(string text, string title) =>
        Letters(text.Split(':', ',', '.')[0]).Equals(Letters(title), StringComparison.OrdinalIgnoreCase);

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    private void AfterGreen()
    {
        var section = Section("After green");
        var asked = page.Below(section).OfType<ListBlock>().SelectMany(list => list.OfType<ListItemBlock>()).Count(item => page.Slice(item).Contains('?'));
        Require(asked == Questions, section, $"it asks {asked} questions, and not {Questions}", $"list {Questions} questions, without answers");
        Require(
            page.Links.Any(link => link.Line > section.Line && Uri.TryCreate(link.Url, UriKind.Absolute, out _)),
            section, "there is no link to real code", "end with one: Real code: …");
    }

    private HeadingBlock Section(string title) => page.Headings.First(heading => heading.Level == 2 && page.Title(heading) == title);

    private string TextBelow(string title) => string.Join('\n', page.Below(Section(title)).Select(page.Slice));

    private void Require(bool holds, HeadingBlock section, string what, string mend)
    {
        if (!holds)
        {
            Add(MarkdownPage.Line(section), what, mend);
        }
    }

    private void Add(int? line, string what, string mend) => wrong.Add(new Complaint(CheckPoint.Whole, page.File, line, what, mend));
}
