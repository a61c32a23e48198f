using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Katas.Engine.Catalogue;

namespace Katas.Engine.Compiling;

/// <summary>What MSBuild's answer for a chapter depends on, in short.</summary>
public static class BuildInputs
{
    private static readonly HashSet<string> BuildFiles =
        new([".csproj", ".props", ".targets", ".editorconfig", ".globalconfig", "global.json", "nuget.config"], StringComparer.OrdinalIgnoreCase);

    /// <summary>A hash that differs when a project file, a package's restore, the SDK or the list of source files does.</summary>
    /// <param name="root">The repository's folder.</param>
    /// <param name="project">The chapter's folder in katas/.</param>
    public static string Of(string root, string project)
    {
        var testing = Path.Combine(root, "tests", "Katas.Testing");
        var tests = Path.Combine(root, "tests", $"{Path.GetFileName(project)}.Tests");
        List<string> inputs =
        [
            // Their content counts.
            .. new[] { root, Path.Combine(root, "katas"), project, Path.Combine(root, "tests"), testing }
                .Where(Directory.Exists).SelectMany(Directory.EnumerateFiles)
                .Where(file => BuildFiles.Contains(Path.GetExtension(file)) || BuildFiles.Contains(Path.GetFileName(file))).Select(Stamp),
            .. SourceNames(testing).Select(Stamp),
            Stamp(Path.Combine(project, "obj", "project.assets.json")),

            // Only their names count.
            .. SourceNames(project),
            .. SourceNames(tests),

            Environment.Version.ToString(),
        ];
        inputs.Sort(StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', inputs))));
    }

    private static string Stamp(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? string.Create(CultureInfo.InvariantCulture, $"{path} {file.Length} {file.LastWriteTimeUtc.Ticks}") : $"{path} -";
    }

    private static IEnumerable<string> SourceNames(string folder) =>
        !Directory.Exists(folder) ? []
        : Directory.EnumerateDirectories(folder)
            .Where(inner => Path.GetFileName(inner) is not ("obj" or "bin"))
            .SelectMany(inner => Directory.EnumerateFiles(inner, "*.cs", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(folder, "*.cs"))
            .Where(file => !Kata.IsHunt(file));
}
