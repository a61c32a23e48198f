using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using Katas.Engine.Catalogue;

namespace Katas.Engine.Comparing;

/// <summary>A file of one name on both sides, line by line.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Sides">Who has it.</param>
/// <param name="Rows">Its lines side by side; equal ones far from any difference are folded into one row. Empty if nothing differs.</param>
public sealed record FileComparison(string Name, FileSides Sides, IReadOnlyList<DiffRow> Rows)
{
    // Equal lines that are shown before and after a difference.
    private const int Context = 3;

    /// <summary>The files of both sides, in the order of their names.</summary>
    public static IReadOnlyList<FileComparison> Of(Kata kata)
    {
        var yours = kata.LearnerFiles().ToDictionary(file => Path.GetFileName(file), File.ReadAllText);
        var reference = Kata.SourceFiles(kata.SolutionFolder).ToDictionary(file => Path.GetFileName(file), File.ReadAllText);
        return
        [
            .. from name in yours.Keys.Union(reference.Keys).Order(StringComparer.Ordinal)
               select Of(name, yours.GetValueOrDefault(name), reference.GetValueOrDefault(name)),
        ];
    }

    /// <summary>Compares two texts. Line ends, blanks around a line and blank lines at the end are no difference.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="yours">The learner's text, or null if there is none.</param>
    /// <param name="reference">The reference's text, or null if there is none.</param>
    public static FileComparison Of(string name, string? yours, string? reference)
    {
        var sides = yours is null ? FileSides.Reference : reference is null ? FileSides.Yours : FileSides.Both;
        var model = SideBySideDiffBuilder.Diff(Normal(yours), Normal(reference), ignoreWhiteSpace: true);
        var rows = model.OldText.Lines.Zip(model.NewText.Lines, (left, right) => new DiffRow(left, right, Folded: 0)).ToList();
        return new FileComparison(name, sides, rows.TrueForAll(row => row.IsEqual) ? [] : Folded(rows));
    }

    /// <summary>How the two sides are to each other, in words.</summary>
    public string InWords() => (Sides, Rows.Count) switch
    {
        (FileSides.Yours, _) => "only yours",
        (FileSides.Reference, _) => "only in the reference",
        (_, 0) => "the same on both sides",
        _ => "− yours, + the reference",
    };

    private static string Normal(string? text) => (text ?? "").ReplaceLineEndings("\n").TrimEnd();

    private static List<DiffRow> Folded(List<DiffRow> rows)
    {
        var near = new HashSet<int>(
            from at in Enumerable.Range(0, rows.Count)
            where !rows[at].IsEqual
            from close in Enumerable.Range(at - Context, (2 * Context) + 1)
            select close);
        var folded = new List<DiffRow>();
        for (var at = 0; at < rows.Count; at++)
        {
            var end = at;
            while (end < rows.Count && !near.Contains(end))
            {
                end++;
            }

            // One line is shown rather than counted.
            if (end - at > 1)
            {
                folded.Add(rows[at] with { Folded = end - at });
                at = end - 1;
            }
            else
            {
                folded.Add(rows[at]);
            }
        }

        return folded;
    }
}

/// <summary>Who has a file.</summary>
public enum FileSides
{
    /// <summary>Both have one of this name.</summary>
    Both,

    /// <summary>Only the learner.</summary>
    Yours,

    /// <summary>Only the reference.</summary>
    Reference,
}

/// <summary>A line of each side, or a gap where the other side has more.</summary>
/// <param name="Yours">The learner's line.</param>
/// <param name="Reference">The reference's line.</param>
/// <param name="Folded">If not zero, this row stands for so many equal lines.</param>
public sealed record DiffRow(DiffPiece Yours, DiffPiece Reference, int Folded)
{
    // Where less than this share of a line is the same on both sides, marks within it would only be noise.
    private const double Alike = 0.4;

    /// <summary>Both lines are the same.</summary>
    public bool IsEqual => Yours.Type == ChangeType.Unchanged;

    /// <summary>A side's line in pieces, each with whether the other side has something else there; null for a gap.</summary>
    /// <param name="side">One of a row's two lines.</param>
    public static IReadOnlyList<(string Text, bool Differs)>? Pieces(DiffPiece side)
    {
        if (side.Type == ChangeType.Imaginary)
        {
            return null;
        }

        var pieces = side.SubPieces.Where(piece => piece.Text is not null).ToList();
        var same = pieces.Where(piece => piece.Type == ChangeType.Unchanged).Sum(piece => piece.Text.Trim().Length);
        return same < Alike * side.Text.Trim().Length
            ? [(side.Text, false)]
            : [.. pieces.Select(piece => (piece.Text, piece.Type != ChangeType.Unchanged))];
    }
}
