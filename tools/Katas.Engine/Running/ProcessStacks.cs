using Katas.Engine.Compiling;
using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Runtime;

namespace Katas.Engine.Running;

/// <summary>What the threads of a worker are in the middle of, as of one moment.</summary>
internal sealed record ProcessStacks(IReadOnlyList<ThreadStack> Threads, IReadOnlyList<string> Awaits)
{
    private static readonly ProcessStacks Unknown = new([], []);

    /// <summary>Looks into a process. Where the system does not let it be looked into, there is nothing in the answer.</summary>
    /// <remarks>
    /// By way of a dump, which the runtime makes of itself when it is asked: to stop the process as a debugger does would get in
    /// the way of how this one hears of the ends of its children.
    /// </remarks>
    public static ProcessStacks Of(int process, Compiled.Image image)
    {
        var dump = Path.Combine(Path.GetTempPath(), $"kata-{Guid.NewGuid():N}.dump");
        try
        {
            new DiagnosticsClient(process).WriteDump(DumpType.WithHeap, dump);
            return Read(dump, image);
        }
        catch (Exception refused) when (refused is DiagnosticsClientException or ClrDiagnosticsException or IOException or UnauthorizedAccessException or InvalidDataException or TimeoutException)
        {
            return Unknown;
        }
        finally
        {
            File.Delete(dump);
        }
    }

    private static ProcessStacks Read(string dump, Compiled.Image image)
    {
        using var symbols = new Symbols(image);
        using var target = DataTarget.LoadDump(dump);
        var clr = target.ClrVersions[0];

        // Beside the runtime itself is the library that knows its data structures.
        var access = Path.GetFileName(clr.DebuggingLibraries.First(library => library.Kind == DebugLibraryKind.Dac).FileName);
        using var runtime = clr.CreateRuntime(Path.Combine(Path.GetDirectoryName(clr.ModuleInfo.FileName)!, access), ignoreMismatch: true);
        return new ProcessStacks([.. runtime.Threads.Select(thread => Stack(thread, symbols))], [.. AwaitsOf(runtime.Heap, symbols)]);
    }

    private static ThreadStack Stack(ClrThread thread, Symbols symbols)
    {
        var methods = thread.EnumerateStackTrace().Where(frame => frame.Method is not null).ToList();
        var frames = methods.Select((frame, index) =>
        {
            // But for the innermost frame, the pointer is already behind the call.
            var offset = frame.Method!.GetILOffset(frame.InstructionPointer - (index == 0 ? 0UL : 1UL));
            return symbols.Frame(frame.Method.Type.Name ?? "", frame.Method.Name ?? "", offset, frame.Method.MetadataToken);
        });
        var waits = methods.Count > 0 && methods[0].Method!.Type.Name?.StartsWith("System.Threading.", StringComparison.Ordinal) == true;
        return new ThreadStack(thread.ManagedThreadId, waits, [.. frames.OfType<string>()]);
    }

    // A method that is asleep in an await is an object, and its state is the number of the await.
    private static IEnumerable<string> AwaitsOf(ClrHeap heap, Symbols symbols) =>
        from item in heap.EnumerateObjects()
        let field = item.Type?.GetFieldByName("<>1__state")
        where field is not null
        let state = field.Read<int>(item.Address, interior: false)
        where state >= 0
        let frame = symbols.AwaitFrame(item.Type!.Name!, state)
        where frame is not null
        select frame;
}

/// <summary>A thread.</summary>
/// <param name="Id">Its managed id.</param>
/// <param name="Waits">It waits for something; else it computes.</param>
/// <param name="Frames">The methods of the kata and its tests that it is in, innermost first.</param>
internal sealed record ThreadStack(int Id, bool Waits, IReadOnlyList<string> Frames);
