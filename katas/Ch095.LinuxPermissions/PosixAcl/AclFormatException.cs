namespace Katas.LinuxPermissions.PosixAcl;

/// <summary>A text that is not a valid ACL: what it was, and where it stopped being one.</summary>
/// <param name="text">The whole text.</param>
/// <param name="offset">Where in the text, from 0 to its length.</param>
/// <param name="reason">What is wrong there.</param>
public sealed class AclFormatException(string text, int offset, string reason)
    : FormatException($"invalid ACL, line {LineOf(text, offset)}, offset {offset}: {reason}")
{
    /// <summary>The whole text, as it was given.</summary>
    public string Text { get; } = text;

    /// <summary>The first character that is wrong; the length of the text if something is missing at its end.</summary>
    public int Offset { get; } = offset;

    /// <summary>The line of <see cref="Offset"/>, from 1.</summary>
    public int Line { get; } = LineOf(text, offset);

    private static int LineOf(string text, int offset) => 1 + text.AsSpan(0, offset).Count('\n');
}
