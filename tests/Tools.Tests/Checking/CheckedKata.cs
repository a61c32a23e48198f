using Katas.Engine.Catalogue;
using Katas.Engine.Checking;
using Katas.Engine.Running;

namespace Katas.Tools.Tests.Checking;

/// <summary>A small kata that keeps all promises, to be broken in one place at a time; its engine stays warm.</summary>
public sealed class CheckedKata : IAsyncDisposable, IDisposable
{
    public const string Readme = "katas/Ch008.Lamps/Lamp/README.md";
    public const string Hints = "katas/Ch008.Lamps/Lamp/hints.md";
    public const string Stub = "katas/Ch008.Lamps/Lamp/Lamp.cs";
    public const string Solution = "solutions/Ch008.Lamps/Lamp/Lamp.cs";
    public const string Mistakes = "solutions/Ch008.Lamps/Lamp/mistakes.md";
    public const string Step1 = "tests/Ch008.Lamps.Tests/Lamp/Step1_Brighter.cs";
    public const string Memory = ".kata/check/lamp.json";
    public const string Step2 = "tests/Ch008.Lamps.Tests/Lamp/Step2_Darker.cs";

    /// <summary>For which the tests of step 1 run in another order than in the file.</summary>
    public const int Seed = 1;

    private readonly WorkingCopy copy = new();
    private readonly CheckRun run;

    public CheckedKata()
    {
        foreach (var (path, text) in LampFiles.Good)
        {
            copy.Write(path, text);
        }

        run = new CheckRun(Repository.Find("lamp")!, RunLimits.Default with { Time = TimeSpan.FromSeconds(30) });
    }

    public string Root => copy.Root;

    /// <summary>Nothing need be run.</summary>
    public bool IsUnchanged => Check(anew: false).IsUnchanged;

    /// <summary>What is complained of without a run.</summary>
    public IReadOnlyList<Complaint> Texts() => Check().Texts();

    /// <summary>What is complained of.</summary>
    /// <param name="anew">Runs, even if nothing has changed since all was well.</param>
    public async Task<KataReport> RunAsync(bool anew = true) => await Check(anew).RunAsync(run, CancellationToken.None);

    /// <summary>A check complains of this and of nothing else.</summary>
    /// <param name="point">Which promise does not hold.</param>
    /// <param name="place">Where, as <see cref="Place"/> says it.</param>
    /// <param name="what">A part of what is wrong; <c>*</c> stands for anything.</param>
    public async Task MustComplainOnly(CheckPoint point, string place, string what)
    {
        var complaint = (await RunAsync()).Complaints.Should().ContainSingle().Subject;

        (complaint.Point, Place(complaint)).Should().Be((point, place));
        complaint.What.Should().Match($"*{what}*");
        complaint.Mend.Should().NotBeEmpty();
    }

    /// <summary>Changes a text of a file; to be undone with <see cref="Mend"/>.</summary>
    public void Break(string path, string text, string instead)
    {
        var old = File.ReadAllText(Path.Combine(Root, path));
        old.Should().Contain(text, "there must be something to break in {0}", path);
        copy.Write(path, old.Replace(text, instead, StringComparison.Ordinal));
    }

    /// <summary>The path from the copy's root, with the line: <c>README.md:3</c>.</summary>
    public string Place(Complaint complaint) =>
        Path.GetRelativePath(Root, complaint.File).Replace('\\', '/') + (complaint.Line is { } line ? $":{line}" : "");

    /// <summary>Puts all files back, and forgets what has been run.</summary>
    public void Mend()
    {
        if (File.Exists(Path.Combine(Root, Memory)))
        {
            File.Delete(Path.Combine(Root, Memory));
        }

        foreach (var (path, text) in LampFiles.Good.Where(file => !File.Exists(Path.Combine(Root, file.Key)) || File.ReadAllText(Path.Combine(Root, file.Key)) != file.Value))
        {
            copy.Write(path, text);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await run.DisposeAsync();
        copy.Dispose();
    }

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private Repository Repository => Repository.Load(Root);

    private KataCheck Check(bool anew = true) => new(Repository.Find("lamp")!, Repository, Seed, anew);
}

/// <summary>The classes that share the one kata, one after the other.</summary>
[CollectionDefinition(nameof(CheckedKata))]
public sealed class SharesCheckedKata : ICollectionFixture<CheckedKata>;
