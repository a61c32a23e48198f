namespace Katas.Engine.Running;

/// <summary>Workers for several katas, one after the other: what the runtime has made of the test libraries for one is there for the next.</summary>
/// <param name="limits">What a test may take.</param>
public sealed class SharedWorkers(RunLimits limits) : IAsyncDisposable
{
    private WorkerPool? pool;
    private IReadOnlyList<string> known = [];

    /// <summary>The pool of those that have certain assemblies; the last one, unless that has others.</summary>
    /// <param name="assemblies">What the tests need, by path.</param>
    internal async Task<WorkerPool> WithAsync(IReadOnlyList<string> assemblies)
    {
        if (pool is null || !assemblies.SequenceEqual(known))
        {
            await DisposeAsync();
            pool = new WorkerPool(assemblies, limits, keepsSpare: false);
            known = assemblies;
        }

        return pool;
    }

    public ValueTask DisposeAsync() => pool?.DisposeAsync() ?? ValueTask.CompletedTask;
}
