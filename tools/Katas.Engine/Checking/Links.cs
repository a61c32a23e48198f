using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Katas.Engine.Checking;

/// <summary>Links to files of the repository lead somewhere, and so do their anchors.</summary>
internal static class Links
{
    /// <summary>What is wrong with the links of a page; addresses elsewhere are not visited.</summary>
    public static IEnumerable<Complaint> Of(string root, MarkdownPage page) =>
        from link in page.Links
        let url = link.Url ?? ""
        where !Uri.TryCreate(url, UriKind.Absolute, out var absolute) || absolute.IsFile
        let what = Wrong(root, page, url)
        where what is not null
        select new Complaint(CheckPoint.Whole, page.File, MarkdownPage.Line(link), $"the link {url} leads nowhere: {what}", "correct it, or take it out");

    /// <summary>The page has a link to that file with this text.</summary>
    public static bool Lists(MarkdownPage page, string file, string text) =>
        page.Links.Any(link => string.Concat(link.Descendants<LiteralInline>().Select(part => part.Content.ToString())
                .Concat(link.Descendants<CodeInline>().Select(code => code.Content))) == text
            && link.Url is { } url && Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page.File)!, url)) == file);

    private static string? Wrong(string root, MarkdownPage page, string url)
    {
        var parts = url.Split('#', 2);
        var path = Uri.UnescapeDataString(parts[0]);
        var target = path.Length == 0 ? page.File
            : path.StartsWith('/') ? Path.Combine(root, path[1..]) // as GitHub reads it
            : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page.File)!, path));
        if (!Path.Exists(target))
        {
            return "there is no such file";
        }

        return parts.Length == 2 && target.EndsWith(".md", StringComparison.Ordinal) && !MarkdownPage.Read(target).Anchors.Contains(parts[1])
            ? $"no heading there has the anchor #{parts[1]}" : null;
    }
}
