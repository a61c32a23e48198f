using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Katas.Worker;

/// <summary>A test, or one row of a theory, that is run again and again.</summary>
/// <remarks>
/// For each run xunit makes two dozen objects and tells of a dozen events, which takes longer than most tests do. A test that is no
/// more than a method of a class is begun, called and ended here, and as xunit would; any other is left to xunit.
/// </remarks>
/// <param name="method">The test.</param>
/// <param name="arguments">The row, or null for a test that is no theory.</param>
internal sealed class RepeatedTestCase(ITestMethod method, object?[]? arguments)
    : XunitTestCase(new NullMessageSink(), TestMethodDisplay.ClassAndMethod, TestMethodDisplayOptions.None, method, arguments)
{
    private bool? isPlain;

    /// <inheritdoc/>
    public override Task<RunSummary> RunAsync(
        IMessageSink diagnosticMessageSink, IMessageBus messageBus, object[] constructorArguments, ExceptionAggregator aggregator, CancellationTokenSource cancellationTokenSource) =>
        constructorArguments is [] && !aggregator.HasExceptions && (isPlain ??= IsPlain())
            ? RunPlain(messageBus, cancellationTokenSource)
            : base.RunAsync(diagnosticMessageSink, messageBus, constructorArguments, aggregator, cancellationTokenSource);

    // Patches leave tests as they are: what is not there now never comes.
    private bool IsPlain()
    {
        var (type, test) = (TestMethod.TestClass.Class.ToRuntimeType(), TestMethod.Method.ToRuntimeMethod());
        return SkipReason is null && Timeout == 0 && InitializationException is null && !test.IsStatic
            && !typeof(IDisposable).IsAssignableFrom(type) && !typeof(IAsyncLifetime).IsAssignableFrom(type)
            && TestMethod.TestClass.TestCollection.CollectionDefinition is null && !type.IsDefined(typeof(BeforeAfterTestAttribute)) && !test.IsDefined(typeof(BeforeAfterTestAttribute))
            && test.GetParameters().Length == (TestMethodArguments?.Length ?? 0);
    }

    private async Task<RunSummary> RunPlain(IMessageBus messages, CancellationTokenSource stop)
    {
        var test = new XunitTest(this, DisplayName);
        Tell(new TestStarting(test));
        var begin = Stopwatch.GetTimestamp();
        var failure = await Failure();
        var time = (decimal)Stopwatch.GetElapsedTime(begin).TotalSeconds;
        Tell(failure is null ? new TestPassed(test, time, "") : new TestFailed(test, time, "", failure));
        return new RunSummary { Total = 1, Failed = failure is null ? 0 : 1, Time = time };

        void Tell(IMessageSinkMessage message)
        {
            if (!messages.QueueMessage(message))
            {
                stop.Cancel();
            }
        }
    }

    // What has been thrown, or null. The context waits for an "async void" that the test calls, and lets it fail the test.
    [SuppressMessage("Design", "CA1031", Justification = "Code under test may throw whatever it likes.")]
    private async Task<Exception?> Failure()
    {
        var before = SynchronizationContext.Current;
        var context = new AsyncTestSyncContext(before);
        try
        {
            var instance = Activator.CreateInstance(TestMethod.TestClass.Class.ToRuntimeType());
            SynchronizationContext.SetSynchronizationContext(context);
            if (TestMethod.Method.ToRuntimeMethod().Invoke(instance, TestMethodArguments) is not Task running)
            {
                return await context.WaitForCompletionAsync();
            }

            await running;
            return null;
        }
        catch (Exception thrown)
        {
            return thrown is TargetInvocationException { InnerException: { } inner } ? inner : thrown;
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }
}
