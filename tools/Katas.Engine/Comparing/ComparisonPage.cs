using System.Globalization;
using System.Net;
using System.Text;
using DiffPlex.DiffBuilder.Model;
using Katas.Engine.Learner;

namespace Katas.Engine.Comparing;

/// <summary>A comparison as a page: one file that needs nothing else, for a screen, light or dark, and for paper.</summary>
public static class ComparisonPage
{
    // By this a page is known as one that may be overwritten.
    private const string Mark = "<meta name=\"generator\" content=\"kata compare\">";

    // Colour is never the only sign: a line that differs has a sign before it, what differs in it is underlined.
    private const string Style =
        """
        :root { color-scheme: light dark; --text: #1b1b1b; --quiet: #666; --page: #fff; --line: #ddd; --yours: #fff3cd; --reference: #d9f2df; }
        @media (prefers-color-scheme: dark) {
          :root { --text: #e4e4e4; --quiet: #9a9a9a; --page: #181818; --line: #3a3a3a; --yours: #4a3c10; --reference: #163d22; }
        }
        body { color: var(--text); background: var(--page); font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 100rem; padding: 0 1rem; }
        h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2rem; } p.quiet, .quiet { color: var(--quiet); }
        table { border-collapse: collapse; }
        .facts td, .facts th { border-bottom: 1px solid var(--line); padding: .2rem 1.2rem .2rem 0; text-align: left; vertical-align: top; }
        .facts td + td, .facts th + th { text-align: right; }
        .diff { font: 13px/1.45 ui-monospace, monospace; table-layout: fixed; width: 100%; }
        .diff td { padding: 0 .4em; vertical-align: top; white-space: pre-wrap; overflow-wrap: anywhere; tab-size: 4; }
        .diff .number { color: var(--quiet); text-align: right; width: 4ch; } .diff .sign { width: 1ch; }
        .diff .yours { background: var(--yours); } .diff .reference { background: var(--reference); } .diff u { font-weight: bold; }
        .diff .folded td { color: var(--quiet); border-block: 1px dotted var(--line); text-align: center; }
        @media print {
          :root { --text: #000; --quiet: #444; --page: #fff; --line: #999; --yours: #fff3cd; --reference: #d9f2df; }
          body { font-size: 10pt; margin: 0; max-width: none; padding: 0; } .diff { font-size: 7pt; }
          h2 { break-after: avoid; } tr { break-inside: avoid; } thead { display: table-header-group; }
        }
        """;

    /// <summary>Makes sure that nothing is lost when a page is written.</summary>
    /// <param name="path">Where to.</param>
    /// <exception cref="KataException">Something else is there, or it cannot be written.</exception>
    public static void MustBeFree(string path)
    {
        if (Directory.Exists(path))
        {
            throw new KataException($"{path} is a folder. Name the file: {Path.Combine(path, "compare.html")}");
        }

        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
        {
            throw new KataException($"There is no folder {folder}. Make it first, or name another file.");
        }

        if (File.Exists(path) && !IsPage(path))
        {
            throw new KataException($"{path} is there, and no page of kata compare. It was left as it is: name another file, or remove it.");
        }
    }

    /// <summary>Writes the page.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="comparison">What it shows.</param>
    /// <param name="made">When.</param>
    /// <exception cref="KataException">Something else is there, or it cannot be written.</exception>
    public static void Write(string path, Comparison comparison, DateTimeOffset made)
    {
        MustBeFree(path);
        try
        {
            WholeFile.Write(Path.GetFullPath(path), Of(comparison, made));
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new KataException($"{path} cannot be written: {refused.Message}");
        }
    }

