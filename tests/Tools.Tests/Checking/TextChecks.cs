using Katas.Engine;
using Katas.Engine.Catalogue;
using Katas.Engine.Checking;

namespace Katas.Tools.Tests.Checking;

/// <summary>What is checked without a run: each part is broken, and exactly that is complained of.</summary>
[Collection(nameof(CheckedKata))]
public sealed class TextChecks(CheckedKata kata) : IDisposable
{
    public void Dispose() => kata.Mend();

    [Fact]
    public void A_kata_that_keeps_its_promises_is_not_complained_of() => kata.Texts().Should().BeEmpty();

    [Theory]
    [InlineData("source: \"1.1\"", "source: \"\"", "README.md:6", "no source")]
    [InlineData("specs:\n  - title: How lamps shine\n    url: https://example.org/lamp", "specs: []", "README.md:7", "no text that decides")]
    [InlineData("    url: https://example.org/lamp\n", "", "README.md:7", "without title and url")]
    [InlineData("needs: []", "needs: [chmot]", "README.md:10", "'chmot', which is no kata")]
    [InlineData("needs: []", "needs: [lamp]", "README.md:10", "it needs itself")]
    [InlineData("# A lamp\n", "# Lamp\n", "README.md:12", "not the title, 'A lamp'")]
    [InlineData("You build a dimmer, as every theatre has.\n\n", "", "README.md:12", "no sentence says")]
    [InlineData("```text\n0 ──── 100\n```\n", "", "README.md:12", "no picture")]
    [InlineData("## Predict", "### Predict", "README.md:36", "'Predict' is not where")]
    [InlineData("## After green", "## Notes\n\n## After green", "README.md:43", "'After green' is not where")]
    [InlineData("```csharp", "```text", "README.md:20", "no worked example")]
    [InlineData("How bright is 101?", "101 is bright.", "README.md:32", "nothing is asked")]
    [InlineData("Run `kata watch lamp`:", "Go:", "README.md:36", "how to start the loop")]
    [InlineData("1. Brighter: towards 100", "1. Lighter: towards 100", "README.md:40", "step 1 is not listed by its title, 'Brighter'")]
    [InlineData("2. Darker", "2. Darker\n3. Off", "README.md:42", "'Off' is the title of no step")]
    [InlineData("\n2. Darker", "", "README.md:36", "step 2 is not listed")]
    [InlineData("- What does it cost?\n", "", "README.md:43", "2 questions, and not 3")]
    [InlineData("Real code: [a lamp](https://example.org/code).", "", "README.md:43", "no link to real code")]
    [InlineData("[R1](#rules)", "[R1](#rule)", "README.md:47", "#rule leads nowhere: no heading there")]
    [InlineData("[R1](#rules)", "[R1](hint.md)", "README.md:47", "hint.md leads nowhere: there is no such file")]
    [InlineData("[R1](#rules)", "[R1](hints.md#step-3-off)", "README.md:47", "no heading there has the anchor #step-3-off")]
    public void A_README_says_all_that_it_must(string text, string instead, string place, string what)
    {
        kata.Break(CheckedKata.Readme, text, instead);

        OnlyOne(CheckPoint.Whole, $"katas/Ch008.Lamps/Lamp/{place}", what);
    }

    [Theory]
    [InlineData(CheckedKata.Hints, "\n## Step 2: Darker\n\n1. One.\n2. Two.\n3. Three.\n", "", "", "step 2 has no hints")]
    [InlineData(CheckedKata.Hints, "## Step 2: Darker", "## Step 2: Darker\n\n1. One.\n2. Two.\n3. Three.\n\n## Step 3: Off", ":15", "there is no step 3")]
    [InlineData(CheckedKata.Hints, "3. Three.\n\n", "\n", ":5", "step 1 must have one list of 3 hints")]
    [InlineData(CheckedKata.Mistakes, "## by-one\nIt", "It", ":30", "must have one ```diff block, and has 2")]
    [InlineData(CheckedKata.Mistakes, "## by-one\nIt dims by more than one.\n\n```diff\n@@\n-        var sum = level + by;\n+        var sum = level + 1;\n```\n", "", "", "4 mistakes are known")]
    public void Hints_and_mistakes_are_complete(string file, string text, string instead, string line, string what)
    {
        kata.Break(file, text, instead);

        OnlyOne(CheckPoint.Whole, file + line, what);
    }

    [Theory]
    [InlineData(CheckedKata.Hints, CheckPoint.Whole, "there are no hints")]
    [InlineData(CheckedKata.Mistakes, CheckPoint.Whole, "no mistakes are known")]
    [InlineData(CheckedKata.Stub, CheckPoint.InStep, "the stub is missing")]
    public void A_part_that_is_missing_is_missed(string file, CheckPoint point, string what)
    {
        File.Delete(Path.Combine(kata.Root, file));

        OnlyOne(point, file, what);
    }

    [Fact]
    public void Without_a_solution_there_is_none()
    {
        File.Delete(Path.Combine(kata.Root, CheckedKata.Solution));

        kata.Texts().Select(complaint => complaint.What).Should().Equal("there is no solution", "no solution file makes this stub");
    }

    [Theory]
    [InlineData("katas/Ch008.Lamps/README.md", "[lamp](Lamp/README.md)", "[lamp](../Ch008.Lamps/README.md)")]
    [InlineData("README.md", "[`lamp`]", "[`lantern`]")]
    public void The_chapter_and_the_map_list_it(string file, string text, string instead)
    {
        kata.Break(file, text, instead);

        OnlyOne(CheckPoint.Whole, file, "'lamp' is not listed");
    }

