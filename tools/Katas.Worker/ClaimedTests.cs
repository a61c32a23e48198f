using System.IO.MemoryMappedFiles;

namespace Katas.Worker;

/// <summary>Which tests of a run have been taken: memory that the two workers share that share the run.</summary>
/// <remarks>So each takes the next one when it has time, however long those before took it.</remarks>
public sealed unsafe class ClaimedTests
{
    /// <summary>How many tests can be shared.</summary>
    public const int Most = 64 * 1024;

    // For each test the last run in which it was taken.
    private readonly int* runs;

    /// <summary>Opens what <see cref="MakeFile"/> has made.</summary>
    public ClaimedTests(string path)
    {
        using var file = MemoryMappedFile.CreateFromFile(path, FileMode.Open);
        using var view = file.CreateViewAccessor();
        byte* start = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start); // and never released: it stays until the process ends
        runs = (int*)start;
    }

    /// <summary>Makes a file for the memory.</summary>
    /// <returns>Its path.</returns>
    public static string MakeFile()
    {
        var path = Path.Combine(Path.GetTempPath(), $"kata-{Environment.ProcessId}-{Guid.NewGuid():N}");
        using var file = new FileStream(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write });
        file.SetLength(Most * sizeof(int));
        return path;
    }

    /// <summary>True for whoever asks first.</summary>
    /// <param name="test">From 0 to before <see cref="Most"/>.</param>
    /// <param name="run">Another number for each run.</param>
    public bool Take(int test, int run)
    {
        var last = Volatile.Read(ref runs[test]);
        return last != run && Interlocked.CompareExchange(ref runs[test], run, last) == last;
    }
}
