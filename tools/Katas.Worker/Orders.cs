using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace Katas.Worker;

/// <summary>Does what the command orders, until the command is gone.</summary>
internal sealed class Orders(Stream stream, Reporter reporter)
{
    // Loaded before the first run rather than in it.
    private static readonly string[] UsedByEveryTest = ["xunit.assert", "FluentAssertions", "Katas.Testing"];

    // How often it is looked, a millisecond apart, whether a thread that a test started has ended when the test has. Where it has to
    // wait for a processor, so has who looks; nobody who waits for a verdict waits for it.
    private const int MostLooks = 1000;

    // A task is told of its failure when its thread has left the test's flow already: so long it gets for that.
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(50);

    // So long the processors belong to who draws the verdict that somebody waits for, and not to what follows the tests.
    private static readonly TimeSpan MomentToDraw = TimeSpan.FromMilliseconds(20);

    private volatile bool isAbandoned;
    private RunContext? loaded;
    private ClaimedTests? claimed;
    private ILookup<string, string> known = Array.Empty<string>().ToLookup(path => path);

    /// <summary>Returns when the command has ended, however it did.</summary>
    public void Obey()
    {
        using var orders = new BinaryReader(new BufferedStream(stream, 64 * 1024));
        try
        {
            while (true)
            {
                switch ((Order)orders.ReadByte())
                {
                    case Order.Prepare:
                        var claims = orders.ReadString();
                        claimed = claims.Length > 0 ? new ClaimedTests(claims) : null;
                        Prepare([.. Enumerable.Range(0, orders.ReadInt32()).Select(_ => orders.ReadString())]);
                        reporter.SendNow(Report.Ready);
                        break;

                    case Order.Run:
                        Begin(orders, isPatched: false);
                        break;

                    case Order.RunPatched:
                        Begin(orders, isPatched: true);
                        break;

                    case Order.Abandon:
                        isAbandoned = true;
                        break;

                    case Order.Measure:
                        var (yours, reference) = (Pairs(orders), Pairs(orders));
                        new Thread(() => Measure(yours, reference)) { IsBackground = true, Name = "workload" }.Start();
                        break;
                }
            }
        }
        catch (Exception gone) when (gone is EndOfStreamException or IOException)
        {
        }
    }

    // On a thread of its own, so that this one goes on to listen.
    private void Begin(BinaryReader orders, bool isPatched)
    {
        isAbandoned = false;
        var plan = RunPlan.ReadFrom(orders);
        Environment.SetEnvironmentVariable("KATAS_FIRST_LOOK", plan.FirstLook ? "1" : null); // Katas.Testing.Samples
        Environment.SetEnvironmentVariable("KATAS_AWAITED", plan.IsAwaited ? "1" : null);
        var stays = orders.ReadBoolean();
        var pairs = Pairs(orders);
        new Thread(() => Run(() => isPatched ? Patched(pairs) : Load(pairs, stays), plan, isRepeated: isPatched || plan.Shared > 0)) { IsBackground = true, Name = "tests" }.Start();
    }

    private static (byte[] First, byte[] Second)[] Pairs(BinaryReader orders) =>
        [.. Enumerable.Range(0, orders.ReadInt32()).Select(_ => (Bytes(orders), Bytes(orders)))];

    private static void Fail() =>
        AssemblyLoadContext.Default.LoadFromAssemblyName(new("Katas.Testing")).GetType("Katas.Testing.Practice")?.GetMethod("Fail")?.Invoke(null, null);

    private static byte[] Bytes(BinaryReader orders) => orders.ReadBytes(orders.ReadInt32());

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

    private void Run(Func<RunContext?> prepare, RunPlan plan, bool isRepeated)
    {
        RunAndForget(prepare, plan, isRepeated);
        reporter.SendNow(Report.Done);
        if (!plan.IsPractice)
        {
            if (plan.IsAwaited && !isAbandoned)
            {
                Thread.Sleep(MomentToDraw);
            }

            ReportThreadsLeft();

            // A task's failure counts as unobserved once the task has been collected.
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        reporter.SendNow(Report.Rested);
    }

    private void Measure((byte[] Assembly, byte[] Symbols)[] yours, (byte[] Assembly, byte[] Symbols)[] reference)
    {
        // What is not to be unloaded, the runtime optimises in the light of how it runs.
        new WorkloadRun(reporter).Run(Load(yours).Added[^1], Load(reference).Added[^1]);
        reporter.SendNow(Report.Done);
        reporter.SendNow(Report.Rested);

        RunContext Load((byte[] Assembly, byte[] Symbols)[] images)
        {
            var context = new RunContext(known, stays: true);
            foreach (var (assembly, symbols) in images)
            {
                context.Add(assembly, symbols);
            }

            return context;
        }
    }

    // A method of its own, because none of its locals may keep the assembly from being unloaded.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void RunAndForget(Func<RunContext?> prepare, RunPlan plan, bool isRepeated)
    {
        if (prepare() is not { } context)
        {
            reporter.SendNow(Report.Refused);
            return;
        }

        if (plan.IsPractice)
        {
            Fail();
        }

        using (isRepeated || plan.OnlyRacing ? null : JustAhead.Compile(context.Added)) // patches and races leave little to compile, and a shared run no core
        using (context.EnterContextualReflection())
        using (var reports = new TestReports(reporter, context.Tests, isRepeated, withProcessorTime: !plan.FirstLook, () => isAbandoned))
        {
            TestRun.Run(context.Added[^1], context.Tests, plan, reports, test => IsMine(context.Tests.Position(test), plan));
        }

        RunningTest.Current = null;
        if (context.IsCollectible)
        {
            context.Unload();
        }
    }

    private RunContext? Patched((byte[] Metadata, byte[] Code)[] patches) => loaded?.Patch(patches) == true ? loaded : null;

    // What can be patched has no symbols with it: the command knows its lines.
    private RunContext Load((byte[] Assembly, byte[] Symbols)[] images, bool stays)
    {
        var context = new RunContext(known, stays);
        foreach (var (assembly, symbols) in images)
        {
            context.Add(assembly, stays && assembly == images[0].Assembly ? null : symbols);
        }

        loaded = stays ? context : loaded;
        return context;
    }

    // Tests that are too many to be shared are the first worker's.
    private bool IsMine(int test, RunPlan plan) =>
        plan.Shared == 0 || (test < ClaimedTests.Most ? claimed!.Take(test, plan.Shared) : !plan.FromEnd);

    private void ReportThreadsLeft()
    {
        // A thread on which the run ended comes into its test's flow again, and leaves it, on its way back through its callers.
        // It counts that one look has found nobody, not what comes after.
        var busy = RunningTest.Busy;
        for (var looks = 0; looks < MostLooks && busy.Count > 0; looks++)
        {
            Thread.Sleep(1);
            busy = RunningTest.Busy;
        }

        if (RunningTest.HasThrownElsewhere)
        {
            Thread.Sleep(Moment);
            RunningTest.HasThrownElsewhere = false;
        }

        foreach (var (thread, test) in busy)
        {
            var remark = new Remark(RemarkKind.ThreadLeft, test.Name, thread.ToString(CultureInfo.InvariantCulture), "");
            reporter.SendNow(Report.Remarked, remark.WriteTo);
        }
    }
}
