using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;
using Katas.Engine.Catalogue;
using Katas.Engine.Compiling;

namespace Katas.Engine.Watching;

/// <summary>Notices that a file of a kata, or of its tests, or of how they are built, has been saved, however the editor does it.</summary>
/// <remarks>
/// The file system tells. What it does not tell of is found by looking now and then, and a save that is found like that shows that
/// this file system does not tell, so that from then on it is looked at often.
/// </remarks>
public sealed class SourceWatch : IDisposable
{
    // An editor makes one save of several steps: truncate and write, or write beside it and rename. They are taken as one when
    // they follow each other closely; who waits for the verdict must not wait long for that. Most are done at once, and what is
    // there by then is worth a beginning.
    private static readonly TimeSpan AtOnce = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan LongestBurst = TimeSpan.FromMilliseconds(15);

    private static readonly TimeSpan LookNowAndThen = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LookOften = TimeSpan.FromMilliseconds(50);

    // How long after a save the file system may still tell of it.
    private static readonly TimeSpan LateNews = TimeSpan.FromMilliseconds(250);

    private readonly Kata kata;
    private readonly Channel<bool> news = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly List<FileSystemWatcher> watchers = [];
    private string sources;
    private string inputs;
    private bool wasTold;

    /// <summary>Begins to watch.</summary>
    /// <param name="kata">Which kata.</param>
    /// <param name="onlyLook">Looks often from the beginning, and lets the file system tell nothing.</param>
    public SourceWatch(Kata kata, bool onlyLook)
    {
        this.kata = kata;
        IsLooking = onlyLook;
        foreach (var folder in onlyLook ? [] : new[] { kata.Folder, kata.TestFolder }.Where(Directory.Exists))
        {
            Watch(folder);
        }

        (sources, inputs) = (Sources(), BuildInputs.Of(kata.Root, kata.Project));
    }

    /// <summary>The file system does not tell of saves, so the files are looked at all the time.</summary>
    public bool IsLooking { get; private set; }

    /// <summary>Ends when no more steps come of the save that was last noticed; whether any have come since.</summary>
    public Task<bool> Burst { get; private set; } = Task.FromResult(false);

    /// <summary>Waits for the next save; one that has happened since the last call counts.</summary>
    public async Task NextAsync(CancellationToken stop)
    {
        await Burst;
        if (wasTold)
        {
            // Not sooner: the verdict does not wait for it.
            (sources, inputs, wasTold) = (Sources(), BuildInputs.Of(kata.Root, kata.Project), false);
        }

        while (true)
        {
            if (await News(IsLooking ? LookOften : LookNowAndThen, stop))
            {
                await Sleep(AtOnce);
                news.Reader.TryRead(out _);
                (Burst, wasTold) = (EndOfBurst(), true);
                return;
            }

            if (BuildInputs.Of(kata.Root, kata.Project) is var newInputs && newInputs != inputs)
            {
                inputs = newInputs;
                return;
            }

            if (Sources() is var newSources && newSources != sources)
            {
                IsLooking = IsLooking || !await News(LateNews, stop);
                sources = newSources;
                return;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => watchers.ForEach(watcher => watcher.Dispose());

    private void Watch(string folder)
    {
        try
        {
            var watcher = new FileSystemWatcher(folder, "*.cs")
            {
                IncludeSubdirectories = true,
                NotifyFilter = NotifyFilters.FileName | NotifyFilters.LastWrite | NotifyFilters.Size,
            };
            watcher.Changed += Tell;
            watcher.Created += Tell;
            watcher.Deleted += Tell;
            watcher.Renamed += Tell;
            watcher.Error += (_, _) => news.Writer.TryWrite(true); // more at once than it could hold
            watcher.EnableRaisingEvents = true;
            watchers.Add(watcher);
        }
        catch (IOException)
        {
            // The system has no more watchers to give.
            IsLooking = true;
        }
    }

    private void Tell(object sender, FileSystemEventArgs change)
    {
        if (!Kata.IsHunt(change.Name))
        {
            news.Writer.TryWrite(true);
        }
    }

    private async Task<bool> News(TimeSpan patience, CancellationToken stop)
    {
        using var timed = CancellationTokenSource.CreateLinkedTokenSource(stop);
        timed.CancelAfter(patience);
        try
        {
            await news.Reader.ReadAsync(timed.Token);
            return true;
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task<bool> EndOfBurst()
    {
        var (begin, goesOn) = (Stopwatch.GetTimestamp(), false);
        while (Stopwatch.GetElapsedTime(begin) + Quiet < LongestBurst)
        {
            await Sleep(Quiet);
            if (!news.Reader.TryRead(out _))
            {
                return goesOn;
            }

            goesOn = true;
        }

        return true;
    }

    // Task.Delay goes by a coarse clock: to wait for 1 ms takes it 7.
    private static Task Sleep(TimeSpan time) => Task.Run(() => Thread.Sleep(time));

    private string Sources() => string.Join('\n', new[] { kata.Folder, kata.TestFolder }
        .Where(Directory.Exists)
        .SelectMany(folder => new DirectoryInfo(folder).EnumerateFiles("*.cs", SearchOption.AllDirectories))
        .Where(file => !Kata.IsHunt(file.Name))
        .Select(file => string.Create(CultureInfo.InvariantCulture, $"{file.FullName} {file.Length} {file.LastWriteTimeUtc.Ticks}"))
        .Order(StringComparer.Ordinal));
}
