using Katas.Engine;
using Katas.Engine.Catalogue;

namespace Katas.Tools.Tests.Catalogue;

public sealed class RepositoryTests : IDisposable
{
    private readonly ScratchRepository scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Chapters_katas_and_steps_come_from_folders()
    {
        var chapter = scratch.Repository.Chapters.Should().ContainSingle().Subject;

        (chapter.Number, chapter.Title, chapter.Folder).Should().Be(("007", "Doors", "Ch007.Doors"));
        var kata = chapter.Katas.Should().ContainSingle().Subject;
        kata.Id.Should().Be("greeting");
        kata.Steps().Select(step => (step.Number, step.Title)).Should().Equal((1, "Hello"), (2, "Good bye"));
    }

    [Fact]
    public void Katas_stand_in_the_order_of_the_chapters_README()
    {
        Another("Waving", "waving");
        Another("Bowing", "bowing");
        scratch.Write("katas/Ch007.Doors/README.md", "# Chapter 007: Doors\n[b](Bowing/README.md) [g](Greeting/README.md)");

        scratch.Repository.Katas.Select(kata => kata.Id).Should().Equal("bowing", "greeting", "waving");
    }

    [Fact]
    public void Two_katas_of_one_id_are_refused()
    {
        Another("Waving", "greeting");

        var load = () => scratch.Repository;

        load.Should().Throw<KataException>().WithMessage("*two katas are called 'greeting'*");
    }

    [Theory]
    [InlineData("greting", "greeting")] // a letter missing
    [InlineData("GREETIN", "greeting")]
    [InlineData("greet", "greeting")] // a part of it
    [InlineData("chunked", null)]
    public void The_nearest_id_is_offered(string typed, string? nearest)
    {
        scratch.Repository.Nearest(typed).Should().Equal(nearest is null ? [] : [nearest]);
    }

    [Theory]
    [InlineData("Step1_OctalModes", "Octal modes")]
    [InlineData("Step12_TheRFC7515Examples", "The RFC 7515 examples")]
    [InlineData("Step2_AWholeTable", "A whole table")]
    [InlineData("Step0_Nothing", null)]
    [InlineData("Octal", null)]
    public void A_step_is_named_by_its_file(string name, string? title)
    {
        Step.FromFile($"/tests/{name}.cs")?.Title.Should().Be(title);
        (Step.FromFile($"/tests/{name}.cs") is null).Should().Be(title is null);
    }

    [Fact]
    public void The_root_is_found_from_below()
    {
        Repository.FindRoot(scratch.At("katas/Ch007.Doors")).Should().Be(scratch.Root);
    }

    [Fact]
    public void Hints_are_three_a_step()
    {
        var hints = HintFile.Parse("## Step 1: A\n\n1. One.\n2. Two.\n3. Three\n   more.\n");

        hints[1].Should().Equal("One.", "Two.", "Three more.");
    }

    [Theory]
    [InlineData("## Step 1: A\n\n1. One.\n2. Two.\n", "line 3: step 1 must have one list of 3 hints")]
    [InlineData("## First\n\n1. One.\n2. Two.\n3. Three.\n", "line 1")]
    [InlineData("## Step 1: A\n\n1. a\n2. b\n3. c\n\ntext\n\n1. a\n2. b\n3. c\n", "line 9")]
    public void What_is_wrong_with_hints_is_said_with_its_line(string markdown, string message)
    {
        var parse = () => HintFile.Parse(markdown);

        parse.Should().Throw<KataException>().WithMessage($"*{message}*");
    }

    private void Another(string folder, string id) => scratch.Write(
        $"katas/Ch007.Doors/{folder}/README.md", ScratchRepository.Readme.Replace("kata: greeting", $"kata: {id}", StringComparison.Ordinal));
}
