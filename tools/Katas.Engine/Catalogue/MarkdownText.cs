using System.Text.RegularExpressions;
using Markdig.Syntax;

namespace Katas.Engine.Catalogue;

/// <summary>What all readers of our Markdown files need: the source of a block, on one line if need be, and what an id is.</summary>
internal static partial class MarkdownText
{
    /// <summary>The block as it stands in <paramref name="text"/>, whose line ends are <c>\n</c>.</summary>
    public static string Slice(string text, Block block) => text.Substring(block.Span.Start, block.Span.Length);

    /// <summary>The text with every run of white space, line ends too, as one space.</summary>
    public static string OnOneLine(string text) => Spaces().Replace(text, " ");

    /// <summary>Small letters and digits, with single hyphens between.</summary>
    public static bool IsId(string text) => KebabCase().IsMatch(text);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex KebabCase();
}
