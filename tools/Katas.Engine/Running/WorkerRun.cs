using System.Diagnostics;
using System.Text;
using Katas.Worker;

namespace Katas.Engine.Running;

/// <summary>What a worker has said of a run so far. Written by the thread that reads the reports, read by the one that waits.</summary>
/// <param name="isPatched">The worker runs what it has loaded before, after patches.</param>
/// <param name="isRepeated">If a test misbehaves, all is run again: after patches, and where two workers share the tests.</param>
/// <param name="lines">Of what it runs.</param>
internal sealed class WorkerRun(bool isPatched, bool isRepeated, Lines lines)
{
    // The captured console has the same limit; it is kept by the worker.
    private const int MostRawOutput = 64 * 1024;

    private readonly Lock oneAtATime = new();
    private readonly List<TestResult> results = [];
    private readonly List<Remark> remarks = [];
    private readonly List<(TestName Piece, Measured Pair)> pairs = [];
    private readonly StringBuilder printed = new();
    private TestName? current;
    private long lastHeard = Stopwatch.GetTimestamp();

    /// <summary>The worker runs what it has loaded before, after patches.</summary>
    public bool IsPatched => isPatched;

    /// <summary>If a test misbehaves, all is run again.</summary>
    public bool IsRepeated => isRepeated;

    /// <summary>What it has loaded cannot be patched like that.</summary>
    public bool IsRefused { get; private set; }

    /// <summary>All tests have ended, or no more will: the process is gone.</summary>
    public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The worker can run something else; or the process is gone.</summary>
    public TaskCompletionSource Rested { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The process has ended.</summary>
    public bool IsGone { get; private set; }

    /// <summary>How long the current test has been running.</summary>
    public TimeSpan Silence => Stopwatch.GetElapsedTime(Volatile.Read(ref lastHeard));

    /// <summary>The test that has begun and not ended.</summary>
    public TestName? Current
    {
        get
        {
            lock (oneAtATime)
            {
                return current;
            }
        }
    }

    public IReadOnlyList<TestResult> Results
    {
        get
        {
            lock (oneAtATime)
            {
                return [.. results];
            }
        }
    }

    public IReadOnlyList<Remark> Remarks
    {
        get
        {
            lock (oneAtATime)
            {
                return [.. remarks];
            }
        }
    }

    /// <summary>What has been measured, by the piece of the workload.</summary>
    public ILookup<TestName, Measured> Pairs
    {
        get
        {
            lock (oneAtATime)
            {
                return pairs.ToLookup(pair => pair.Piece, pair => pair.Pair);
            }
        }
    }

    /// <summary>What the current test has printed.</summary>
    public string Printed
    {
        get
        {
            lock (oneAtATime)
            {
                return printed.ToString().ReplaceLineEndings("\n");
            }
        }
    }

    /// <summary>Takes in one report.</summary>
    public void Read(Report report, BinaryReader fields)
    {
        lock (oneAtATime)
        {
            switch (report)
            {
                case Report.Began:
                    current = TestName.ReadFrom(fields);
                    printed.Clear();
                    lastHeard = Stopwatch.GetTimestamp();
                    break;
                case Report.Printed:
                    var (name, text) = (TestName.ReadFrom(fields), fields.ReadString());
                    Print(name, lines.In(text));
                    break;
                case Report.Ended:
                    End(TestEnd.ReadFrom(fields));
                    lastHeard = Stopwatch.GetTimestamp();
                    break;
                case Report.Measured:
                    pairs.Add((current!, Measured.ReadFrom(fields)));
                    lastHeard = Stopwatch.GetTimestamp();
                    break;
                case Report.Remarked:
                    var remark = Remark.ReadFrom(fields);
                    remarks.Add(remark with { StackTrace = lines.In(remark.StackTrace) });
                    break;
                case Report.Refused:
                    IsRefused = true;
                    break;
                case Report.Done:
                    current = null;
                    Done.TrySetResult();
                    break;
                case Report.Rested:
                    Rested.TrySetResult();
                    break;
            }
        }
    }

    /// <summary>Takes in what went to the process's own output, past the console that is captured.</summary>
    public void PrintRaw(string text)
    {
        lock (oneAtATime)
        {
            printed.Append(text.AsSpan(0, Math.Clamp(MostRawOutput - printed.Length, 0, text.Length)));
        }
    }

    /// <summary>The process is gone.</summary>
    public void End()
    {
        IsGone = true;
        Done.TrySetResult();
        Rested.TrySetResult();
    }

    // A thread that a test left behind may print while another test runs. Where it is not said what has begun, it is what has not ended.
    private void Print(TestName name, string text)
    {
        if (name != current && results.FindLastIndex(result => result.DisplayName == name.DisplayName) is >= 0 and var at)
        {
            results[at] = results[at] with { Output = results[at].Output + text };
        }
        else
        {
            printed.Append(text);
        }
    }

    private void End(TestEnd end)
    {
        var output = printed.ToString() + end.Output;
        printed.Clear();
        current = null;
        results.Add(new TestResult(
            end.Test.ClassName, end.Test.DisplayName, end.Passed, lines.In(end.Message), lines.In(end.StackTrace).ReplaceLineEndings("\n"), output.ReplaceLineEndings("\n"))
        {
            Position = end.Position,
            Time = end.Time,
            ProcessorTime = end.ProcessorTime,
        });
    }
}
