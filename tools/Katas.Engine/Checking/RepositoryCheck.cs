using System.Collections.Concurrent;
using Katas.Engine.Catalogue;
using Katas.Engine.Compiling;
using Katas.Engine.Running;

namespace Katas.Engine.Checking;

/// <summary>Checks katas, several at once, and the pages that belong to no kata.</summary>
/// <param name="repository">The katas.</param>
/// <param name="seed">Of the random orders, from 1.</param>
/// <param name="anew">Runs katas in which nothing has changed, too.</param>
public sealed class RepositoryCheck(Repository repository, int seed, bool anew)
{
    // Each has a process of its own for the tests, and a further one for a moment when a mistake has broken the first.
    private const int MostAtOnce = 4;

    private readonly ProjectEvaluation evaluation = new(repository.Root);
    private readonly Lock oneAtATime = new();
    private Task evaluations = Task.CompletedTask;

    /// <summary>Links in the pages of the repository and of its chapters lead somewhere.</summary>
    public static IReadOnlyList<Complaint> Pages(string root) =>
    [
        .. Directory.EnumerateFiles(root, "*.md")
            .Concat(Directory.Exists(Path.Combine(root, "docs")) ? Directory.EnumerateFiles(Path.Combine(root, "docs"), "*.md", SearchOption.AllDirectories) : [])
            .Concat(Directory.EnumerateDirectories(Path.Combine(root, "katas")).Select(chapter => Path.Combine(chapter, "README.md")).Where(File.Exists))
            .Order(StringComparer.Ordinal).Select(MarkdownPage.Read).SelectMany(page => Links.Of(root, page)),
    ];

    /// <summary>A README that could not be read, or an id that was taken, as a complaint.</summary>
    public static Complaint Unreadable(string root, KataException trouble) => new(
        CheckPoint.Whole, Path.Combine(root, trouble.File ?? ""), trouble.Line, trouble.What, "CONTRIBUTING.md shows the form, under Text");

    /// <summary>Checks some katas.</summary>
    /// <param name="katas">Which.</param>
    /// <param name="tell">Told of each as soon as it has been checked, one at a time.</param>
    /// <param name="stop">Gives up.</param>
    public async Task RunAsync(IReadOnlyList<Kata> katas, Action<KataReport> tell, CancellationToken stop)
    {
        // The longest first, so that no processor waits at the end; then whoever is free helps with the mistakes.
        var checks = katas.OrderByDescending(kata => Whole.ReadableMistakes(kata).Count).Select(kata => new KataCheck(kata, repository, seed, anew)).ToList();
        var work = new ConcurrentQueue<Func<SharedWorkers, Task>>(
        [
            .. checks.Select(check => (Func<SharedWorkers, Task>)(workers => Check(check, workers, tell, stop))),
            .. checks.Select(check => (Func<SharedWorkers, Task>)(workers => check.HelpAsync(() => Run(check, workers), stop))),
        ]);
        await Task.WhenAll(Enumerable.Range(0, Math.Clamp(Environment.ProcessorCount, 1, MostAtOnce)).Select(_ => Task.Run(Work, stop)));

        async Task Work()
        {
            await using var workers = new SharedWorkers(RunLimits.Default);
            while (work.TryDequeue(out var piece))
            {
                await piece(workers);
            }
        }
    }

    private static CheckRun Run(KataCheck check, SharedWorkers workers) => new(check.Kata, RunLimits.Default, workers: workers);

    private async Task Check(KataCheck check, SharedWorkers workers, Action<KataReport> tell, CancellationToken stop)
    {
        if (!check.IsUnchanged)
        {
            await Evaluated(check.Kata.Project, stop);
        }

        await using var run = Run(check, workers);
        var report = await check.RunAsync(run, stop);
        lock (oneAtATime)
        {
            tell(report);
        }
    }

    // One after the other: two at once would build the same library, over each other.
    private Task Evaluated(string project, CancellationToken stop)
    {
        lock (oneAtATime)
        {
            return evaluations = Evaluate(project, evaluations, stop);
        }
    }

    private async Task Evaluate(string project, Task before, CancellationToken stop)
    {
        await before;
        try
        {
            if (evaluation.Remembered(project) is null)
            {
                await evaluation.AskAsync(project, stop);
            }
        }
        catch (EvaluationException)
        {
            // The first run says so.
        }
    }
}
