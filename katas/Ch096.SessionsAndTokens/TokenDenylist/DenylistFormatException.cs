namespace Katas.SessionsAndTokens.TokenDenylist;

/// <summary>A text is no snapshot of a list. Neither the message nor the exception has a piece of it.</summary>
/// <param name="line">Which line is wrong, from 1 on.</param>
public sealed class DenylistFormatException(int line) : FormatException($"This is no snapshot of a denylist, see line {line}")
{
    /// <summary>Which line is wrong, from 1 on; the one that is missing, if the text ends too soon.</summary>
    public int Line { get; } = line;
}
