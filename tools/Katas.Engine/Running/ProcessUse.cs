using System.ComponentModel;
using System.Diagnostics;

namespace Katas.Engine.Running;

/// <summary>What a process uses of the machine: nothing once it has ended, which may happen between any two lines.</summary>
internal static class ProcessUse
{
    /// <summary>What it holds of the machine's memory, in bytes.</summary>
    public static long ResidentMemory(this Process process) => process.WhileAlive(() => process.WorkingSet64);

    /// <summary>What it has used of processors.</summary>
    public static TimeSpan ProcessorTime(this Process process) => process.WhileAlive(() => process.TotalProcessorTime);

    private static T WhileAlive<T>(this Process process, Func<T> ask)
        where T : struct
    {
        try
        {
            process.Refresh();
            return process.HasExited ? default : ask();
        }
        catch (Exception gone) when (gone is InvalidOperationException or Win32Exception)
        {
            return default;
        }
    }
}
