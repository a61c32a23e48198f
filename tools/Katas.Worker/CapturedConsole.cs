using System.Text;

namespace Katas.Worker;

/// <summary>Hands what code under test writes to the console to the test that it belongs to.</summary>
internal sealed class CapturedConsole(Reporter reporter) : TextWriter
{
    /// <summary>What one test may write, in characters; what exceeds it is dropped with a note.</summary>
    private const int Limit = 64 * 1024;

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Write([value]);

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer)
    {
        if (RunningTest.Current is not { } test)
        {
            return;
        }

        string? text = null;
        lock (test)
        {
            var rest = Limit - test.Printed;
            if (rest >= 0 && buffer.Length > 0)
            {
                text = buffer.Length <= rest ? buffer.ToString() : $"{buffer[..rest]}\n(cut here: a test may print 64 KB)\n";
                test.Printed += buffer.Length <= rest ? buffer.Length : rest + 1;
            }
        }

        if (text is not null)
        {
            reporter.SendNow(Report.Printed, writer =>
            {
                test.Name.WriteTo(writer);
                writer.Write(text);
            });
        }
    }

    public override void WriteLine(string? value) => Write($"{value}{CoreNewLine.AsSpan()}");
}
