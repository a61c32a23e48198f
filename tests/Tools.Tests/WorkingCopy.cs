using Katas.Engine.Catalogue;

namespace Katas.Tools.Tests;

/// <summary>A copy of this repository that can be built and run, with a small kata of its own beside the real ones.</summary>
public sealed class WorkingCopy : IDisposable
{
    /// <summary>What the small kata's learner has written when all is well.</summary>
    public const string GoodDoor =
        """
        namespace Katas.Doors.Door;

        public static class Door
        {
            public static bool Open() => true;

            public static Task<bool> OpenAsync() => Task.FromResult(true);
        }

        """;

    private const string Readme =
        """
        ---
        kata: door
        title: Doors
        difficulty: 1
        minutes: 5
        source: "1.1"
        specs:
          - title: How to open
            url: https://example.org/open
        needs: []
        ---
        # Doors

        You build a door.

        ## Rules

        - **R1** ([§1](https://example.org/open#1)) It opens.
        """;

    private const string Tests =
        """
        namespace Katas.Doors.Door.Steps;

        public sealed class Step1_Open
        {
            [Fact]
            [Rule("R1")]
            public void A_door_opens() => Door.Open().Should().BeTrue();

            [Fact]
            [Rule("R1")]
            public async Task A_door_opens_in_time() => (await Door.OpenAsync()).Should().BeTrue();
        }

        """;

    private static readonly string Original = TestCompilation.Repository;

    public WorkingCopy()
    {
        Root = Directory.CreateTempSubdirectory("kata-copy-").FullName;
        foreach (var file in Directory.EnumerateFiles(Original).Concat(new[] { "katas", "solutions", "tests" }.SelectMany(Sources)))
        {
            var copy = Path.Combine(Root, Path.GetRelativePath(Original, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        Write("katas/Ch007.Doors/Ch007.Doors.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\" />");
        Write("katas/Ch007.Doors/README.md", "# Chapter 007: Doors\n\n| [door](Door/README.md) |\n");
        Write("katas/Ch007.Doors/Door/README.md", Readme);
        Write("tests/Ch007.Doors.Tests/Door/Step1_Open.cs", Tests);
        Write("solutions/Ch007.Doors/Door/Door.cs", GoodDoor);
        DoorFile = Write("katas/Ch007.Doors/Door/Door.cs", GoodDoor);
        Door = Repository.Load(Root).Find("door")!;
    }

    public string Root { get; }

    /// <summary>The small kata.</summary>
    public Kata Door { get; }

    /// <summary>Its learner's file.</summary>
    public string DoorFile { get; }

    public string Write(string path, string text)
    {
        var full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return full;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Original, folder), "*", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(name => name is "bin" or "obj" or "TestResults" or "StrykerOutput"));
}
