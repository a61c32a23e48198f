using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Katas.Engine.Compiling;

/// <summary>A source file; it is parsed again when its text has changed.</summary>
/// <param name="path">Where it is, or would be.</param>
/// <param name="arguments">How it is parsed.</param>
/// <param name="standIn">What is compiled in its place, if anything is.</param>
internal sealed class SourceFile(string path, CSharpCommandLineArguments arguments, Func<string>? standIn = null)
{
    // The clock of a file system may stand still for so long: what is as new as that may be written again without another time.
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(2);

    private (DateTime Written, DateTime Made, long Length)? stamp;

    /// <summary>Where it is.</summary>
    public string Path { get; } = path;

    /// <summary>What was in it when it was last read and had no syntax errors.</summary>
    public SyntaxTree? Tree { get; private set; }

    /// <summary>Those that the last reading found.</summary>
    public IReadOnlyList<Diagnostic> SyntaxErrors { get; private set; } = [];

    /// <summary>It has a <c>global using</c>, which counts for all files of its assembly.</summary>
    public bool ReachesOut { get; private set; }

    /// <summary>Reads it. What is wrong with it leaves the last text in place.</summary>
    /// <param name="believesTimes">Leaves out what nobody has written to since, as its times and its length say.</param>
    public FileTrouble? Refresh(bool believesTimes = false)
    {
        var (before, now) = (stamp, standIn is null ? Stamp() : null);
        if (believesTimes && now is not null && before == now)
        {
            return null;
        }

        stamp = null;
        SourceText text;
        try
        {
            text = standIn is null ? ReadFile() : SourceText.From(standIn(), arguments.Encoding ?? Encoding.UTF8, arguments.ChecksumAlgorithm);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return FileTrouble.Gone;
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return FileTrouble.Unreadable;
        }

        if (text.Length == 0)
        {
            return FileTrouble.Empty;
        }

        SyntaxErrors = [];
        if (Tree is null || !Tree.GetText().ContentEquals(text))
        {
            var @new = Parse(text);
            SyntaxErrors = [.. @new.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
            if (SyntaxErrors.Count > 0)
            {
                return null;
            }

            Tree = @new;
            ReachesOut = ((CompilationUnitSyntax)Tree.GetRoot()).Usings.Any(directive => directive.GlobalKeyword != default);
        }

        stamp = now;
        return null;
    }

    /// <summary>The tree of the same text, made anew.</summary>
    public SyntaxTree ParseAgain() => Parse(Tree!.GetText());

    private (DateTime, DateTime, long)? Stamp()
    {
        var file = new FileInfo(Path);
        return file.Exists && DateTime.UtcNow - file.LastWriteTimeUtc > Tick ? (file.LastWriteTimeUtc, file.CreationTimeUtc, file.Length) : null;
    }

    private SourceText ReadFile()
    {
        using var stream = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return SourceText.From(stream, arguments.Encoding, arguments.ChecksumAlgorithm);
    }

    private SyntaxTree Parse(SourceText text) => CSharpSyntaxTree.ParseText(text, arguments.ParseOptions, Path);
}
