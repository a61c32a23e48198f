using System.Diagnostics;

namespace Katas.Worker;

/// <summary>Writes reports, from any thread.</summary>
internal sealed class Reporter(Stream stream) : IDisposable
{
    private static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(100);

    private readonly BinaryWriter writer = new(new BufferedStream(stream, 64 * 1024));
    private readonly Lock oneAtATime = new();
    private long lastSent;

    /// <summary>Writes a report that the command must have before anything else happens: the next step may end this process.</summary>
    public void SendNow(Report kind, Action<BinaryWriter>? fields = null) => Send(kind, fields, flush: true);

    /// <summary>Writes a report that goes out with the next one that is urgent, or is written after a tenth of a second.</summary>
    public void SendSoon(Report kind, Action<BinaryWriter> fields) => Send(kind, fields, flush: Stopwatch.GetElapsedTime(lastSent) > Wait);

    public void Dispose() => writer.Dispose();

    private void Send(Report kind, Action<BinaryWriter>? fields, bool flush)
    {
        lock (oneAtATime)
        {
            writer.Write((byte)kind);
            fields?.Invoke(writer);
            if (flush)
            {
                writer.Flush();
                lastSent = Stopwatch.GetTimestamp();
            }
        }
    }
}
