using System.Text.Json;
using Katas.Cli;
using Spectre.Console;
using Spectre.Console.Testing;

namespace Katas.Tools.Tests.Cli;

public sealed class KataCommandTests : IDisposable
{
    private readonly ScratchRepository scratch = new();
    private readonly StringWriter output = new();
    private TestConsole screen = new();

    public void Dispose()
    {
        scratch.Dispose();
        output.Dispose();
        screen.Dispose();
    }

    [Theory]
    [InlineData]
    [InlineData("list")]
    public async Task The_map_shows_katas_and_where_to_begin(params string[] args)
    {
        var exit = await Kata(args);

        exit.Should().Be(ExitCode.Green);
        screen.Output.Should().Contain("007 Doors").And.MatchRegex(@"greeting +Greetings +•···· +5 min +red")
            .And.Contain("Begin with greeting. You build a greeting, as doors do.").And.Contain("katas/Ch007.Doors/Greeting/Greeter.cs");
    }

    [Fact]
    public async Task A_long_id_stands_on_one_line()
    {
        const string Id = "greetings-of-all-doors-that-there-are";
        scratch.Write("katas/Ch007.Doors/Greeting/README.md", ScratchRepository.Readme.Replace("kata: greeting", $"kata: {Id}", StringComparison.Ordinal));

        await Kata("list");

        screen.Output.Should().MatchRegex($@"{Id} +Greetings +•···· +5 min +red");
    }

    [Fact]
    public async Task The_map_is_there_for_programs()
    {
        await Kata("list", "--json");

        var kata = JsonDocument.Parse(output.ToString()).RootElement[0].GetProperty("katas")[0];
        kata.GetProperty("id").GetString().Should().Be("greeting");
        kata.GetProperty("state").GetString().Should().Be("red");
        kata.GetProperty("steps").GetInt32().Should().Be(2);
        screen.Output.Should().BeEmpty("a program reads nothing but JSON");
    }

    [Fact]
    public async Task Show_is_the_README_without_its_front_matter()
    {
        await Kata("show", "greeting");

        screen.Output.Should().Contain("Greetings").And.Contain("• R1 (§1) It says hello, and `who`.").And.Contain("https://example.org/greet#1")
            .And.NotContain("difficulty");
    }

    [Fact]
    public async Task Hints_go_one_level_further_each_time()
    {
        await Kata("hint", "greeting");
        screen.Output.Should().Contain("Step 1: Hello").And.Contain("One.").And.NotContain("Two.").And.Contain("Hint 1 of 3");

        await Kata("hint", "greeting");
        screen.Output.Should().Contain("Two.").And.NotContain("Three");
    }

    [Fact]
    public async Task A_step_without_hints_is_refused()
    {
        (await Kata("hint", "greeting", "--step", "3")).Should().Be(ExitCode.Usage);
        screen.Output.Should().Contain("'greeting' has no step 3; it has 1");
    }

    [Fact]
    public async Task Reset_puts_the_stub_back_and_says_where_the_code_went()
    {
        await File.WriteAllTextAsync(scratch.LearnerFile, "// mine");

        var exit = await Kata("reset", "greeting");

        exit.Should().Be(ExitCode.Green);
        (await File.ReadAllTextAsync(scratch.LearnerFile)).Should().Be(ScratchRepository.Stub);
        screen.Output.Should().Contain("Greeter.cs: made anew").And.Contain(".kata/backup/greeting/");
    }

    [Fact]
    public async Task Stub_check_changes_nothing_and_fails_when_they_differ()
    {
        (await Kata("stub", "--check")).Should().Be(ExitCode.Green);
        await File.WriteAllTextAsync(scratch.LearnerFile, "// mine");

        var exit = await Kata("stub", "--check");

        exit.Should().Be(ExitCode.Red);
        screen.Output.Should().Contain("katas/Ch007.Doors/Greeting/Greeter.cs: not as the solution makes it").And.Contain("stub greeting");
        (await File.ReadAllTextAsync(scratch.LearnerFile)).Should().Be("// mine");
    }

