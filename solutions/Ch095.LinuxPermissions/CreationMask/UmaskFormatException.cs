namespace Katas.LinuxPermissions.CreationMask;

/// <summary>A text that is not a file mode creation mask: what it was, and where it stopped making sense.</summary>
/// <param name="text">The whole text.</param>
/// <param name="offset">Where in the text, from 0 to its length.</param>
/// <param name="reason">What was expected there.</param>
public sealed class UmaskFormatException(string text, int offset, string reason)
    : FormatException($"invalid umask '{text}' at offset {offset}: {reason}")
{
    /// <summary>The whole text, as it was given.</summary>
    public string Text { get; } = text;

    /// <summary>
    /// The first character that no valid text has there, given all before it; the length of the text if the text only ends
    /// too soon.
    /// </summary>
    public int Offset { get; } = offset;
}
