using Spectre.Console;

namespace Katas.Cli.Watching;

/// <summary>Text on the whole screen, its last line kept for the keys; what does not fit can be turned to.</summary>
/// <remarks>Where there is no terminal, each text is written once, in full.</remarks>
internal sealed class Pager(IAnsiConsole screen)
{
    private const string TurnKeys = "space, b, ↑, ↓ turn the page   any other key goes back";

    private readonly bool isTerminal = screen.Profile.Out.IsTerminal && screen.Profile.Capabilities.Ansi;
    private string page = "";
    private string foot = "";
    private string[]? opened;
    private int top;

    private int Room => Math.Max(screen.Profile.Height - 2, 5);

    /// <summary>Shows a page; one that is open is closed.</summary>
    public void Show(string text, string keys)
    {
        (page, foot, opened) = (text, keys, null);
        Draw(Lines(page), foot);
    }

    /// <summary>Shows a page in place of the one before; one that is open stays open.</summary>
    public void Replace(string text, string keys)
    {
        (page, foot) = (text, keys);
        if (opened is null)
        {
            Draw(Lines(page), foot);
        }
    }

    /// <summary>Shows another last line.</summary>
    public void Foot(string text)
    {
        if (isTerminal)
        {
            Draw(opened is null ? Lines(page) : opened[top..], text);
        }
    }

    /// <summary>Opens a page over the one that is there.</summary>
    public void Open(string text)
    {
        (opened, top) = (Lines(text), 0);
        Draw(opened, TurnKeys);
    }

    /// <summary>Takes a key for the open page.</summary>
    /// <returns>False if none is open.</returns>
    public bool Turn(ConsoleKeyInfo key)
    {
        if (opened is null)
        {
            return false;
        }

        int? by = key.Key switch
        {
            ConsoleKey.Spacebar or ConsoleKey.PageDown => Room - 1,
            ConsoleKey.B or ConsoleKey.PageUp => 1 - Room,
            ConsoleKey.DownArrow => 1,
            ConsoleKey.UpArrow => -1,
            _ => null,
        };
        if (by is null)
        {
            Show(page, foot);
        }
        else
        {
            top = Math.Clamp(top + by.Value, 0, Math.Max(0, opened.Length - Room));
            Draw(opened[top..], TurnKeys);
        }

        return true;
    }

    /// <summary>Ends with the cursor below the page.</summary>
    public void Leave()
    {
        if (isTerminal)
        {
            screen.Profile.Out.Writer.WriteLine();
        }
    }

    // Every line is written over the one that was there, and its rest erased: a screen that is cleared first flickers.
    private void Draw(string[] lines, string lastLine)
    {
        var output = screen.Profile.Out.Writer;
        if (!isTerminal)
        {
            output.WriteLine(string.Join('\n', [.. lines, lastLine]));
            output.Flush();
            return;
        }

        var shown = lines.Length <= Room ? lines : [.. lines[..(Room - 1)], $"\e[90m… {lines.Length - Room + 1} lines more\e[0m"];
        var rest = lastLine.Length < screen.Profile.Width ? lastLine : lastLine[..(screen.Profile.Width - 1)];
        output.Write($"\e[H{string.Concat(shown.Select(line => $"{line}\e[K\n"))}\e[J\e[{screen.Profile.Height};1H\e[90m{rest}\e[0m");
        output.Flush();
    }

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
}
