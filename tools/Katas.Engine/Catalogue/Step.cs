using System.Globalization;
using System.Text.RegularExpressions;

namespace Katas.Engine.Catalogue;

/// <summary>A step of a kata: one class of tests in a file of its own.</summary>
/// <param name="Number">From 1, in learning order.</param>
/// <param name="Title">The class's name as words: <c>Who and operators</c>.</param>
/// <param name="ClassName">The class's name: <c>Step2_WhoAndOperators</c>.</param>
/// <param name="File">The path of its source.</param>
public sealed partial record Step(int Number, string Title, string ClassName, string File)
{
    /// <summary>The step that a file holds, or null if its name is not that of a step.</summary>
    public static Step? FromFile(string file)
    {
        var className = Path.GetFileNameWithoutExtension(file);
        var name = StepName().Match(className);
        return name.Success
            ? new Step(int.Parse(name.Groups["number"].Value, CultureInfo.InvariantCulture), Words(name.Groups["title"].Value), className, file)
            : null;
    }

    // WhoAndOperators: Who and operators. RFC7515Examples: RFC 7515 examples.
    private static string Words(string title)
    {
        var words = Word().Matches(title).Select(word => word.Value).ToList();
        return string.Join(' ', words.Select((word, i) => i == 0 || IsAcronym(word) ? word : word.ToLowerInvariant()));
    }

    private static bool IsAcronym(string word) => word.Length > 1 && word.All(char.IsUpper);

    [GeneratedRegex(@"^Step(?<number>[1-9]\d?)_(?<title>\w+)$")]
    private static partial Regex StepName();

    [GeneratedRegex(@"\d+|[A-Z]+(?![a-z])|[A-Z]?[a-z]+")]
    private static partial Regex Word();
}
