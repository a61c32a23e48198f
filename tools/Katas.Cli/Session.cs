using Katas.Engine.Catalogue;
using Katas.Engine.Learner;
using Spectre.Console;

namespace Katas.Cli;

/// <summary>What every verb needs: the screen, the clock, the repository.</summary>
/// <param name="Screen">For people.</param>
/// <param name="Output">For programs: JSON goes here, untouched by the screen's width and colours.</param>
/// <param name="Time">The clock.</param>
/// <param name="Root">The repository's folder.</param>
public sealed record Session(IAnsiConsole Screen, TextWriter Output, TimeProvider Time, string Root)
{
    // Files and pipes have no width; this one keeps nearly all lines whole.
    private const int PlainWidth = 160;

    /// <summary>How the command is typed in the repository's folder.</summary>
    public static string Command => OperatingSystem.IsWindows() ? "kata" : "./kata";

    /// <summary>The katas.</summary>
    /// <exception cref="Engine.KataException">A README cannot be understood.</exception>
    public Repository Repository => field ??= Repository.Load(Root);

    /// <summary>What is known of each kata without running it.</summary>
    public ProgressCache Progress => field ??= new ProgressCache(Root);

    /// <summary>Opens the repository at <paramref name="root"/>; it is read once a verb asks for a kata.</summary>
    public static Session Open(IAnsiConsole screen, TextWriter output, TimeProvider time, string root)
    {
        if (!screen.Profile.Out.IsTerminal)
        {
            screen.Profile.Width = PlainWidth;
        }

        return new Session(screen, output, time, root);
    }

    /// <summary>Does something that takes seconds, and says so on a terminal.</summary>
    /// <param name="what">What is being done.</param>
    /// <param name="work">Does it.</param>
    public Task<T> While<T>(string what, Func<Task<T>> work) =>
        Screen.Profile.Out.IsTerminal ? Screen.Status().StartAsync(what, _ => work()) : work();

    /// <summary>A path as people read it: from the repository's folder, with slashes.</summary>
    public string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');
}