    [Fact]
    public async Task Stub_makes_what_is_missing()
    {
        File.Delete(scratch.LearnerFile);

        (await Kata("stub")).Should().Be(ExitCode.Green);

        (await File.ReadAllTextAsync(scratch.LearnerFile)).Should().Be(ScratchRepository.Stub);
    }

    [Fact]
    public async Task Compare_shows_no_reference_to_somebody_who_has_not_begun()
    {
        (await Kata("compare", "greeting")).Should().Be(ExitCode.Red);

        screen.Output.Should().Contain("greeting has not been begun").And.Contain("compare greeting --spoil").And.NotContain("hello {who}");
    }

    [Fact]
    public async Task There_may_be_no_mistakes_to_list()
    {
        (await Kata("mistakes", "greeting", "--spoil")).Should().Be(ExitCode.Usage);

        screen.Output.ReplaceLineEndings(" ").Should().Contain("'greeting' has no mistakes").And.Contain("solutions/Ch007.Doors/Greeting/mistakes.md");
    }

    [Fact]
    public async Task Compare_needs_a_reference()
    {
        File.Delete(scratch.At("solutions/Ch007.Doors/Greeting/Greeter.cs"));

        (await Kata("compare", "greeting", "--spoil")).Should().Be(ExitCode.Usage);

        screen.Output.ReplaceLineEndings(" ").Should().Contain("'greeting' has no reference to compare with").And.Contain("solutions/Ch007.Doors/Greeting/");
    }

    [Fact]
    public async Task Compare_overwrites_no_file_that_is_not_its_own()
    {
        var notes = scratch.Write("notes.html", "mine");

        (await Kata("compare", "greeting", "--spoil", "--html", notes)).Should().Be(ExitCode.Usage);
        screen.Output.Should().Contain("It was left as it is");
        (await File.ReadAllTextAsync(notes)).Should().Be("mine");

        (await Kata("compare", "greeting", "--spoil", "--html", scratch.Root)).Should().Be(ExitCode.Usage);
        screen.Output.Should().Contain("is a folder");

        (await Kata("compare", "greeting", "--spoil", "--html", scratch.At("nowhere/page.html"))).Should().Be(ExitCode.Usage);
        screen.Output.Should().Contain("There is no folder");
    }

    [Theory]
    [InlineData("greting", "There is no kata 'greting'. Did you mean greeting?")]
    [InlineData("chunked", "There is no kata 'chunked'. *kata lists them.")]
    [InlineData("[red]", "There is no kata '[red]'*")] // not taken for a colour
    public async Task An_unknown_kata_is_refused(string id, string message)
    {
        foreach (var verb in new[] { "test", "show", "hint", "reset", "compare", "mistakes", "hunt", "stub", "check" })
        {
            (await Kata(verb, id)).Should().Be(ExitCode.Usage);
            screen.Output.Trim().Should().Match(message);
        }
    }

    [Theory]
    [InlineData("tset")]
    [InlineData("test")]
    [InlineData("show", "greeting", "twice")]
    [InlineData("list", "--jsn")]
    [InlineData("hint", "greeting", "--step", "two")]
    public async Task A_command_line_that_cannot_be_understood_is_refused(params string[] args)
    {
        (await Kata(args)).Should().Be(ExitCode.Usage);
        screen.Output.Should().Contain("--help lists the commands");
    }

    [Fact]
    public async Task A_broken_README_is_told_as_a_sentence()
    {
        scratch.Write("katas/Ch007.Doors/Greeting/README.md", "nothing");

        (await Kata("list")).Should().Be(ExitCode.Usage);
        screen.Output.Should().Contain("katas/Ch007.Doors/Greeting/README.md: does not begin with front matter");
    }

    private async Task<ExitCode> Kata(params string[] args)
    {
        screen.Dispose();
        screen = new TestConsole { Profile = { Width = 100, Capabilities = { ColorSystem = ColorSystem.NoColors } } };
        return (ExitCode)await KataCommand.RunAsync(args, screen, () => Session.Open(screen, output, TimeProvider.System, scratch.Root));
    }
}
