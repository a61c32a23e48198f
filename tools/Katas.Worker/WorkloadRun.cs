using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Katas.Worker;

/// <summary>Measures the workload of a kata on two sides, turn and turn about, so that whatever slows the machine down slows both.</summary>
/// <remarks>
/// The workload is one source, compiled against each side: a class <c>Workload</c> whose public methods without parameters
/// return a number that tells what was done, which must be the same on both sides.
/// </remarks>
internal sealed class WorkloadRun(Reporter reporter)
{
    // An odd number, so that the median is one of them.
    private const int Pairs = 25;

    // A sample is long beside the clock's resolution and short beside the other work of the machine.
    private static readonly TimeSpan Sample = TimeSpan.FromMilliseconds(8);

    // The runtime takes up what has been called 30 times, once for 100 ms nothing new has come, and does so in two stages.
    private static readonly TimeSpan Warming = TimeSpan.FromMilliseconds(400);
    private const int WarmCalls = 100;

    // However slow a side is, a piece comes to an end.
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(10);

    /// <summary>Measures every piece of the workload, in the order of the source.</summary>
    /// <param name="yours">The assembly with the workload that uses the learner's code.</param>
    /// <param name="reference">The one that uses the reference.</param>
    public void Run(Assembly yours, Assembly reference)
    {
        foreach (var method in Pieces(reference))
        {
            var name = new TestName(method.DeclaringType!.FullName!, method.Name);
            RunningTest.Current = new RunningTest(name);
            reporter.SendNow(Report.Began, name.WriteTo);
            var trouble = Trouble(() => Measure(Ready(Pieces(yours).First(piece => piece.Name == method.Name)), Ready(method)));
            RunningTest.Current = null;
            reporter.SendNow(Report.Ended, new TestEnd(name, Position: 0, trouble is null, trouble ?? "", "", "", TimeSpan.Zero, TimeSpan.Zero).WriteTo);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Code under test may throw whatever it likes.")]
    private static string? Trouble(Func<string?> measure)
    {
        try
        {
            return measure();
        }
        catch (Exception thrown)
        {
            var cause = thrown is TargetInvocationException { InnerException: { } inner } ? inner : thrown; // from the constructor
            return $"{cause.GetType().FullName}: {cause.Message}";
        }
    }

    private static IEnumerable<MethodInfo> Pieces(Assembly assembly) =>
        from type in assembly.GetTypes()
        where type.Name == "Workload"
        from method in type.GetMethods(BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.Instance)
        where method.ReturnType == typeof(long) && method.GetParameters().Length == 0
        orderby method.MetadataToken
        select method;

    private static Func<long> Ready(MethodInfo method) => method.CreateDelegate<Func<long>>(Activator.CreateInstance(method.DeclaringType!));

    // Null, or why there is nothing to measure.
    private string? Measure(Func<long> yours, Func<long> reference)
    {
        var begin = Stopwatch.GetTimestamp();
        var (got, expected) = (yours(), reference());
        if (got != expected)
        {
            return $"The two sides do not do the same: it comes to {got} with your code and to {expected} with the reference.";
        }

        var calls = 0;
        do
        {
            yours();
            reference();
            calls++;
        }
        while (Stopwatch.GetElapsedTime(begin) is var elapsed && elapsed < Most / 5 && (elapsed < Warming || calls < WarmCalls));

        var slower = Math.Max(Calls(yours, 1).Nanoseconds, Calls(reference, 1).Nanoseconds);
        var inARow = (int)Math.Clamp(Sample.TotalNanoseconds / slower, 1, 10_000_000);
        GC.Collect();
        for (var pair = 0; pair < Pairs && (pair < 5 || Stopwatch.GetElapsedTime(begin) < Most); pair++)
        {
            // Each side goes first as often as second.
            var first = pair % 2 == 0 ? Calls(yours, inARow) : default;
            var ofReference = Calls(reference, inARow);
            reporter.SendNow(Report.Measured, new Measured(pair % 2 == 0 ? first : Calls(yours, inARow), ofReference).WriteTo);
        }

        return null;
    }

    private static Cost Calls(Func<long> piece, int count)
    {
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var begin = Stopwatch.GetTimestamp();
        for (var call = 0; call < count; call++)
        {
            piece();
        }

        var time = Stopwatch.GetElapsedTime(begin);
        return new Cost(time.TotalNanoseconds / count, (double)(GC.GetAllocatedBytesForCurrentThread() - bytes) / count);
    }
}
