using Katas.Engine;
using Katas.Engine.Mistakes;

namespace Katas.Tools.Tests.Mistakes;

public sealed class MistakeFileTests
{
    private const string File =
        """
        # Mistakes in x

        ## off-by-one
        The last one counts,
        too.

        ```diff
        --- A.cs
        +++ A.cs
        @@
         one
        -two
        +zwei
        @@
        +before
         four
        ```

        """;

    [Fact]
    public void A_mistake_is_a_heading_a_paragraph_and_a_diff()
    {
        var mistake = MistakeFile.Parse(File).Should().ContainSingle().Subject;

        mistake.Id.Should().Be("off-by-one");
        mistake.Paragraph.Should().Be("The last one counts,\ntoo.");
        mistake.Apply(new Dictionary<string, string> { ["A.cs"] = "one\ntwo\nthree\nfour\n" })["A.cs"]
            .Should().Be("one\nzwei\nthree\nbefore\nfour\n");
    }

    [Theory]
    [InlineData("one\nthree\nfour\n", "hunk 1*nowhere*one")]
    [InlineData("one\ntwo\none\ntwo\nfour\n", "hunk 1*several*one")]
    public void Its_lines_must_occur_exactly_once(string solution, string message)
    {
        var apply = () => MistakeFile.Parse(File)[0].Apply(new Dictionary<string, string> { ["A.cs"] = solution });

        apply.Should().Throw<KataException>().WithMessage($"*off-by-one*{message}*");
    }

    [Theory]
    [InlineData("## Off By One\nText.\n```diff\n@@\n-a\n```\n", "line 1*not an id")]
    [InlineData("## a\nText.\n\n## b\nText.\n```diff\n@@\n-a\n```\n", "line 1*'a' must have one*has 0")]
    [InlineData("## a\nText.\n```diff\n@@\n-a\n```\n## a\nText.\n```diff\n@@\n-a\n```\n", "line 7*twice")]
    [InlineData("## a\n```diff\n@@\n-a\n```\n", "line 1*misunderstood")]
    [InlineData("## a\nText.\n```diff\n-a\n```\n", "line 3*before the first @@")]
    [InlineData("## a\nText.\n```diff\n@@\n*a\n```\n", "line 3*none of")]
    [InlineData("## a\nText.\n```diff\n@@\n a\n```\n", "line 3*changes nothing")]
    [InlineData("## a\nText.\n```diff\n@@\n+a\n```\n", "line 3*says not where")]
    [InlineData("## a\nText.\n```diff\n```\n", "line 3*no hunk")]
    public void What_is_wrong_is_said_with_its_line(string markdown, string message)
    {
        var parse = () => MistakeFile.Parse(markdown);

        parse.Should().Throw<KataException>().WithMessage($"*{message}*");
    }
}
