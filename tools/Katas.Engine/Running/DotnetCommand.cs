using System.Diagnostics;

namespace Katas.Engine.Running;

/// <summary>Runs the <c>dotnet</c> command.</summary>
internal static class DotnetCommand
{
    /// <summary>Runs it to its end.</summary>
    /// <param name="arguments">What follows <c>dotnet</c>.</param>
    /// <param name="stop">Kills it and all that it started.</param>
    /// <returns>What it ended with, and what it wrote.</returns>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(IEnumerable<string> arguments, CancellationToken stop)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                // Compile errors and crashes are recognised by their words. A snapshot that differs must open no window here.
                ["DOTNET_CLI_UI_LANGUAGE"] = "en",
                ["DiffEngine_Disabled"] = "true",
            },
        })!;
        try
        {
            var errors = process.StandardError.ReadToEndAsync(stop);
            var output = await process.StandardOutput.ReadToEndAsync(stop);
            await process.WaitForExitAsync(stop);
            return (process.ExitCode, output, await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