    /// <summary>The page's text.</summary>
    public static string Of(Comparison comparison, DateTimeOffset made)
    {
        var kata = comparison.Kata;
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            {Mark}
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Text(kata.Id)}: yours beside the reference</title>
            <style>
            {Style}
            </style>
            </head>
            <body>
            <h1>{Text(kata.Readme.Title)}: yours beside the reference</h1>
            <p class="quiet">kata compare {Text(kata.Id)}, {made:yyyy-MM-dd}. {Text(comparison.TestsInWords())}</p>
            <h2>Numbers</h2>
            <table class="facts">
            <thead><tr><th></th><th>yours</th><th>reference</th><th>difference</th></tr></thead>

            """);
        foreach (var fact in comparison.Facts())
        {
            page.AppendLine(CultureInfo.InvariantCulture, $"<tr><td>{Text(fact.What)}</td><td>{Text(fact.Yours)}</td><td>{Text(fact.Reference)}</td><td>{Text(fact.Difference)}</td></tr>");
        }

        page.AppendLine("</table>");
        foreach (var sentence in comparison.Notes())
        {
            page.AppendLine(CultureInfo.InvariantCulture, $"<p class=\"quiet\">{Text(sentence)}</p>");
        }

        Methods(page, comparison);
        foreach (var file in comparison.Files)
        {
            Diff(page, file);
        }

        return page.Append("</body>\n</html>\n").ToString();
    }

    private static bool IsPage(string path)
    {
        try
        {
            return File.ReadLines(path).Take(5).Contains(Mark);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static void Methods(StringBuilder page, Comparison comparison)
    {
        page.AppendLine("<h2>Cyclomatic complexity of each method</h2>\n<table class=\"facts\">\n<thead><tr><th>yours</th><th></th><th>reference</th><th></th></tr></thead>");
        foreach (var (yours, reference) in comparison.MethodsSideBySide())
        {
            page.AppendLine(CultureInfo.InvariantCulture, $"<tr><td>{Text(yours?.Name)}</td><td>{yours?.Complexity}</td><td>{Text(reference?.Name)}</td><td>{reference?.Complexity}</td></tr>");
        }

        page.AppendLine("</table>");
    }

    private static void Diff(StringBuilder page, FileComparison file)
    {
        page.AppendLine(CultureInfo.InvariantCulture, $"<h2>{Text(file.Name)}</h2>\n<p class=\"quiet\">{Text(file.InWords())}</p>");
        if (file.Rows.Count == 0)
        {
            return;
        }

        page.AppendLine("<table class=\"diff\">\n<colgroup><col style=\"width:4ch\"><col style=\"width:2ch\"><col><col style=\"width:4ch\"><col style=\"width:2ch\"><col></colgroup>");
        if (file.Sides == FileSides.Both)
        {
            page.AppendLine("<thead><tr><th colspan=\"3\">yours</th><th colspan=\"3\">reference</th></tr></thead>");
        }

        foreach (var row in file.Rows)
        {
            page.AppendLine(row.Folded > 0
                ? string.Create(CultureInfo.InvariantCulture, $"<tr class=\"folded\"><td colspan=\"6\">{row.Folded} equal lines</td></tr>")
                : $"<tr>{(file.Sides == FileSides.Reference ? "" : Side(row.Yours, "yours", "−", file.Sides))}{(file.Sides == FileSides.Yours ? "" : Side(row.Reference, "reference", "+", file.Sides))}</tr>");
        }

        page.AppendLine("</table>");
    }

    private static string Side(DiffPiece line, string side, string sign, FileSides sides)
    {
        var differs = line.Type is not (ChangeType.Unchanged or ChangeType.Imaginary);
        var text = string.Concat((DiffRow.Pieces(line) ?? []).Select(piece => piece.Differs ? $"<u>{Text(piece.Text)}</u>" : Text(piece.Text)));
        var wide = sides == FileSides.Both ? "" : " colspan=\"4\"";
        var colour = differs ? $" class=\"{side}\"" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"<td class=\"number\">{line.Position}</td><td class=\"sign\">{(differs ? sign : "")}</td><td{wide}{colour}>{text}</td>");
    }

    private static string Text(string? text) => WebUtility.HtmlEncode(text ?? "");
}
