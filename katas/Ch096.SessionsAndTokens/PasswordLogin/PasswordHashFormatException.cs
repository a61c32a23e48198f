namespace Katas.SessionsAndTokens.PasswordLogin;

/// <summary>A stored text is no hash of a password. Neither the message nor the exception has a piece of it.</summary>
/// <param name="index">Where in the text.</param>
/// <param name="message">What should be there instead.</param>
public sealed class PasswordHashFormatException(int index, string message)
    : FormatException($"{message}, at index {index}")
{
    /// <summary>Of the character that is wrong; the length of the text, if it ends too soon.</summary>
    public int Index { get; } = index;
}
