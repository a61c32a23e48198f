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

    private static readonly Dictionary<string, string> Good = new()
    {
        ["katas/Ch008.Lamps/Ch008.Lamps.csproj"] = "<Project Sdk=\"Microsoft.NET.Sdk\" />",
        ["katas/Ch008.Lamps/README.md"] = "# Chapter 008: Lamps\n\n| [lamp](Lamp/README.md) |\n",
        ["README.md"] = "# Katas\n\n[`lamp`](katas/Ch008.Lamps/Lamp/README.md)\n",
        [Readme] =
            """
            ---
            kata: lamp
            title: A lamp
            difficulty: 1
            minutes: 5
            source: "1.1"
            specs:
              - title: How lamps shine
                url: https://example.org/lamp
            needs: []
            ---
            # A lamp

            You build a dimmer, as every theatre has.

            ```text
            0 ──── 100
            ```

            ## What you build

            ```csharp
            var level = Lamp.Brighter(50, by: 20);
            var text = new StringBuilder().Append(level);
            ```

            ## Rules

            - **R1** (§1) A lamp gets brighter, up to 100.
            - **R2** (§2) It gets darker, down to 0.

            ## Predict

            How bright is 101?

            ## Steps

            Run `kata watch lamp`:

            1. Brighter: towards 100
            2. Darker

            ## After green

            - Who needs it?
            - What does it cost?
            - Where does it end? See [R1](#rules).

            Real code: [a lamp](https://example.org/code).

            """,
        [Hints] = "# Hints for lamp\n\n## Step 1: Brighter\n\n1. One.\n2. Two.\n3. Three.\n\n## Step 2: Darker\n\n1. One.\n2. Two.\n3. Three.\n",
        [Stub] =
            """
            using System.Text;

            namespace Katas.Lamps.Dimmer;

            /// <summary>A lamp.</summary>
            public static class Lamp
            {
                /// <summary>Up.</summary>
                public static int Brighter(int level, int by) =>
                    throw new NotImplementedException();

                /// <summary>Down.</summary>
                public static int Darker(int level, int by) =>
                    throw new NotImplementedException();
            }

            """,
        [Solution] =
            """
            using System.Text;

            namespace Katas.Lamps.Dimmer;

            /// <summary>A lamp.</summary>
            public static class Lamp
            {
                private const int Most = 100;

                /// <summary>Up.</summary>
                public static int Brighter(int level, int by)
                {
                    var sum = level + by;
                    return sum > Most ? Most : sum;
                }

                /// <summary>Down.</summary>
                public static int Darker(int level, int by) => level < by ? 0 : level - by;
            }

            """,
        [Mistakes] =
            """
            # Mistakes in lamp

            ## no-upper-end
            There is one.

            ```diff
            @@
            -        return sum > Most ? Most : sum;
            +        return sum;
            ```

            ## no-lower-end
            There is one.

            ```diff
            @@
            -    public static int Darker(int level, int by) => level < by ? 0 : level - by;
            +    public static int Darker(int level, int by) => level - by;
            ```

            ## always-dark
            It dims.

            ```diff
            @@
            -    public static int Darker(int level, int by) => level < by ? 0 : level - by;
            +    public static int Darker(int level, int by) => 0;
            ```

            ## always-bright
            It dims.

            ```diff
            @@
            -        return sum > Most ? Most : sum;
            +        return Most;
            ```

            ## by-one
            It dims by more than one.

            ```diff
            @@
            -        var sum = level + by;
            +        var sum = level + 1;
            ```

            """,
        [Step1] =
            """
            namespace Katas.Lamps.Dimmer.Steps;

            public sealed class Step1_Brighter
            {
                private static int runs;

                [Fact]
                [Rule("R1")]
                public void It_gets_brighter() => Lamp.Brighter(10, 20).Should().Be(30);

                [Fact]
                [Rule("R1")]
                public void It_ends_at_100() => Lamp.Brighter(90, 20).Should().Be(100);

                [Theory]
                [InlineData(1)]
                [Rule("R1")]
                [Racing]
                public void Threads_may_share_it(int by)
                {
                    runs++;

                    Lamp.Brighter(10, by).Should().Be(11);
                }

                [Fact]
                [Rule("R1")]
                public void Many_levels_get_brighter()
                {
                    foreach (var level in Levels())
                    {
                        Lamp.Brighter(level, 1).Should().Be(level + 1);
                    }
                }

                private static IEnumerable<int> Levels() => Samples.Below(100);
            }

            """,
        [Step2] =
            """
            namespace Katas.Lamps.Dimmer.Steps;

            public sealed class Step2_Darker
            {
                [Fact]
                [Rule("R2")]
                public void It_gets_darker() => Lamp.Darker(30, 20).Should().Be(10);

                [Fact]
                [Rule("R2")]
                public void It_ends_at_0() => Lamp.Darker(10, 20).Should().Be(0);
            }

            """,
    };

    private readonly WorkingCopy copy = new();
    private readonly CheckRun run;

    public CheckedKata()
    {
        foreach (var (path, text) in Good)
        {
            copy.Write(path, text);
        }

        run = new CheckRun(Repository.Find("lamp")!, RunLimits.Default with { Time = TimeSpan.FromSeconds(4) });
    }

    public string Root => copy.Root;

    /// <summary>Nothing need be run.</summary>
    public bool IsUnchanged => Check(anew: false).IsUnchanged;

    /// <summary>What is complained of without a run.</summary>
    public IReadOnlyList<Complaint> Texts() => Check().Texts();

    /// <summary>What is complained of.</summary>
    /// <param name="anew">Runs, even if nothing has changed since all was well.</param>
    public async Task<KataReport> RunAsync(bool anew = true) => await Check(anew).RunAsync(run, CancellationToken.None);

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

        foreach (var (path, text) in Good.Where(file => !File.Exists(Path.Combine(Root, file.Key)) || File.ReadAllText(Path.Combine(Root, file.Key)) != file.Value))
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
