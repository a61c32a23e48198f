using System.Globalization;

namespace Katas.Oracles;

/// <summary>The time as a real program has it: it stands still until it is set. The library that shows it comes with the program <c>faketime</c>.</summary>
/// <param name="folder">Where the time is kept, for programs to read.</param>
internal sealed class ProgramClock(string folder)
{
    private readonly string file = Path.Combine(folder, "clock");

    /// <summary>What programs take for the time; in whole seconds.</summary>
    public DateTimeOffset Now
    {
        get;
        set
        {
            // In place of the old one at once: a program may be reading it.
            File.WriteAllText(file + "~", value.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));
            File.Move(file + "~", file, overwrite: true);
            field = value;
        }
    }

    /// <summary>What a program must find in its environment.</summary>
    public async Task<Dictionary<string, string>> EnvironmentAsync() => new()
    {
        ["LD_PRELOAD"] = (await RealProgram.Named("faketime").RunAsync(["-f", "+0", "printenv", "LD_PRELOAD"])).Text.Trim(),
        ["FAKETIME_TIMESTAMP_FILE"] = file,
        ["FAKETIME_NO_CACHE"] = "1",
        ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1", // timeouts go on
        ["TZ"] = "UTC",
    };
}
