namespace Katas.LinuxPermissions.Chmod.Steps;

/// <summary>What <c>kata compare</c> measures: <c>chmod -R</c> reads one mode and changes many files.</summary>
public sealed class Workload
{
    private const int AllModes = 0x1000; // 07777 and less

    private readonly ModeChange change = ModeChange.Parse("u+rwX,go=u-w,+t");

    /// <summary>One: it is a mode.</summary>
    public long Read_a_mode() => ModeChange.Parse("u+rwX,go=u-w,+t") is null ? 0 : 1;

    /// <summary>The sum of the modes after it.</summary>
    public long Change_4096_files()
    {
        var sum = 0L;
        for (var mode = 0; mode < AllModes; mode++)
        {
            sum += (int)change.Apply((UnixFileMode)mode, isDirectory: false, umask: UnixFileMode.OtherWrite);
        }

        return sum;
    }
}
