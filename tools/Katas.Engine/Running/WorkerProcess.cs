using System.Diagnostics;
using System.Globalization;
using System.IO.Pipes;
using System.Text;
using Katas.Engine.Compiling;
using Katas.Worker;

namespace Katas.Engine.Running;

/// <summary>A process that runs tests: started ahead of time, used again while it behaves.</summary>
internal sealed class WorkerProcess : IDisposable
{
    // The runtime's words about its own end: the reason, then the innermost of what may be thousands of frames.
    private const int MostLastWords = 16 * 1024;

    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "Katas.Worker.dll");

    private readonly Process process;
    private readonly NamedPipeServerStream pipe;
    private readonly BinaryWriter orders;
    private readonly StringBuilder lastWords = new();
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task outputs;
    private Compiled.Image? loaded;
    private int patches;
    private volatile WorkerRun? current;
    private volatile bool isGone;

    private WorkerProcess(Process process, NamedPipeServerStream pipe)
    {
        this.process = process;
        this.pipe = pipe;
        orders = new BinaryWriter(new BufferedStream(pipe, 64 * 1024));
        outputs = Task.WhenAll(
            Drain(process.StandardOutput, text => current?.PrintRaw(text)),
            Drain(process.StandardError, text => lastWords.Append(text.AsSpan(0, Math.Min(text.Length, MostLastWords - lastWords.Length)))));
    }

    /// <summary>The number of runs that it has loaded something for.</summary>
    public int Loads { get; private set; }

    /// <summary>The number of those that loaded what stays.</summary>
    public int LoadsThatStay { get; private set; }

    /// <summary>How often it has run for nothing but practice.</summary>
    public int Practised { get; private set; }

    /// <summary>It has not ended.</summary>
    public bool IsAlive => !isGone;

    /// <summary>The operating system's number for it.</summary>
    public int Id => process.Id;

    /// <summary>What it holds of the machine's memory, in bytes.</summary>
    public long ResidentMemory => process.ResidentMemory();

    /// <inheritdoc cref="ProcessUse.ProcessorTime"/>
    public TimeSpan ProcessorTime => process.ProcessorTime();

    /// <summary>Starts one; returns when it waits for a run.</summary>
    /// <param name="assemblies">What the tests need, by path.</param>
    /// <param name="memory">The most that its objects may take, in bytes.</param>
    /// <param name="claims">The file of the <see cref="ClaimedTests"/>, if it may share runs.</param>
    /// <param name="measures">Code is to run as in any process, and not soon.</param>
    public static async Task<WorkerProcess> StartAsync(IReadOnlyList<string> assemblies, long memory, string claims = "", bool measures = false)
    {
        var name = $"kata-{Environment.ProcessId}-{Guid.NewGuid():N}";
        var pipe = new NamedPipeServerStream(name, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
        var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", Program, name])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["DOTNET_GCHeapHardLimit"] = memory.ToString("x", CultureInfo.InvariantCulture),

                // A snapshot that differs must open no window here.
                ["DiffEngine_Disabled"] = "true",

                // Where methods are compiled all the time, it costs much to have each page either written or run. Nobody attacks this process.
                ["DOTNET_EnableWriteXorExecute"] = measures ? "1" : "0",

                // Methods can be given new bodies.
                ["DOTNET_MODIFIABLE_ASSEMBLIES"] = "debug",
            },
        })!;
        process.StandardInput.Close();
        await Task.WhenAny(pipe.WaitForConnectionAsync(), process.WaitForExitAsync());
        if (process.HasExited)
        {
            throw new InvalidOperationException($"The process that runs the tests ended at once: {await process.StandardError.ReadToEndAsync()}");
        }

        var worker = new WorkerProcess(process, pipe);
        new Thread(worker.ReadReports) { IsBackground = true, Name = "reports of a worker" }.Start();
        worker.Prepare(claims, assemblies);
        await worker.ready.Task;
        return worker;
    }

    /// <summary>It has loaded what patches make the image of.</summary>
    public bool Has(Compiled.Image image) => loaded == image.Start;

    /// <summary>Patches what it has loaded no more.</summary>
    public void Forget() => loaded = null;

    /// <summary>Starts a run.</summary>
    /// <param name="image">With the tests.</param>
    /// <param name="plan">Which tests, how often and in which order. A first look takes patches of what is loaded, for it as for the next one.</param>
    /// <param name="asWhole">Loads the image for this run only, even if patches could do.</param>
    public WorkerRun Begin(Compiled.Image image, RunPlan plan, bool asWhole = false)
    {
        var isPatched = plan.FirstLook && !asWhole && Has(image);
        var stays = plan.FirstLook && !asWhole && image.Yours is not null && !isPatched;
        var pairs = isPatched
            ? image.Patches.Skip(patches).Select(patch => (patch.Metadata, patch.Code))
            : image.Assemblies.Select(assembly => (assembly.Assembly, assembly.Symbols));
        if (isPatched || stays)
        {
            (loaded, patches) = isPatched ? (image.Start, image.Patches.Count) : (image, 0);
        }

        Loads += isPatched ? 0 : 1;
        Practised += plan.IsPractice ? 1 : 0;
        LoadsThatStay += stays ? 1 : 0;
        return Begin(new WorkerRun(isPatched, isPatched || plan.Shared > 0, new Lines(isPatched ? image.Start : image, image)), () =>
        {
            orders.Write((byte)(isPatched ? Order.RunPatched : Order.Run));
            plan.WriteTo(orders);
            orders.Write(stays);
            Write([.. pairs]);
        });
    }

    /// <summary>Starts to measure a workload. The process is good for nothing else after it.</summary>
    /// <param name="yours">The learner's code, with the workload.</param>
    /// <param name="reference">The reference, with the workload.</param>
    public WorkerRun BeginMeasuring(Compiled.Image yours, Compiled.Image reference) => Begin(new WorkerRun(isPatched: false, isRepeated: false, new Lines(yours, yours)), () =>
    {
        orders.Write((byte)Order.Measure);
        Write([.. yours.Assemblies.Select(assembly => (assembly.Assembly, assembly.Symbols))]);
        Write([.. reference.Assemblies.Select(assembly => (assembly.Assembly, assembly.Symbols))]);
    });

    /// <summary>Asks it to begin no further test.</summary>
    public void Abandon() => Send(() => orders.Write((byte)Order.Abandon));

    /// <summary>Waits until it has exited, and tells what it, or the runtime, wrote as an error.</summary>
    /// <param name="exitCode">What it ended with.</param>
    public string LastWords(out int exitCode)
    {
        if (!process.WaitForExit(TimeSpan.FromSeconds(5)))
        {
            process.Kill();
            process.WaitForExit();
        }

        outputs.Wait(TimeSpan.FromSeconds(2)); // a process that it started may still hold them open
        exitCode = process.ExitCode;
        return lastWords.ToString();
    }

    /// <summary>Ends it, whatever it is doing.</summary>
    public void Dispose()
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended already.
        }

        try
        {
            orders.Dispose();
        }
        catch (IOException)
        {
            // It flushes into a pipe that nobody reads any more.
        }

        pipe.Dispose();
        process.Dispose();
    }

    private void Prepare(string claims, IReadOnlyList<string> assemblies) => Send(() =>
    {
        orders.Write((byte)Order.Prepare);
        orders.Write(claims);
        orders.Write(assemblies.Count);
        foreach (var path in assemblies)
        {
            orders.Write(path);
        }
    });

    private WorkerRun Begin(WorkerRun run, Action order)
    {
        current = run;
        if (!IsAlive)
        {
            run.End();
        }

        Send(order);
        return run;
    }

    private void Write(IReadOnlyList<(ReadOnlyMemory<byte> First, ReadOnlyMemory<byte> Second)> pairs)
    {
        orders.Write(pairs.Count);
        foreach (var bytes in pairs.SelectMany(pair => new[] { pair.First, pair.Second }))
        {
            orders.Write(bytes.Length);
            orders.Write(bytes.Span);
        }
    }

    private void Send(Action write)
    {
        try
        {
            write();
            orders.Flush();
        }
        catch (IOException)
        {
            // The process has just died; the thread that reads notices, too, and says so.
        }
    }

    private void ReadReports()
    {
        using var reports = new BinaryReader(new BufferedStream(pipe, 64 * 1024), Encoding.UTF8, leaveOpen: true);
        try
        {
            while (true)
            {
                var report = (Report)reports.ReadByte();
                if (report == Report.Ready)
                {
                    ready.SetResult();
                }
                else
                {
                    current!.Read(report, reports);
                }
            }
        }
        catch (Exception gone) when (gone is EndOfStreamException or IOException or ObjectDisposedException)
        {
            ready.TrySetException(new InvalidOperationException("The process that runs the tests did not start."));
            isGone = true;
            current?.End();
        }
    }

    // Reads to the end whoever wants it: a full pipe would stop the process.
    private static async Task Drain(StreamReader reader, Action<string> take)
    {
        var buffer = new char[4096];
        while (await reader.ReadAsync(buffer) is > 0 and var count)
        {
            take(new string(buffer, 0, count));
        }
    }
}
