using System.Diagnostics;
using System.Text.Json;
using Katas.Cli;
using Katas.Engine.Catalogue;
using Katas.Engine.Compiling;
using Katas.Engine.Hunting;
using Katas.Engine.Running;
using Katas.Engine.Stubs;
using Katas.Tools.Tests.Checking;
using Spectre.Console.Testing;

namespace Katas.Tools.Tests.Hunting;

/// <summary><c>kata hunt</c> on the small kata, whose five mistakes a learner hunts; and what else there is to see of mistakes.</summary>
[Collection(nameof(CheckedKata))]
public sealed class HuntEndToEnd : IDisposable
{
    private const string Place = "katas/Ch008.Lamps/Lamp/Hunt.cs";
    private const string ItEnds = "[Fact] public void It_ends() => Lamp.Brighter(90, 20).Should().Be(100);";
    private const string TheRest =
        """
        [Theory, InlineData(30, 10), InlineData(0, 0)] public void It_gets_darker(int from, int to) => Lamp.Darker(from, 20).Should().Be(to);
        [Fact] public void It_gets_brighter() => Lamp.Brighter(10, 20).Should().Be(30);
        """;

    private readonly CheckedKata lamp;

    public HuntEndToEnd(CheckedKata lamp) => this.lamp = lamp;

    private string File => Path.Combine(lamp.Root, Place);

    private Kata Kata => Repository.Load(lamp.Root).Find("lamp")!;

    public void Dispose()
    {
        lamp.Mend();
        System.IO.File.Delete(File);
    }

