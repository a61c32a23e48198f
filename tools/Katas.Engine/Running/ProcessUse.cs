using System.Diagnostics;

namespace Katas.Engine.Running;

/// <summary>What a process uses of the machine: nothing once it has ended, which may happen between any two lines.</summary>
internal static class ProcessUse
{
    /// <summary>What it holds of the machine's memory, in bytes.</summary>
    public static long ResidentMemory(this Process process) => process.WhileAlive(() => process.WorkingSet64);

    /// <summary>Uses a processor, rather than wait: measured for a moment.</summary>
    public static async Task<bool> ComputesAsync(this Process process)
    {
        const double Idle = 0.2;
        var moment = TimeSpan.FromMilliseconds(200);
        var before = process.WhileAlive(() => process.TotalProcessorTime);
        await Task.Delay(moment);
        return (process.WhileAlive(() => process.TotalProcessorTime) - before) / moment > Idle;
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
