using Katas.Engine.Comparing;

namespace Katas.Tools.Tests.Comparing;

public sealed class FileComparisonTests
{
    [Theory]
    [InlineData("a\nb\n", "a\r\nb\r\n")] // line ends
    [InlineData("\tif (x)\n", "    if (x)\n")] // indentation
    [InlineData("a", "a\n\n\n")] // the end of the file
    [InlineData("", "")]
    public void What_cannot_be_seen_is_no_difference(string yours, string reference) =>
        FileComparison.Of("A.cs", yours, reference).Rows.Should().BeEmpty();

    [Fact]
    public void Lines_of_both_sides_face_each_other()
    {
        var comparison = FileComparison.Of("A.cs", "one\ntwo\nthree", "one\nthree\nfour");

        Shown(comparison).Should().Equal("1 one | 1 one", "2-two | ", "3 three | 2 three", " | 3-four");
    }

    [Theory]
    [InlineData(3, false)]
    [InlineData(4, false)] // one line more than the context is shown rather than counted
    [InlineData(5, true)]
    public void Equal_lines_far_from_a_difference_are_folded(int equal, bool isFolded)
    {
        var lines = string.Concat(Enumerable.Range(1, equal).Select(number => $"line {number}\n"));

        var rows = FileComparison.Of("A.cs", $"{lines}mine", $"{lines}theirs").Rows;

        rows.Any(row => row.Folded > 0).Should().Be(isFolded);
        rows.Sum(row => Math.Max(row.Folded, 1)).Should().Be(equal + 1, "each line is shown or counted");
    }

    [Fact]
    public void Within_a_line_only_what_differs_is_marked()
    {
        var row = FileComparison.Of("A.cs", "var total = first + second;", "var total = first - second;").Rows.Single();

        DiffRow.Pieces(row.Yours)!.Where(piece => piece.Differs).Should().ContainSingle().Which.Text.Should().Be("+");
        DiffRow.Pieces(row.Reference)!.Where(piece => piece.Differs).Should().ContainSingle().Which.Text.Should().Be("-");
        string.Concat(DiffRow.Pieces(row.Yours)!.Select(piece => piece.Text)).Should().Be("var total = first + second;");
    }

    [Fact]
    public void Lines_that_have_little_in_common_are_not_marked_word_by_word()
    {
        var row = FileComparison.Of("A.cs", "return Parse(text, out var found);", "throw new InvalidOperationException();").Rows.Single();

        DiffRow.Pieces(row.Yours).Should().Equal(("return Parse(text, out var found);", false));
    }

    [Theory]
    [InlineData("x", null, FileSides.Yours, "only yours")]
    [InlineData(null, "x", FileSides.Reference, "only in the reference")]
    [InlineData("x", "y", FileSides.Both, "− yours, + the reference")]
    [InlineData("x", "x", FileSides.Both, "the same on both sides")]
    public void A_file_says_who_has_it(string? yours, string? reference, FileSides sides, string words)
    {
        var comparison = FileComparison.Of("A.cs", yours, reference);

        comparison.Sides.Should().Be(sides);
        comparison.InWords().Should().Be(words);
    }

    private static IEnumerable<string> Shown(FileComparison comparison) => comparison.Rows.Select(row => $"{Side(row.Yours)} | {Side(row.Reference)}");

    private static string Side(DiffPlex.DiffBuilder.Model.DiffPiece line) =>
        DiffRow.Pieces(line) is { } pieces
            ? $"{line.Position}{(line.Type == DiffPlex.DiffBuilder.Model.ChangeType.Unchanged ? ' ' : '-')}{string.Concat(pieces.Select(piece => piece.Text))}"
            : "";
}