    [Fact]
    public void Steps_are_numbered_without_a_gap()
    {
        var (second, third) = (Path.Combine(kata.Root, CheckedKata.Step2), Path.Combine(kata.Root, CheckedKata.Step2.Replace("Step2", "Step3", StringComparison.Ordinal)));
        File.Move(second, third);
        kata.Break(CheckedKata.Hints, "Step 2", "Step 3");

        OnlyOne(CheckPoint.Whole, CheckedKata.Step2.Replace("Step2", "Step3", StringComparison.Ordinal), "step 3, where step 2 should be");

        File.Delete(third);
    }

    [Theory]
    [InlineData("/// <summary>Up.</summary>", "/// <summary>Upwards.</summary>", ":8", "not as the solution makes it")]
    [InlineData("throw new NotImplementedException();\n\n", "throw new NotImplementedException();\n", ":11", "not as the solution makes it")]
    public void The_stub_is_what_the_solution_makes_of_it_to_the_byte(string text, string instead, string line, string what)
    {
        kata.Break(CheckedKata.Stub, text, instead);

        OnlyOne(CheckPoint.InStep, CheckedKata.Stub + line, what);
    }

    [Theory]
    [InlineData(CheckedKata.Hints, "2. Two.\n3. Three.\n\n", "2. Two.\n3. `return sum>Most ?\n   Most: sum`.\n\n", ":7")] // however it is laid out
    [InlineData(CheckedKata.Readme, "0 ──── 100", "var sum = level + by;", ":17")]
    public void No_text_tells_a_line_of_the_solution(string file, string text, string instead, string line)
    {
        kata.Break(file, text, instead);

        OnlyOne(CheckPoint.InStep, file + line, "tells a line of the solution");
    }

    [Theory]
    [InlineData("0 ──── 100", "public static int Brighter(int level, int by)")] // the stub shows it
    [InlineData("0 ──── 100", "var sum = level")] // four tokens; the solution's line goes on
    [InlineData("0 ──── 100", "private const int most = 99;")]
    public void What_is_no_line_of_it_may_be_said(string text, string instead)
    {
        kata.Break(CheckedKata.Readme, text, instead);

        kata.Texts().Should().BeEmpty();
    }

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    [InlineData(6, true)]
    public void A_line_counts_from_five_tokens_on(int tokens, bool counts)
    {
        // Negations are tokens that mean nothing; a name makes it one more.
        var line = $"var y = {new string('-', tokens - 4)}x;".Replace("--", "- -", StringComparison.Ordinal).Replace("--", "- -", StringComparison.Ordinal);
        kata.Break(CheckedKata.Solution, "        var sum = level + by;\n", $"        var x = level + by;\n        {line}\n        var sum = y * -1;\n");
        kata.Break(CheckedKata.Hints, "1. One.", $"1. {line}");

        kata.Texts().Any(complaint => complaint.Point == CheckPoint.InStep).Should().Be(counts, "{0}", line);
    }

    [Theory]
    [InlineData(CheckedKata.Step2, "    [Rule(\"R2\")]\n    public void It_gets", "    public void It_gets", CheckedKata.Step2 + ":6", "It_gets_darker names no rule")]
    [InlineData(CheckedKata.Step2, "[Rule(\"R2\")]\n    public void It_gets", "[Rule(\"R3\")]\n    public void It_gets", CheckedKata.Step2 + ":7", "the rule R3, which the README does not have")]
    [InlineData(CheckedKata.Readme, "- **R2** (§2)", "- **R3** (§3) It is off.\n- **R2** (§2)", CheckedKata.Readme + ":30", "no test checks rule R3")]
    public void Rules_and_tests_are_traced(string file, string text, string instead, string place, string what)
    {
        kata.Break(file, text, instead);

        OnlyOne(CheckPoint.Traced, place, what);
    }

    [Fact]
    public void Pages_of_the_repository_have_links_that_lead_somewhere()
    {
        RepositoryCheck.Pages(kata.Root).Where(complaint => complaint.File == Path.Combine(kata.Root, "README.md")).Should().BeEmpty();
        kata.Break("README.md", "# Katas\n", "# Katas\n\n[gone](docs/gone.md)\n");

        var complaint = RepositoryCheck.Pages(kata.Root).Should().ContainSingle(complaint => complaint.File == Path.Combine(kata.Root, "README.md")).Subject;

        kata.Place(complaint).Should().Be("README.md:3");
    }

    [Fact]
    public void What_cannot_be_read_does_not_hide_the_rest()
    {
        kata.Break(CheckedKata.Readme, "difficulty: 1", "difficulty: 9");
        kata.Break("katas/Ch007.Doors/Door/README.md", "kata: door", "kata: chmod");
        var told = new List<KataException>();

        var repository = Repository.Load(kata.Root, told.Add);

        repository.Katas.Select(one => one.Id).Should().HaveCountGreaterThan(2).And.NotContain("lamp").And.Contain("chmod");
        told.Select(trouble => kata.Place(RepositoryCheck.Unreadable(kata.Root, trouble))).Should()
            .HaveCount(2).And.Contain(CheckedKata.Readme).And.ContainMatch("*/README.md");
        told.Select(trouble => trouble.What).Should().Contain("difficulty is from 1 to 5, not 9").And.ContainMatch("two katas are called 'chmod'*");
        kata.Break("katas/Ch007.Doors/Door/README.md", "kata: chmod", "kata: door");
    }

    private void OnlyOne(CheckPoint point, string place, string what)
    {
        var complaint = kata.Texts().Should().ContainSingle().Subject;

        (complaint.Point, kata.Place(complaint)).Should().Be((point, place));
        complaint.What.Should().Contain(what);
        complaint.Mend.Should().NotBeEmpty();
    }
}
