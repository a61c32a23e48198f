using Katas.Engine;
using Katas.Engine.Catalogue;

namespace Katas.Tools.Tests.Catalogue;

public sealed class ReadmeTests
{
    [Fact]
    public void It_is_front_matter_an_opening_and_rules()
    {
        var readme = Readme.Parse(ScratchRepository.Readme, "README.md");

        readme.Kata.Should().Be("greeting");
        readme.Title.Should().Be("Greetings");
        readme.Specs.Should().Equal(new Spec { Title = "How to greet", Url = new Uri("https://example.org/greet") });
        readme.Needs.Should().BeEmpty();
        readme.Opening.Should().Be("You build a greeting, as doors do.");
        readme.Body.Should().StartWith("# Greetings\n");
        readme.Rules.Should().Equal(new Dictionary<string, string>
        {
            ["R1"] = "([§1](https://example.org/greet#1)) It says hello, and `who`.",
            ["R2"] = "(§2) Nobody is greeted by nothing.",
        });
    }

    [Theory]
    [InlineData("---\nkata", "kata", "does not begin with front matter")]
    [InlineData("kata: greeting", "kata: Greeting", "'kata: Greeting' is not an id")]
    [InlineData("title: Greetings", "subtitle: Greetings", "README.md, line 3*subtitle")]
    [InlineData("title: Greetings\n", "", "no title")]
    [InlineData("difficulty: 1", "difficulty: 0", "difficulty is from 1 to 5, not 0")]
    [InlineData("difficulty: 1", "difficulty: 6", "difficulty is from 1 to 5, not 6")]
    [InlineData("difficulty: 1", "difficulty: easy", "README.md, line 4")]
    [InlineData("minutes: 5", "minutes: 0", "minutes")]
    [InlineData("**R2**", "R2", "line 21: a rule begins with its id")]
    [InlineData("**R2**", "**R1**", "line 21: rule R1 is there twice")]
    public void What_is_wrong_is_said_with_its_place(string text, string instead, string message)
    {
        var parse = () => Readme.Parse(ScratchRepository.Readme.Replace(text, instead, StringComparison.Ordinal), "README.md");

        parse.Should().Throw<KataException>().WithMessage($"*{message}*");
    }
}
