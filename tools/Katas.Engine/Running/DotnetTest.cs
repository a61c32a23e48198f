using System.Globalization;
using System.Text.RegularExpressions;
using Katas.Engine.Compiling;

namespace Katas.Engine.Running;

/// <summary>Runs tests as a learner would by hand: <c>dotnet test</c>, reporting into a file.</summary>
public static partial class DotnetTest
{
    /// <summary>Builds a project and runs those of its tests whose full name contains <paramref name="filter"/>.</summary>
    /// <param name="project">The project's folder.</param>
    /// <param name="filter">A part of a full name, or null for all tests.</param>
    /// <param name="stop">Kills the run and all that it started.</param>
    public static async Task<RunOutcome> RunAsync(string project, string? filter, CancellationToken stop)
    {
        var reports = Directory.CreateTempSubdirectory("kata-");
        try
        {
            var (_, written, complaints) = await DotnetCommand.RunAsync(Arguments(project, filter, reports.FullName), stop);
            var output = written + complaints;
            var results = reports.EnumerateFiles("*.trx").SelectMany(report => TrxReport.Read(report.FullName)).ToList();
            var errors = CompileErrors(output);
            return errors.Count > 0 ? new RunOutcome.DoesNotCompile(errors)
                : results.Count > 0 && !Aborted().IsMatch(output) ? new RunOutcome.Ran(results)
                : new RunOutcome.Broke(Essence(output));
        }
        finally
        {
            reports.Delete(recursive: true);
        }
    }

    private static string[] Arguments(string project, string? filter, string reports)
    {
        string[] always = ["test", project, "--logger", "trx", "--results-directory", reports];
        return filter is null ? always : [.. always, "--filter", $"FullyQualifiedName~{filter}"];
    }

    private static List<CompileError> CompileErrors(string output) =>
    [
        .. CompilerLine().Matches(output)
            .Select(line => new CompileError(
                line.Groups["file"].Value,
                int.Parse(line.Groups["line"].Value, CultureInfo.InvariantCulture),
                int.Parse(line.Groups["column"].Value, CultureInfo.InvariantCulture),
                line.Groups["id"].Value,
                line.Groups["message"].Value))
            .Distinct(), // MSBuild prints each once more at the end
    ];

    // A crash is told at its beginning: the reason, then the innermost frames of what may be thousands. Else the end tells.
    private static string Essence(string output)
    {
        const int Crash = 6, End = 20;
        var lines = output.ReplaceLineEndings("\n").Trim().Split('\n').ToList();
        var reason = lines.FindIndex(line => Aborted().IsMatch(line));
        return string.Join('\n', reason < 0 ? lines.TakeLast(End) : lines.Skip(reason).Take(Crash));
    }

    // /katas/Ch100.Http/X/Y.cs(12,9): error CS1002: ; expected [/katas/Ch100.Http/Ch100.Http.csproj]
    [GeneratedRegex(@"^\s*(?<file>[^\r\n]+?\.cs)\((?<line>\d+),(?<column>\d+)\): error (?<id>[A-Z]+\d+): (?<message>[^\r\n]*?)(?: \[[^\]\r\n]*\])?\r?$", RegexOptions.Multiline)]
    private static partial Regex CompilerLine();

    [GeneratedRegex(@"^The active test run was aborted", RegexOptions.Multiline)]
    private static partial Regex Aborted();
}
