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
    public static Repository Load(string root) => Load(root, trouble => throw trouble);

    /// <summary>Reads what can be read.</summary>
    /// <param name="root">The folder that holds Katas.sln.</param>
    /// <param name="tell">Told of each README that cannot be read, and of each id that a kata before had; that kata is left out.</param>
    public static Repository Load(string root, Action<KataException> tell)
    {
        var folderOf = new Dictionary<string, string>();
        var chapters = Directory.EnumerateDirectories(Path.Combine(root, "katas"), "Ch*").Order(StringComparer.Ordinal)
            .Select(folder => LoadChapter(root, folder, tell, folderOf)).Where(chapter => chapter.Katas.Count > 0).ToList();
        return new Repository(root, chapters);
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

    private static Chapter LoadChapter(string root, string folder, Action<KataException> tell, Dictionary<string, string> folderOf)
    {
        var name = Path.GetFileName(folder);
        var text = File.Exists(Path.Combine(folder, "README.md")) ? File.ReadAllText(Path.Combine(folder, "README.md")) : "";
        var heading = ChapterHeading().Match(text);
        var listed = KataLink().Matches(text).Select(link => link.Groups["folder"].Value).Distinct().ToList();
        var katas = from kata in Directory.EnumerateDirectories(folder)
                    let readme = Path.Combine(kata, "README.md")
                    where File.Exists(readme)
                    let place = listed.IndexOf(Path.GetFileName(kata))
                    orderby place < 0, place, kata
                    select readme;
        var loaded = new List<Kata>();
        foreach (var readme in katas)
        {
            var file = Path.GetRelativePath(root, readme).Replace('\\', '/');
            try
            {
                var kata = new Kata(root, name, Path.GetFileName(Path.GetDirectoryName(readme)!), Readme.Parse(File.ReadAllText(readme), file));
                if (!folderOf.TryAdd(kata.Id, kata.Folder))
                {
                    throw new KataException(file, null, $"two katas are called '{kata.Id}': this one and that of {folderOf[kata.Id]}");
                }

                loaded.Add(kata);
            }
            catch (KataException trouble)
            {
                tell(trouble);
            }
        }

        return new Chapter(name, name[2..].Split('.')[0], heading.Success ? heading.Groups["title"].Value : name, loaded);
    }

    [GeneratedRegex(@"^# Chapter \d+: (?<title>.+?)\s*$", RegexOptions.Multiline)]
    private static partial Regex ChapterHeading();

    [GeneratedRegex(@"\]\((?<folder>\w+)/README\.md\)")]
    private static partial Regex KataLink();
}
