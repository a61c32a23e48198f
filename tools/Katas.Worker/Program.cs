using System.Diagnostics;
using System.IO.Pipes;
using System.Runtime.InteropServices;
using Katas.Worker;

// Ctrl+C in the terminal reaches this process, too; the command decides what it means.
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);

using var pipe = new NamedPipeClientStream(".", args[0], PipeDirection.InOut, PipeOptions.Asynchronous);
await pipe.ConnectAsync();
using var reporter = new Reporter(pipe);
using var captured = new CapturedConsole(reporter);
Console.SetOut(captured);
Console.SetError(captured);
new LastWords(reporter).Listen();

new Orders(pipe, reporter).Obey();

// Whatever a test is in the middle of ends here, and none of its handlers has a say.
Process.GetCurrentProcess().Kill();
