using System.Text.RegularExpressions;
using Quickenshtein;

namespace Katas.Engine.Catalogue;

/// <summary>All chapters and katas, read from their folders.</summary>
public sealed partial class Repository
{
    private Repository(string root, IReadOnlyList<Chapter> chapters) => (Root, Chapters) = (root, chapters);

    /// <summary>The folder that holds Katas.sln.</summary>
    public string Root { get; }

    /// <summary>In the order of their numbers.</summary>
    public IReadOnlyList<Chapter> Chapters { get; }

    /// <summary>All katas, chapter by chapter.</summary>
    public IEnumerable<Kata> Katas => Chapters.SelectMany(chapter => chapter.Katas);

    /// <summary>The folder that holds Katas.sln: <paramref name="folder"/> or the nearest one above it.</summary>
    /// <exception cref="KataException">There is none.</exception>
    public static string FindRoot(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Katas.sln")))
            {
                return at.FullName;
            }
        }

        throw new KataException($"Katas.sln is neither in {folder} nor above it");
    }

    /// <summary>Reads every README.</summary>
    /// <exception cref="KataException">One of them cannot be read, or two katas have the same id.</exception>
    public static Repository Load(string root)
    {
        var chapters = Directory.EnumerateDirectories(Path.Combine(root, "katas"), "Ch*").Order(StringComparer.Ordinal)
            .Select(folder => LoadChapter(root, folder)).Where(chapter => chapter.Katas.Count > 0).ToList();
        var repository = new Repository(root, chapters);
        if (repository.Katas.GroupBy(kata => kata.Id).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new KataException($"two katas are called '{twice.Key}': {string.Join(" and ", twice.Select(kata => kata.Folder))}");
        }

        return repository;
    }

    /// <summary>The kata that is called <paramref name="id"/>, in whatever letter case, or null.</summary>
    public Kata? Find(string id) => Katas.FirstOrDefault(kata => kata.Id.Equals(id, StringComparison.OrdinalIgnoreCase));

    /// <summary>Ids that somebody who typed <paramref name="id"/> may have meant, the likeliest first.</summary>
    public IReadOnlyList<string> Nearest(string id)
    {
        const int Most = 3;
        var typed = id.ToLowerInvariant();
        var near = from kata in Katas
                   let distance = Levenshtein.GetDistance(typed, kata.Id)
                   let isPart = typed.Length > 1 && kata.Id.Contains(typed, StringComparison.Ordinal)
                   where isPart || distance <= Math.Max(2, kata.Id.Length / 3)
                   orderby isPart descending, distance
                   select kata.Id;
        return [.. near.Take(Most)];
    }

    private static Chapter LoadChapter(string root, string folder)
    {
        var name = Path.GetFileName(folder);
        var text = File.Exists(Path.Combine(folder, "README.md")) ? File.ReadAllText(Path.Combine(folder, "README.md")) : "";
        var heading = ChapterHeading().Match(text);
        var listed = KataLink().Matches(text).Select(link => link.Groups["folder"].Value).Distinct().ToList();
        var katas = from kata in Directory.EnumerateDirectories(folder)
                    let readme = Path.Combine(kata, "README.md")
                    where File.Exists(readme)
                    let place = listed.IndexOf(Path.GetFileName(kata))
                    orderby place < 0, place
                    select new Kata(root, name, Path.GetFileName(kata), Readme.Parse(File.ReadAllText(readme), Path.GetRelativePath(root, readme)));
        return new Chapter(name, name[2..].Split('.')[0], heading.Success ? heading.Groups["title"].Value : name, [.. katas]);
    }

    [GeneratedRegex(@"^# Chapter \d+: (?<title>.+?)\s*$", RegexOptions.Multiline)]
    private static partial Regex ChapterHeading();

    [GeneratedRegex(@"\]\((?<folder>\w+)/README\.md\)")]
    private static partial Regex KataLink();
}
