namespace Katas.Testing;

/// <summary>Threads of their own that begin together, so that all are inside at the same time. Those of a pool come one after the other.</summary>
public static class Race
{
    /// <summary>Waits for all of them.</summary>
    /// <param name="threads">How many.</param>
    /// <param name="run">What each does; it gets its number, from 0.</param>
    /// <returns>What each has returned.</returns>
    public static async Task<T[]> Run<T>(int threads, Func<int, T> run)
    {
        using var start = new Barrier(threads);
        return await Task.WhenAll(Enumerable.Range(0, threads).Select(me => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                return run(me);
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));
    }

    /// <inheritdoc cref="Run{T}(int, Func{int, T})"/>
    public static Task<T[]> Run<T>(int threads, Func<int, Task<T>> run) => Run(threads, me => run(me).GetAwaiter().GetResult());

    /// <inheritdoc cref="Run{T}(int, Func{int, T})"/>
    public static Task Run(int threads, Action<int> run) => Run(
        threads,
        me =>
        {
            run(me);
            return true;
        });
}
