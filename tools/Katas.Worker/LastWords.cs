using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Katas.Worker;

/// <summary>Notices what ends the process, or would pass unseen, and says from which test it came.</summary>
internal sealed class LastWords(Reporter reporter)
{
    // An exception that nobody catches is reported where its test is no longer known, so that is noted where it is thrown.
    private readonly ConditionalWeakTable<Exception, TestName> thrownIn = [];

    public void Listen()
    {
        AppDomain.CurrentDomain.FirstChanceException += (_, thrown) => NoteTest(thrown.Exception);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Exit();
        AppDomain.CurrentDomain.UnhandledException += (_, uncaught) => Uncaught((Exception)uncaught.ExceptionObject);
        TaskScheduler.UnobservedTaskException += (_, unobserved) => Say(RemarkKind.Unobserved, unobserved.Exception.GetBaseException());

        // Debug.Assert would end the process with a dialog's text; as an exception it fails the test that it is in.
        Trace.Listeners.Clear();
        Trace.Listeners.Add(new ThrowingListener());
    }

    private void NoteTest(Exception exception)
    {
        if (RunningTest.Current is { } test)
        {
            thrownIn.TryAdd(exception, test.Name);
            test.NoteThrown();
        }
    }

    private void Exit()
    {
        var code = Environment.ExitCode.ToString(System.Globalization.CultureInfo.InvariantCulture);
        reporter.SendNow(Report.Remarked, new Remark(RemarkKind.Exit, RunningTest.Current?.Name, code, "").WriteTo);
    }

    private void Uncaught(Exception exception)
    {
        Say(RemarkKind.Uncaught, exception);

        // All is said. The runtime would go on to print it, and may take its time to write a core file.
        Process.GetCurrentProcess().Kill();
    }

    private void Say(RemarkKind kind, Exception exception)
    {
        thrownIn.TryGetValue(exception, out var test);
        var remark = new Remark(kind, test, $"{exception.GetType().FullName}: {exception.Message}", exception.StackTrace ?? "");
        reporter.SendNow(Report.Remarked, remark.WriteTo);
    }

    private sealed class ThrowingListener : TraceListener
    {
        public override void Write(string? message)
        {
        }

        public override void WriteLine(string? message)
        {
        }

        public override void Fail(string? message, string? detailMessage) =>
            throw new AssertionFailedException($"Debug.Assert: {message} {detailMessage}".TrimEnd());
    }
}

/// <summary>A <c>Debug.Assert</c> that does not hold.</summary>
public sealed class AssertionFailedException(string message) : Exception(message);
