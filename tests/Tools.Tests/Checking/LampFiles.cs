namespace Katas.Tools.Tests.Checking;

/// <summary>The files of a kata that keeps all promises.</summary>
internal static class LampFiles
{
    /// <summary>Texts by path from the repository's root.</summary>
    public static readonly Dictionary<string, string> Good = new()
    {
        ["katas/Ch008.Lamps/Ch008.Lamps.csproj"] = "<Project Sdk=\"Microsoft.NET.Sdk\" />",
        ["katas/Ch008.Lamps/README.md"] = "# Chapter 008: Lamps\n\n| [lamp](Lamp/README.md) |\n",
        ["README.md"] = "# Katas\n\n[`lamp`](katas/Ch008.Lamps/Lamp/README.md)\n",
        [CheckedKata.Readme] =
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
        [CheckedKata.Hints] = "# Hints for lamp\n\n## Step 1: Brighter\n\n1. One.\n2. Two.\n3. Three.\n\n## Step 2: Darker\n\n1. One.\n2. Two.\n3. Three.\n",
        [CheckedKata.Stub] =
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
        [CheckedKata.Solution] =
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
        [CheckedKata.Mistakes] =
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
        [CheckedKata.Step1] =
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
        [CheckedKata.Step2] =
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
}
