using Katas.Cli;
using Spectre.Console;

namespace Katas.Tools.Tests.Comparing;

/// <summary><c>kata compare</c> on the small kata, whose learner writes now this and now that.</summary>
public sealed class CompareEndToEnd(CompareEndToEnd.Copy copy) : IClassFixture<CompareEndToEnd.Copy>
{
    [Fact]
    public async Task The_same_code_is_equal_in_everything()
    {
        var (exit, screen) = await copy.Compare(WorkingCopy.GoodDoor);

        exit.Should().Be(ExitCode.Green);
        screen.Should().Contain("All 2 tests are green.").And.Contain("Door.cs  the same on both sides").And.Contain("Both have the same public declarations.")
            .And.MatchRegex(@"Open a door: time +[\d.]+ [nµ]s ±\d+ % .* equal").And.MatchRegex(@"lines of code +6 +6 +equal");
    }

    [Fact]
    public async Task What_differs_is_told()
    {
        var slow = WorkingCopy.GoodDoor.Replace("=> true;", "=> new string('x', 2000).Contains('x');\n\n    public static int Hinges => 2;", StringComparison.Ordinal);

        var (exit, screen) = await copy.Compare(slow);

        exit.Should().Be(ExitCode.Green);
        screen.Should().MatchRegex(@"5 - +public static bool Open\(\) => new string").And.MatchRegex(@"5 \+ +public static bool Open\(\) => true;")
            .And.MatchRegex(@"allocated +8048 B ±0 % +0 B +more").And.MatchRegex(@"Open a door: time .* × \d+\.\d\d")
            .And.MatchRegex(@"methods +3 +2 +\+1").And.Contain("Only yours: static int Door.Hinges { get; }");
    }

    [Theory]
    [InlineData("++opened > 3 ? Loop() : true;\n\n    private static bool Loop() { while (true) { } }\n\n    private static int opened", "Open a door: Endless loop. Door.Loop, katas/Ch007.Doors/Door/Door.cs:7")]
    [InlineData("++opened > 3 ? throw new InvalidOperationException(\"jammed\") : true;\n\n    private static int opened", "Open a door: System.InvalidOperationException: jammed")]
    [InlineData("++opened != 2;\n\n    private static int opened", "Open a door: The two sides do not do the same: it comes to 1 with your code and to 2 with the reference.")]
    [InlineData("++opened > 3 ? Exit() : true;\n\n    private static bool Exit() { Environment.Exit(3); return true; }\n\n    private static int opened", "Open a door: Ends the process.")]
    public async Task Code_that_misbehaves_while_it_is_measured_is_named(string open, string told)
    {
        var (exit, screen) = await copy.Compare(WorkingCopy.GoodDoor.Replace("=> true", $"=> {open}", StringComparison.Ordinal), "--limit", "1");

        exit.Should().Be(ExitCode.Green);
        screen.Should().Contain(told).And.MatchRegex("Open a door +not measured");
    }

    [Fact]
    public async Task Before_green_the_reference_is_not_shown()
    {
        var red = WorkingCopy.GoodDoor.Replace("=> true", "=> false", StringComparison.Ordinal);

        var (exit, screen) = await copy.Compare(red);
        var (spoiled, all) = await copy.Compare(red, "--spoil");

        exit.Should().Be(ExitCode.Red);
        screen.Should().Contain("door is not green yet: 1 of 2 tests are.").And.Contain("compare door --spoil").And.NotContain("=> true");
        spoiled.Should().Be(ExitCode.Green);
        all.Should().Contain("1 of 2 tests are green.").And.Contain("=> true");
    }

    [Fact]
    public async Task Code_that_does_not_compile_is_shown_beside_the_reference_only_when_asked()
    {
        var broken = WorkingCopy.GoodDoor.Replace("=> true", "=> tru", StringComparison.Ordinal);

        var (exit, screen) = await copy.Compare(broken);
        var (spoiled, all) = await copy.Compare(broken, "--spoil");

        exit.Should().Be(ExitCode.DoesNotCompile);
        screen.Should().Contain("Does not compile.").And.NotContain("=> true");
        spoiled.Should().Be(ExitCode.Green);
        all.Should().Contain("Your code does not compile.").And.Contain("=> true").And.MatchRegex("lines of code +6 +6 +equal");
    }

