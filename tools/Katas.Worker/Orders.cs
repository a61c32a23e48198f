using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace Katas.Worker;

/// <summary>Does what the command orders, until the command is gone.</summary>
internal sealed class Orders(Stream stream, Reporter reporter)
{
    // Loaded before the first run rather than in it.
    private static readonly string[] UsedByEveryTest = ["xunit.assert", "FluentAssertions", "Katas.Testing"];

    // How long a thread that a test started may take to end when the test has.
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(200);

    private volatile bool isAbandoned;
    private ILookup<string, string> known = Array.Empty<string>().ToLookup(path => path);

    /// <summary>Returns when the command has ended, however it did.</summary>
    public void Obey()
    {
        using var orders = new BinaryReader(stream);
        try
        {
            while (true)
            {
                switch ((Order)orders.ReadByte())
                {
                    case Order.Prepare:
                        Prepare([.. Enumerable.Range(0, orders.ReadInt32()).Select(_ => orders.ReadString())]);
                        reporter.SendNow(Report.Ready);
                        break;

                    // On a thread of its own, so that this one goes on to listen.
                    case Order.Run:
                        isAbandoned = false;
                        Environment.SetEnvironmentVariable("KATAS_FIRST_LOOK", orders.ReadBoolean() ? "1" : null); // Katas.Testing.Samples
                        var images = Enumerable.Range(0, orders.ReadInt32()).Select(_ => (Assembly: Bytes(orders), Symbols: Bytes(orders))).ToArray();
                        new Thread(() => Run(images)) { IsBackground = true, Name = "tests" }.Start();
                        break;

                    case Order.Abandon:
                        isAbandoned = true;
                        break;
                }
            }
        }
        catch (Exception gone) when (gone is EndOfStreamException or IOException)
        {
        }
    }

    private static MemoryStream Bytes(BinaryReader orders) => new(orders.ReadBytes(orders.ReadInt32()));

    // What the tests need is loaded once, into the context that stays.
    private void Prepare(string[] paths)
    {
        known = paths.ToLookup(path => Path.GetFileNameWithoutExtension(path), StringComparer.OrdinalIgnoreCase);
        AssemblyLoadContext.Default.Resolving += (context, name) =>
            known[name.Name!].FirstOrDefault() is { } path ? context.LoadFromAssemblyPath(path) : null;
        foreach (var name in UsedByEveryTest)
        {
            AssemblyLoadContext.Default.LoadFromAssemblyName(new(name));
        }
    }

    private void Run((MemoryStream Assembly, MemoryStream Symbols)[] images)
    {
        RunAndForget(images);
        reporter.SendNow(Report.Done);

        ReportThreadsLeft();

        // A task's failure counts as unobserved once the task has been collected.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        reporter.SendNow(Report.Rested);
    }

    // A method of its own, because none of its locals may keep the assembly from being unloaded.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void RunAndForget((MemoryStream Assembly, MemoryStream Symbols)[] images)
    {
        var context = new RunContext(known);
        var assemblies = images.Select(image => context.Add(image.Assembly, image.Symbols)).ToList();
        using (JustAhead.Compile(assemblies))
        using (context.EnterContextualReflection())
        using (var reports = new TestReports(reporter, () => isAbandoned))
        {
            TestRun.Run(assemblies[^1], reports);
        }

        RunningTest.Current = null;
        context.Unload();
    }

    private void ReportThreadsLeft()
    {
        var waiting = Stopwatch.StartNew();
        while (RunningTest.Busy.Any() && waiting.Elapsed < Grace)
        {
            Thread.Sleep(1);
        }

        foreach (var (thread, test) in RunningTest.Busy)
        {
            var remark = new Remark(RemarkKind.ThreadLeft, test.Name, thread.ToString(CultureInfo.InvariantCulture), "");
            reporter.SendNow(Report.Remarked, remark.WriteTo);
        }
    }
}
