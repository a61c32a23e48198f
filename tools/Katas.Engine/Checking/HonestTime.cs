using System.Globalization;
using Katas.Engine.Catalogue;
using Katas.Engine.Running;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Katas.Engine.Checking;

/// <summary>No test sleeps or reads the wall clock, and none takes long.</summary>
public static class HonestTime
{
    /// <summary>What a test may take.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    // By the full name. What takes a TimeProvider is free: that is how time is given.
    private static readonly Dictionary<string, string> Ambient = new()
    {
        ["System.Threading.Thread.Sleep"] = "sleeps",
        ["System.Threading.Tasks.Task.Delay"] = "sleeps",
        ["System.Threading.Timer..ctor"] = "waits for the wall clock",
        ["System.Timers.Timer..ctor"] = "waits for the wall clock",
        ["System.Threading.PeriodicTimer..ctor"] = "waits for the wall clock",
        ["System.Threading.CancellationTokenSource..ctor"] = "waits for the wall clock",
        ["System.Threading.CancellationTokenSource.CancelAfter"] = "waits for the wall clock",
        ["System.DateTime.Now"] = "reads the wall clock",
        ["System.DateTime.UtcNow"] = "reads the wall clock",
        ["System.DateTime.Today"] = "reads the wall clock",
        ["System.DateTimeOffset.Now"] = "reads the wall clock",
        ["System.DateTimeOffset.UtcNow"] = "reads the wall clock",
        ["System.Environment.TickCount"] = "reads the wall clock",
        ["System.Environment.TickCount64"] = "reads the wall clock",
        ["System.TimeProvider.System"] = "takes the wall clock",
        ["System.Diagnostics.Stopwatch..ctor"] = "reads the wall clock",
        ["System.Diagnostics.Stopwatch.StartNew"] = "reads the wall clock",
        ["System.Diagnostics.Stopwatch.GetTimestamp"] = "reads the wall clock",
    };

    // Only names that could be one of these are looked up. 'new()' has no name.
    private static readonly HashSet<string> Names =
        [.. Ambient.Keys.Select(name => name.EndsWith("..ctor", StringComparison.Ordinal) ? name[..^6] : name).Select(name => name[(name.LastIndexOf('.') + 1)..])];

    /// <summary>Uses of the ambient time in the kata's test files.</summary>
    /// <param name="kata">The kata.</param>
    /// <param name="compilation">That of the tests.</param>
    /// <param name="stop">Gives up.</param>
    internal static IEnumerable<Complaint> Of(Kata kata, Compilation compilation, CancellationToken stop)
    {
        var files = kata.TestFiles().ToHashSet();
        foreach (var tree in compilation.SyntaxTrees.Where(tree => files.Contains(tree.FilePath)))
        {
            var model = compilation.GetSemanticModel(tree);
            var used = from node in tree.GetRoot(stop).DescendantNodes()
                       where node is SimpleNameSyntax name ? Names.Contains(name.Identifier.ValueText) : node is ImplicitObjectCreationExpressionSyntax
                       let symbol = Symbol(model, node, stop)
                       where symbol is not null && Ambient.ContainsKey(FullName(symbol)) && !IsGivenTime(symbol)
                       select new Complaint(
                           CheckPoint.HonestTime, tree.FilePath, node.GetLocation().GetLineSpan().StartLinePosition.Line + 1,
                           $"{FullName(symbol).Replace("..ctor", "", StringComparison.Ordinal)} {Ambient[FullName(symbol)]}",
                           "give the code a TimeProvider that the test moves; let threads meet at a Barrier");
            foreach (var complaint in used.Distinct()) // several names may stand for one use
            {
                yield return complaint;
            }
        }
    }

    /// <summary>How long a test takes: the shortest of its runs, by the clock or by the processor, for the one is long on a busy machine and
    /// the other with many threads.</summary>
    public static TimeSpan TimeOf(IEnumerable<TestResult> runs) => runs.Min(run => run.Time < run.ProcessorTime ? run.Time : run.ProcessorTime);

    /// <summary>No test of a run takes too long.</summary>
    public static bool AreShort(IEnumerable<TestResult> run) => run.All(result => TimeOf([result]) <= Longest);

    /// <summary>Tests that take too long.</summary>
    internal static IEnumerable<Complaint> Of(Kata kata, IReadOnlyList<TestDeclaration> tests, params IReadOnlyList<TestResult>[] runs) =>
        from result in runs.SelectMany(run => run)
        where result.Passed
        group result by (result.ClassName, result.DisplayName) into same
        let time = TimeOf(same)
        where time > Longest
        select Green.About(
            CheckPoint.HonestTime, kata, tests, same.First(), string.Create(CultureInfo.InvariantCulture, $"takes {time.TotalSeconds:0.00} s"),
            string.Create(CultureInfo.InvariantCulture, $"a test may take {Longest.TotalSeconds} s: try fewer samples, or smaller ones"));

    // In 'new Timer(…)' the name is that of the type, and what counts is the constructor.
    private static ISymbol? Symbol(SemanticModel model, SyntaxNode node, CancellationToken stop)
    {
        var creation = node as BaseObjectCreationExpressionSyntax
            ?? node.AncestorsAndSelf().TakeWhile(above => above is NameSyntax or ObjectCreationExpressionSyntax).OfType<ObjectCreationExpressionSyntax>().FirstOrDefault();
        var info = model.GetSymbolInfo((SyntaxNode?)creation ?? node, stop);
        return info.Symbol ?? info.CandidateSymbols.FirstOrDefault();
    }

    private static string FullName(ISymbol symbol) => $"{symbol.ContainingType?.ToDisplayString()}.{symbol.Name}";

    private static bool IsGivenTime(ISymbol symbol) => symbol is IMethodSymbol method
        && (method.Parameters.Any(parameter => parameter.Type.ToDisplayString() == "System.TimeProvider")
            || (method.MethodKind == MethodKind.Constructor && method.ContainingType.Name == nameof(CancellationTokenSource) && method.Parameters.IsEmpty));
}