    [Fact]
    public async Task It_begins_with_a_file_of_its_own_that_is_never_written_over()
    {
        var (exit, screen, _) = await Run("hunt", "lamp");

        exit.Should().Be(ExitCode.Green);
        screen.Should().Contain($"{Place} is made.");
        var skeleton = await System.IO.File.ReadAllTextAsync(File);
        skeleton.Should().StartWith("namespace Katas.Lamps.Dimmer.Steps;\n").And.Contain("public sealed class Hunt");

        (exit, screen, _) = await Run("hunt", "lamp");
        exit.Should().Be(ExitCode.Red);
        screen.Should().Contain($"{Place} has no tests yet.");
        (await System.IO.File.ReadAllTextAsync(File)).Should().Be(skeleton);

        await System.IO.File.WriteAllTextAsync(File, "");
        (await Run("hunt", "lamp")).Screen.Should().Contain("has no tests yet", "an empty file is the learner's, too");
        (await System.IO.File.ReadAllTextAsync(File)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_mistake_is_caught_by_a_test_that_fails_on_it()
    {
        await Write(ItEnds);
        var (exit, screen, _) = await Run("hunt", "lamp");

        exit.Should().Be(ExitCode.Red);
        screen.Should().Contain("2 of 5 mistakes caught by 1 test\n").And.MatchRegex("✔ +No upper end +It ends *\n").And.MatchRegex("✔ +By one +It ends *\n")
            .And.MatchRegex("✘ +No lower end +survives").And.NotContain("There is one", "what a survivor is about is for the learner to find");

        await Write(ItEnds + TheRest);
        (exit, screen, _) = await Run("hunt", "lamp");

        exit.Should().Be(ExitCode.Green);
        screen.Should().Contain("5 of 5 mistakes caught by 4 tests").And.MatchRegex("✔ +No lower end +It gets darker *\n").And.NotContain("survive");
    }

    [Fact]
    public async Task Compare_tells_of_the_survivors_until_the_hunt_has_changed()
    {
        await Write(ItEnds + TheRest);
        await Run("hunt", "lamp");
        (await Run("compare", "lamp", "--spoil")).Screen.Should().Contain("Your hunt caught 5 of 5 known mistakes.\n");

        await Write(ItEnds);
        await Run("hunt", "lamp");
        (await Run("compare", "lamp", "--spoil")).Screen.Should().Contain("Your hunt caught 2 of 5 known mistakes. These survive it: No lower end, Always dark, Always bright.");

        await Write(TheRest);
        HuntScore.Last(Kata).Should().BeNull();
        (await Run("compare", "lamp", "--spoil")).Screen.Should().NotContain("hunt");
    }

    [Theory]
    [InlineData("[Theory, InlineData(7)] public void It_is_dark(int to) => Lamp.Darker(9, 1).Should().Be(to);", ExitCode.Red, "1 test of yours fails on the reference*It is dark (to: 7)  katas/Ch008.Lamps/Lamp/Hunt.cs:3*to be 7, but found 8")]
    [InlineData("[Fact] public void It_is_on() { while (true) { } }", ExitCode.Red, "It is on*Endless loop. What stands after it was not run")]
    [InlineData("[Fact] public void It_is_of() => Lmp.Darker(1, 1);", ExitCode.DoesNotCompile, "Does not compile.*katas/Ch008.Lamps/Lamp/Hunt.cs:3:*'Lmp'")]
    [InlineData("private static int Most => 3;", ExitCode.Red, "has no tests yet")]
    public async Task Tests_that_the_reference_does_not_pass_hunt_nothing(string code, ExitCode ends, string told)
    {
        await Write(code);

        var (exit, screen, _) = await Run("hunt", "lamp", "--limit", "1");

        exit.Should().Be(ends);
        screen.ReplaceLineEndings(" ").Should().Match($"*{told}*").And.NotContain("caught");
        HuntScore.Last(Kata).Should().BeNull();
    }

    [Fact]
    public async Task What_cannot_be_made_is_told()
    {
        Directory.CreateDirectory(File);
        try
        {
            var (exit, screen, _) = await Run("hunt", "lamp");

            exit.Should().Be(ExitCode.Usage);
            screen.Should().Contain("Hunt.cs cannot be made: ");
        }
        finally
        {
            Directory.Delete(File);
        }
    }

    [Fact]
    public async Task A_mistake_that_hangs_is_caught()
    {
        lamp.Break(CheckedKata.Mistakes, "+        return Most;", "+        while (true) { }");
        await Write(ItEnds);

        (await Run("hunt", "lamp", "--limit", "1")).Screen.Should().MatchRegex("✔ +Always bright +It ends");
    }

    [Fact]
    public async Task Without_its_reference_there_is_nothing_to_hunt()
    {
        await Write(ItEnds);
        lamp.Break(CheckedKata.Solution, "return sum >", "return summ >");

        var (exit, screen, _) = await Run("hunt", "lamp");

        exit.Should().Be(ExitCode.Usage);
        screen.ReplaceLineEndings(" ").Should().Contain("The reference does not compile").And.Contain("solutions/Ch008.Lamps/Lamp/");
    }

    [Fact]
    public async Task The_file_is_no_part_of_the_kata()
    {
        var before = BuildInputs.Of(lamp.Root, Kata.Project);
        await Write("this does not compile");

        Kata.LearnerFiles().Select(Path.GetFileName).Should().Equal("Lamp.cs");
        KataStubs.Differences(Kata).Should().BeEmpty();
        BuildInputs.Of(lamp.Root, Kata.Project).Should().Be(before, "MSBuild need not be asked again");
        (await Run("reset", "lamp")).Screen.Should().Contain("is its stub already");
        (await Run("test", "lamp")).Screen.Should().Contain("Not written yet");
        (await DotnetTest.RunAsync(Kata.Project, filter: null, CancellationToken.None)).Should().BeOfType<RunOutcome.Ran>("dotnet test leaves it out as well");
        System.IO.File.Exists(File).Should().BeTrue();

        // An editor shows it with the others.
        using var editor = Process.Start(new ProcessStartInfo("dotnet", ["msbuild", Kata.Project, "-getItem:Compile", "-p:DesignTimeBuild=true"]) { RedirectStandardOutput = true })!;
        (await editor.StandardOutput.ReadToEndAsync()).Should().Contain("Hunt.cs");
    }

    [Fact]
    public async Task Mistakes_are_listed_after_green_each_with_what_catches_it()
    {
        var (exit, screen, _) = await Run("mistakes", "lamp");
        exit.Should().Be(ExitCode.Red);
        screen.Should().Contain("lamp has not been begun").And.Contain("mistakes lamp --spoil").And.NotContain("upper end");

        (exit, screen, _) = await Run("mistakes", "lamp", "--spoil");
        exit.Should().Be(ExitCode.Green);
        MustListAll(screen);

        lamp.Break(CheckedKata.Stub, "level, int by) =>\n        throw new NotImplementedException();\n\n", "level, int by) => level + by;\n\n");
        (exit, screen, _) = await Run("mistakes", "lamp");
        exit.Should().Be(ExitCode.Red);
        screen.Should().Contain("lamp is not green yet: 3 of 6 tests are").And.NotContain("upper end");

        System.IO.File.Copy(Path.Combine(lamp.Root, CheckedKata.Solution), Path.Combine(lamp.Root, CheckedKata.Stub), overwrite: true);
        (exit, screen, _) = await Run("mistakes", "lamp");
        exit.Should().Be(ExitCode.Green);
        MustListAll(screen);

        static void MustListAll(string screen) => screen.Should().Contain("lamp  A lamp  ·  5 mistakes")
            .And.Contain("No upper end\n  There is one.\n  Caught by step 1: It ends at 100\n").And.Contain("Always bright\n  It dims.\n  Caught by step 1: It gets brighter, and 2 other tests\n")
            .And.NotContain("return sum", "the diff is not shown");
    }

    [Fact]
    public async Task A_mistake_is_named_once_the_verdict_is_told()
    {
        var half = (await System.IO.File.ReadAllTextAsync(Path.Combine(lamp.Root, CheckedKata.Stub)))
            .Replace("Brighter(int level, int by) =>\n        throw new NotImplementedException();", "Brighter(int level, int by) => level + by;", StringComparison.Ordinal);
        await System.IO.File.WriteAllTextAsync(Path.Combine(lamp.Root, CheckedKata.Stub), half);

        (await Run("test", "lamp")).Screen.Should().MatchRegex(@"(?s)3 of 6 tests green.*This looks like a known mistake: No upper end\s+There is one\.");
        JsonDocument.Parse((await Run("test", "lamp", "--json")).Output).RootElement.GetProperty("knownMistake").GetProperty("id").GetString().Should().Be("no-upper-end");

        await System.IO.File.WriteAllTextAsync(Path.Combine(lamp.Root, CheckedKata.Stub), half.Replace("=> level + by", "=> -1", StringComparison.Ordinal));
        (await Run("test", "lamp")).Screen.Should().Contain("0 of 6 tests green").And.NotContain("known mistake");
        lamp.Mend();
        (await Run("test", "lamp")).Screen.Should().Contain("0 of 6 tests green").And.NotContain("known mistake");
    }

    private Task Write(string tests) => System.IO.File.WriteAllTextAsync(
        File, tests.StartsWith('[') || tests.StartsWith("private") ? $"namespace Katas.Lamps.Dimmer.Steps;\npublic sealed class Hunt {{\n{tests}\n}}\n" : tests);

    private async Task<(ExitCode Exit, string Screen, string Output)> Run(params string[] args)
    {
        using var output = new StringWriter();
        using var screen = new TestConsole { Profile = { Width = 140 } };
        var exit = await KataCommand.RunAsync(args, screen, () => Session.Open(screen, output, TimeProvider.System, lamp.Root));
        return ((ExitCode)exit, screen.Output, output.ToString());
    }
}
