using System.Globalization;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;

namespace Katas.Engine.Catalogue;

/// <summary>Reads a kata's hints.md: for each step a nudge, an approach, and the key line of thought.</summary>
public static partial class HintFile
{
    /// <summary>How many hints a step has.</summary>
    public const int Levels = 3;

    /// <summary>The hints by step, each as Markdown.</summary>
    /// <exception cref="KataException">A heading is not that of a step, or a step has not three hints.</exception>
    public static IReadOnlyDictionary<int, IReadOnlyList<string>> Parse(string markdown)
    {
        var text = markdown.ReplaceLineEndings("\n");
        var hints = new Dictionary<int, IReadOnlyList<string>>();
        var step = 0;
        foreach (var block in Markdown.Parse(text))
        {
            switch (block)
            {
                case HeadingBlock { Level: 2 } heading:
                    var number = StepHeading().Match(MarkdownText.Slice(text, heading)).Groups["number"];
                    step = number.Success ? int.Parse(number.Value, CultureInfo.InvariantCulture) : throw Trouble(heading, "'## Step 1: Title' is missing");
                    break;
                case ListBlock { IsOrdered: true } list when list.Count == Levels && !hints.ContainsKey(step):
                    hints[step] = [.. list.Cast<ListItemBlock>().Select(item => MarkdownText.OnOneLine(MarkdownText.Slice(text, item[0])))];
                    break;
                case ListBlock list:
                    throw Trouble(list, $"step {step} must have one list of {Levels} hints");
                default:
                    break;
            }
        }

        return hints;
    }

    private static KataException Trouble(Block block, string what) => new("hints.md", block.Line + 1, what);

    [GeneratedRegex(@"^## Step (?<number>\d+): .")]
    private static partial Regex StepHeading();
}
