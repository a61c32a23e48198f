using System.Text.Json;
using Katas.Cli;
using Spectre.Console;
using Spectre.Console.Testing;

namespace Katas.Tools.Tests.Checking;

/// <summary>What <c>kata check</c> says, and what it remembers.</summary>
[Collection(nameof(CheckedKata))]
public sealed class VerbChecks(CheckedKata kata) : IDisposable
{
    private readonly StringWriter output = new();
    private readonly TestConsole screen = new() { Profile = { Width = 200, Capabilities = { ColorSystem = ColorSystem.NoColors } } };

    public void Dispose()
    {
        kata.Mend();
        output.Dispose();
        screen.Dispose();
    }

    [Fact]
    public async Task A_kata_that_holds_is_one_line()
    {
        (await Kata("check", "lamp", "--seed", "7")).Should().Be(ExitCode.Green);

        screen.Output.Trim().Should().Be("lamp: 6 tests, 2 rules, 5 mistakes: all holds (random order 7)");
    }

    [Fact]
    public async Task One_that_does_not_says_what_where_and_how_to_mend_it()
    {
        kata.Break(CheckedKata.Readme, "How bright is 101?", "101 is bright.");

        (await Kata("check", "lamp")).Should().Be(ExitCode.Red);

        screen.Output.Trim().ReplaceLineEndings("\n").Should().Be(
            """
            lamp: one thing does not hold
              katas/Ch008.Lamps/Lamp/README.md:32: nothing is asked
                to mend it: ask one question to answer before coding
            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Programs_are_told_the_same()
    {
        kata.Break(CheckedKata.Step2, "Be(10)", "Be(11)");

        (await Kata("check", "lamp", "--json", "--seed", "7")).Should().Be(ExitCode.Red);

        screen.Output.Should().BeEmpty("a program reads nothing but JSON");
        var answer = JsonDocument.Parse(output.ToString()).RootElement;
        answer.GetProperty("holds").GetBoolean().Should().BeFalse();
        answer.GetProperty("pages").GetArrayLength().Should().Be(0);
        var lamp = answer.GetProperty("katas").EnumerateArray().Single();
        (lamp.GetProperty("kata").GetString(), lamp.GetProperty("holds").GetBoolean(), lamp.GetProperty("seed").GetInt32()).Should().Be(("lamp", false, 7));
        var complaint = lamp.GetProperty("complaints").EnumerateArray().Single();
        (complaint.GetProperty("point").GetString(), complaint.GetProperty("file").GetString(), complaint.GetProperty("line").GetInt32())
            .Should().Be(("green", CheckedKata.Step2, 7));
        complaint.GetProperty("what").GetString().Should().StartWith("It_gets_darker fails on the solution");
        complaint.GetProperty("mend").GetString().Should().NotBeEmpty();
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("2147483648")]
    [InlineData("seven")]
    public async Task A_seed_is_a_number_from_1(string seed)
    {
        (await Kata("check", "lamp", "--seed", seed)).Should().Be(ExitCode.Usage);

        screen.Output.Should().Contain("--help lists the commands");
    }

    [Fact]
    public async Task A_README_that_cannot_be_read_is_a_complaint()
    {
        kata.Break(CheckedKata.Readme, "difficulty: 1", "difficulty: 6");

        (await Kata("check", "lamp")).Should().Be(ExitCode.Red);

        screen.Output.Should().Contain("pages: one thing does not hold").And.Contain($"{CheckedKata.Readme}: difficulty is from 1 to 5, not 6");
    }

    [Fact]
    public async Task What_has_not_changed_is_not_run_again()
    {
        (await kata.RunAsync(anew: false)).Seed.Should().Be(CheckedKata.Seed, "nothing is remembered yet");

        var second = await kata.RunAsync(anew: false);

        (second.Seed, second.Tests, second.Complaints.Count).Should().Be((null, 6, 0));
        foreach (var (file, text, instead) in new[]
        {
            (CheckedKata.Solution, "A lamp.", "The lamp."),
            (CheckedKata.Mistakes, "There is one.", "There is an end."),
            (CheckedKata.Step2, "It_gets_darker", "It_gets_very_dark"),
            (CheckedKata.Readme, "by: 20", "by: 21"),
            (CheckedKata.Memory, "\"inputs\"", "\"inputs"), // damaged: counts as none
        })
        {
            kata.IsUnchanged.Should().BeTrue("all files are as they were");
            kata.Break(file, text, instead);
            kata.IsUnchanged.Should().BeFalse("{0} is another", file);
            kata.Break(file, instead, text);
        }
    }

    [Fact]
    public async Task What_does_not_hold_is_not_remembered()
    {
        kata.Break(CheckedKata.Step2, "Be(10)", "Be(11)");

        (await kata.RunAsync(anew: false)).Complaints.Should().ContainSingle();
        (await kata.RunAsync(anew: false)).Complaints.Should().ContainSingle();
    }

    private async Task<ExitCode> Kata(params string[] args) =>
        (ExitCode)await KataCommand.RunAsync(args, screen, () => Session.Open(screen, output, TimeProvider.System, kata.Root));
}