    [Fact]
    public async Task A_wide_screen_has_both_sides_beside_each_other_and_a_narrow_one_below()
    {
        var other = WorkingCopy.GoodDoor.Replace("=> true", "=> tru", StringComparison.Ordinal); // without tests and measuring it is quick

        (await copy.Compare(other, width: 81, "--spoil")).Screen.Should().MatchRegex(@"5 - +public static bool Open.* 5 \+ +public static bool Open");
        (await copy.Compare(other, width: 80, "--spoil")).Screen.Should().MatchRegex(@"5 - +public static bool Open\(\) => tru;\s*\n +5 \+ +public static bool Open\(\) => true;");
    }

    [Fact]
    public async Task Line_ends_tabs_and_long_lines_do_no_harm()
    {
        var comment = $"// {string.Concat(Enumerable.Repeat("word ", 60))}end";
        var odd = WorkingCopy.GoodDoor.Replace("    public static bool", $"\t{comment}\n\tpublic\tstatic \u001b[31mbool", StringComparison.Ordinal)
            .ReplaceLineEndings("\r\n");

        var (exit, screen) = await copy.Compare(odd, width: 60, "--spoil");

        exit.Should().Be(ExitCode.Green);
        screen.Should().Contain("public  static \uFFFD[31mbool").And.NotContain("\t").And.NotContain("\u001b");
        screen.Split('\n').Should().OnlyContain(line => line.TrimEnd('\r').Length <= 60);
        screen.Should().Contain("end").And.MatchRegex(@"3   public static class Door", "line ends are no difference");
    }

    [Fact]
    public async Task The_page_has_all_of_it_and_needs_nothing_else()
    {
        var path = Path.Combine(copy.Root, "page.html");

        var (exit, screen) = await copy.Compare(WorkingCopy.GoodDoor.Replace("=> true;", "=> 2 > 1; // <b>&\"", StringComparison.Ordinal), "--html", path);

        exit.Should().Be(ExitCode.Green);
        screen.Should().Contain("page.html").And.NotContain("2 > 1", "the code is on the page");
        var page = await File.ReadAllTextAsync(path);
        page.Should().StartWith("<!doctype html>").And.EndWith("</html>\n").And.Contain("All 2 tests are green.").And.Contain("Open a door: time")
            .And.Contain("&lt;b&gt;&amp;").And.NotContain("<b>").And.Contain("prefers-color-scheme: dark").And.Contain("@media print")
            .And.NotContainAny("<script", "<link", "src=", "url(", "@import");
        new[] { "table", "tr", "td", "th", "h2", "u" }.Should().OnlyContain(
            tag => page.Split($"<{tag}>", StringSplitOptions.None).Length + page.Split($"<{tag} ", StringSplitOptions.None).Length - 1 == page.Split($"</{tag}>", StringSplitOptions.None).Length);

        (await copy.Compare(WorkingCopy.GoodDoor, "--html", path)).Exit.Should().Be(ExitCode.Green);
        (await File.ReadAllTextAsync(path)).Should().NotContain("&lt;b&gt;", "its own page is written anew");
    }

    /// <summary>The working copy, with a workload for its kata.</summary>
    public sealed class Copy : IDisposable
    {
        private readonly WorkingCopy copy = new();

        public Copy() => copy.Write(
            "tests/Ch007.Doors.Tests/Door/Workload.cs",
            """
            namespace Katas.Doors.Door.Steps;

            public sealed class Workload
            {
                public long Open_a_door() => (Door.Open() ? 1 : 0) + (Door.Open() ? 1 : 0);
            }

            """);

        public string Root => copy.Root;

        /// <summary>Saves this code, and compares on a terminal without colours.</summary>
        public async Task<(ExitCode Exit, string Screen)> Compare(string code, params string[] options) => await Compare(code, 120, options);

        /// <inheritdoc cref="Compare(string, string[])"/>
        public async Task<(ExitCode Exit, string Screen)> Compare(string code, int width, params string[] options)
        {
            await File.WriteAllTextAsync(copy.DoorFile, code);
            await using var writer = new StringWriter();
            var screen = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new Terminal(writer, width) });
            var exit = await KataCommand.RunAsync(["compare", "door", .. options], screen, () => Session.Open(screen, writer, TimeProvider.System, copy.Root));
            return ((ExitCode)exit, writer.ToString());
        }

        public void Dispose() => copy.Dispose();
    }

    private sealed class Terminal(TextWriter writer, int width) : IAnsiConsoleOutput
    {
        public TextWriter Writer => writer;

        public bool IsTerminal => true;

        public int Width => width;

        public int Height => 40;

        public void SetEncoding(System.Text.Encoding encoding)
        {
        }
    }
}
