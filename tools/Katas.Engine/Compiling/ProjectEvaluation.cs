using System.Text.Json;
using Katas.Engine.Running;

namespace Katas.Engine.Compiling;

/// <summary>Asks MSBuild how a chapter is compiled, and remembers the answer under .kata/build/ for as long as it holds.</summary>
public sealed class ProjectEvaluation(string root)
{
    // The compiler is ours, so MSBuild is only to say how it would be called; katas/Directory.Build.props has the property.
    private static readonly string[] Question =
    [
        "-restore", "-t:Compile", "-p:KataAsksForTheCommandLine=true",
        "-getItem:CscCommandLineArgs", "-getItem:ReferenceCopyLocalPaths",

        // Nothing of it may stay behind in memory.
        "-nodeReuse:false", "-p:UseSharedCompilation=false",
    ];

    /// <summary>The remembered answer, if it still holds.</summary>
    public ChapterBuild? Remembered(string project)
    {
        try
        {
            var build = JsonSerializer.Deserialize<ChapterBuild>(File.ReadAllText(Memory(project)));
            return build?.Inputs == BuildInputs.Of(root, project) && build.RuntimeAssemblies.All(File.Exists) ? build : null;
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>MSBuild's answer. Restores packages and builds what the chapter's tests refer to, where that is not done yet.</summary>
    /// <param name="project">The chapter's folder in katas/.</param>
    /// <param name="stop">Kills MSBuild.</param>
    /// <exception cref="EvaluationException">MSBuild refuses, or there is no dotnet command.</exception>
    public async Task<ChapterBuild> AskAsync(string project, CancellationToken stop)
    {
        var (exitCode, output, errors) = await DotnetCommand.RunAsync(["msbuild", project, .. Question], stop);
        if (exitCode != 0)
        {
            throw new EvaluationException($"{output}{errors}".Trim());
        }

        using var answer = JsonDocument.Parse(output);
        var items = answer.RootElement.GetProperty("Items");
        var build = new ChapterBuild(
            project, Names(items, "CscCommandLineArgs", "Identity"), [.. Names(items, "ReferenceCopyLocalPaths", "FullPath").Where(IsAssembly)],
            BuildInputs.Of(root, project));
        Directory.CreateDirectory(Path.GetDirectoryName(Memory(project))!);
        await File.WriteAllTextAsync(Memory(project), JsonSerializer.Serialize(build), stop);
        return build;
    }

    private string Memory(string project) => Path.Combine(root, ".kata", "build", $"{Path.GetFileName(project)}.json");

    private static List<string> Names(JsonElement items, string kind, string metadata) =>
        [.. items.GetProperty(kind).EnumerateArray().Select(item => item.GetProperty(metadata).GetString()!)];

    // Not the translations of their messages, which are in a folder for each language.
    private static bool IsAssembly(string path) =>
        path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) && !path.EndsWith(".resources.dll", StringComparison.OrdinalIgnoreCase);
}

/// <summary>MSBuild cannot say how a chapter is compiled; the message is what it printed.</summary>
public sealed class EvaluationException(string message) : Exception(message);
