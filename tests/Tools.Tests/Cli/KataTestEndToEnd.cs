using System.Text.Json;
using Katas.Cli;
using Spectre.Console.Testing;

namespace Katas.Tools.Tests.Cli;

/// <summary><c>kata test</c> on a copy of this repository, as its learner goes from the stub to green.</summary>
public sealed class KataTestEndToEnd : IDisposable
{
    private const string Kata = "katas/Ch095.LinuxPermissions/Chmod";

    private readonly WorkingCopy copy = new();
    private readonly StringWriter output = new();
    private TestConsole screen = new();

    public void Dispose()
    {
        copy.Dispose();
        output.Dispose();
        screen.Dispose();
    }

    [Fact]
    public async Task From_stub_to_green()
    {
        await Run("reset", "chmod"); // this copy may be a learner's, who is green already
        (await Run("test", "chmod")).Should().Be(ExitCode.Red);
        screen.Output.Should().MatchRegex(@"✘ 1 +Octal modes +0 of 1\d").And.Contain("Step 1: Octal digits are the whole mode")
            .And.Contain("Not written yet: ModeChange.Parse, katas/Ch095.LinuxPermissions/Chmod/ModeChange.cs:")
            .And.Contain("R1 (§27.3) A mode that begins with a digit is numeric").And.MatchRegex(@"▸\d+ +var after = Octal.After\(mode");

        var stub = await File.ReadAllTextAsync(At("ModeChange.cs"));
        await File.WriteAllTextAsync(At("ModeChange.cs"), stub.Replace("isDirectory,", "isDirectry x,", StringComparison.Ordinal));
        (await Run("test", "chmod")).Should().Be(ExitCode.DoesNotCompile);
        screen.Output.Should().Contain("Does not compile.").And.Contain("katas/Ch095.LinuxPermissions/Chmod/ModeChange.cs:").And.Contain("bool isDirectry x,");

        await File.WriteAllTextAsync(At("ModeChange.cs"), stub.Replace("ModeChange Parse(", "ModeChange Read(", StringComparison.Ordinal));
        (await Run("test", "chmod")).Should().Be(ExitCode.DoesNotCompile);
        screen.Output.Should().Contain("The tests do not fit your code").And.Contain("tests/Ch095.LinuxPermissions.Tests/Chmod/");

        foreach (var solution in Directory.EnumerateFiles(Path.Combine(copy.Root, "solutions/Ch095.LinuxPermissions/Chmod"), "*.cs"))
        {
            File.Copy(solution, At(Path.GetFileName(solution)), overwrite: true);
        }

        (await Run("test", "chmod")).Should().Be(ExitCode.Green);
        screen.Output.Should().MatchRegex(@"✔ 9 +Errors that say where").And.MatchRegex(@"All \d+ tests are green");
        await Run("list");
        screen.Output.Should().MatchRegex(@"chmod +The mode language of chmod .* green");

        var mistaken = (await File.ReadAllTextAsync(At("ModeAction.cs"))).Replace("? ~umask", "? ModeBits.All", StringComparison.Ordinal);
        await File.WriteAllTextAsync(At("ModeAction.cs"), mistaken);
        (await Run("test", "chmod", "--json")).Should().Be(ExitCode.Red);
        var verdict = JsonDocument.Parse(output.ToString()).RootElement;
        verdict.GetProperty("verdict").GetString().Should().Be("red");
        verdict.GetProperty("firstFailure").GetProperty("step").GetInt32().Should().Be(7);
        verdict.GetProperty("firstFailure").GetProperty("rules")[0].GetProperty("id").GetString().Should().Be("R9");
        verdict.GetProperty("knownMistake").GetProperty("id").GetString().Should().Be("umask-ignored");
    }

    private string At(string file) => Path.Combine(copy.Root, Kata, file);

    private async Task<ExitCode> Run(params string[] args)
    {
        screen.Dispose();
        screen = new TestConsole { Profile = { Width = 120 } };
        return (ExitCode)await KataCommand.RunAsync(args, screen, () => Session.Open(screen, output, TimeProvider.System, copy.Root));
    }
}
