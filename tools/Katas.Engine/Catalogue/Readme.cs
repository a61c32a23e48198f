using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Katas.Engine.Catalogue;

/// <summary>What a kata's README says; CONTRIBUTING.md shows its form.</summary>
public sealed partial record Readme
{
    private static readonly MarkdownPipeline WithFrontMatter = new MarkdownPipelineBuilder().UseYamlFrontMatter().Build();

    private static readonly IDeserializer Yaml = new DeserializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance)
        .WithTypeMapping<IReadOnlyList<Spec>, List<Spec>>()
        .WithTypeMapping<IReadOnlyList<string>, List<string>>()
        .Build();

    /// <summary>What a learner types.</summary>
    public string Kata { get; init; } = "";

    /// <summary>The kata's name for people.</summary>
    public string Title { get; init; } = "";

    /// <summary>From 1 to 5.</summary>
    public int Difficulty { get; init; }

    /// <summary>How long it takes somebody who has not done it before.</summary>
    public int Minutes { get; init; }

    /// <summary>The section of the study notes that it comes from.</summary>
    public string Source { get; init; } = "";

    /// <summary>The texts that decide.</summary>
    public IReadOnlyList<Spec> Specs { get; init; } = [];

    /// <summary>Ids of katas to do before.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>The text behind the front matter, as Markdown.</summary>
    [YamlIgnore]
    public string Body { get; private init; } = "";

    /// <summary>One sentence: what is built, and where it runs in real life.</summary>
    [YamlIgnore]
    public string Opening { get; private init; } = "";

    /// <summary>The rules by id, each as Markdown without its id: <c>(§27.3) A mode that begins …</c></summary>
    [YamlIgnore]
    public IReadOnlyDictionary<string, string> Rules { get; private init; } = new Dictionary<string, string>();

    /// <summary>Reads a README.</summary>
    /// <param name="markdown">The whole text.</param>
    /// <param name="name">How an error message calls the file.</param>
    /// <exception cref="KataException">The front matter is missing or wrong, or a rule is there twice.</exception>
    public static Readme Parse(string markdown, string name)
    {
        var text = markdown.ReplaceLineEndings("\n");
        var document = Markdown.Parse(text, WithFrontMatter);
        var frontMatter = document.OfType<YamlFrontMatterBlock>().FirstOrDefault()
            ?? throw new KataException(name, null, "does not begin with front matter between two lines of '---'");

        var readme = FrontMatter(frontMatter.Lines.ToString(), name);
        Require(MarkdownText.IsId(readme.Kata), name, null, $"'kata: {readme.Kata}' is not an id: small letters, digits and '-'");
        Require(readme.Title.Length > 0, name, null, "has no title");
        Require(readme.Difficulty is >= 1 and <= 5, name, null, $"difficulty is from 1 to 5, not {readme.Difficulty}");
        Require(readme.Minutes > 0, name, null, "does not say how many minutes it takes");
        return readme with
        {
            Body = text[(frontMatter.Span.End + 1)..].TrimStart('\n'),
            Opening = document.OfType<ParagraphBlock>().Select(block => MarkdownText.Slice(text, block).ReplaceLineEndings(" ")).FirstOrDefault() ?? "",
            Rules = RulesOf(text, document, name),
        };
    }

    private static Readme FrontMatter(string yaml, string name)
    {
        try
        {
            return Yaml.Deserialize<Readme>(yaml) ?? new Readme();
        }
        catch (YamlException error)
        {
            // Line 1 of the file is the first '---'.
            throw new KataException(name, (int)error.Start.Line + 1, error.InnerException?.Message ?? error.Message);
        }
    }

    private static Dictionary<string, string> RulesOf(string text, MarkdownDocument document, string name)
    {
        var rules = new Dictionary<string, string>();
        var section = document.SkipWhile(block => block is not HeadingBlock heading || MarkdownText.Slice(text, heading) != "## Rules").Skip(1)
            .TakeWhile(block => block is not HeadingBlock);
        foreach (var item in section.OfType<ListBlock>().SelectMany(list => list))
        {
            var rule = RuleItem().Match(MarkdownText.Slice(text, item));
            Require(rule.Success, name, item.Line + 1, "a rule begins with its id, as in '- **R1** …'");
            Require(
                rules.TryAdd(rule.Groups["id"].Value, MarkdownText.OnOneLine(rule.Groups["text"].Value.Trim())),
                name, item.Line + 1, $"rule {rule.Groups["id"].Value} is there twice");
        }

        return rules;
    }

    private static void Require(bool holds, string name, int? line, string otherwise)
    {
        if (!holds)
        {
            throw new KataException(name, line, otherwise);
        }
    }

    [GeneratedRegex(@"^-\s+\*\*(?<id>R\d+)\*\*\s+(?<text>.+)$", RegexOptions.Singleline)]
    private static partial Regex RuleItem();
}

/// <summary>A text that decides what is right.</summary>
public sealed record Spec
{
    /// <summary>Its name.</summary>
    public string Title { get; init; } = "";

    /// <summary>Where it is.</summary>
    public Uri? Url { get; init; }
}
