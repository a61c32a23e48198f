using System.Diagnostics;

namespace Katas.Engine.Running;

/// <summary>What a process uses of the machine: nothing once it has ended, which may happen between any two lines.</summary>
internal static class ProcessUse
{
    /// <summary>What it holds of the machine's memory, in bytes.</summary>
    public static long ResidentMemory(this Process process) => process.WhileAlive(() => process.WorkingSet64);

    /// <summary>What it has used of processors.</summary>
    public static TimeSpan ProcessorTime(this Process process) => process.WhileAlive(() => process.TotalProcessorTime);

    /// <summary>Which part of a processor it uses, measured for a moment: 0 if it waits, 1 for a loop that has one to itself.</summary>
    public static async Task<double> ShareAsync(this Process process)
    {
        var moment = TimeSpan.FromMilliseconds(200);
        var before = process.ProcessorTime();
        await Task.Delay(moment);
        return (process.ProcessorTime() - before) / moment;
    }

    private static T WhileAlive<T>(this Process process, Func<T> ask)
        where T : struct
    {
        try
        {
            process.Refresh();
            return process.HasExited ? default : ask();
        }
        catch (InvalidOperationException)
        {
            return default;
        }
    }
}
