using Xunit.Abstractions;
using Xunit.Sdk;

namespace Katas.Worker;

/// <summary>Turns what xunit says of a run into reports, as it happens.</summary>
/// <param name="reporter">Sends them.</param>
/// <param name="tests">Those that may run.</param>
/// <param name="isRepeated">If a test misbehaves, all is run again: nobody need know what has begun.</param>
/// <param name="withProcessorTime">Asks the system for it, before and after each test; else it is zero.</param>
/// <param name="isAbandoned">Nobody waits for the run any more.</param>
internal sealed class TestReports(Reporter reporter, FoundTests tests, bool isRepeated, bool withProcessorTime, Func<bool> isAbandoned) : IMessageBus
{
    private RunningTest? running;
    private TimeSpan processorTimeAtBegin;

    private TimeSpan ProcessorTime => withProcessorTime ? Environment.CpuUsage.TotalTime : TimeSpan.Zero;

    public bool QueueMessage(IMessageSinkMessage message)
    {
        switch (message)
        {
            // A theory's rows may come from the learner's code, before there is a test of its own.
            case ITestMethodStarting method:
                Begin(new TestName(method.TestClass.Class.Name, $"{method.TestClass.Class.Name}.{method.TestMethod.Method.Name}"));
                break;

            case ITestStarting test:
                Begin(Name(test));
                break;

            case ITestPassed passed:
                End(passed, passed: true, "", "");
                break;

            case ITestFailed failed:
                End(failed, passed: false, FailureText.Message(failed), FailureText.StackTrace(failed));
                break;

            case ITestSkipped skipped:
                End(skipped, passed: false, skipped.Reason, "");
                break;

            // What is broken outside of a test, in a fixture for one, breaks the tests that could not run.
            case ITestClassCleanupFailure failure:
                Broken(failure, failure);
                break;

            case ITestCollectionCleanupFailure failure:
                Broken(failure, failure);
                break;

            case ITestMethodCleanupFailure failure:
                Broken(failure, failure);
                break;
        }

        return !isAbandoned();
    }

    public void Dispose()
    {
    }

    // The value flows from here on into all that this test starts: xunit sends these from the method that then runs it.
    private void Begin(TestName name)
    {
        RunningTest.Current = running = new RunningTest(name);
        if (!isRepeated)
        {
            reporter.SendNow(Report.Began, name.WriteTo);
        }

        processorTimeAtBegin = ProcessorTime;
    }

    private void End(ITestResultMessage result, bool passed, string message, string stackTrace)
    {
        running!.HasEnded = true;
        reporter.SendSoon(Report.Ended, new TestEnd(
            Name(result), tests.Position(result.TestCase), passed, message, stackTrace, result.Output ?? "", TimeSpan.FromSeconds((double)result.ExecutionTime),
            ProcessorTime - processorTimeAtBegin).WriteTo);
    }

    private void Broken(IExecutionMessage message, IFailureInformation failure)
    {
        foreach (var test in message.TestCases)
        {
            var name = new TestName(test.TestMethod.TestClass.Class.Name, test.DisplayName);
            reporter.SendSoon(Report.Ended, new TestEnd(name, tests.Position(test), Passed: false, FailureText.Message(failure), FailureText.StackTrace(failure), "", TimeSpan.Zero, TimeSpan.Zero).WriteTo);
        }
    }

    private static TestName Name(ITestMessage test) => new(test.TestClass.Class.Name, test.Test.DisplayName);
}
