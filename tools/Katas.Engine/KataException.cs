namespace Katas.Engine;

/// <summary>The one exception that is shown to people, as a sentence: what is wrong and where. Any other is our bug.</summary>
public sealed class KataException : Exception
{
    public KataException(string message)
        : base(message) => What = message;

    /// <summary>Something is wrong in a file.</summary>
    /// <param name="file">The name by which the message calls it.</param>
    /// <param name="line">From 1, or null if it is not about a line.</param>
    /// <param name="what">What is wrong.</param>
    public KataException(string file, int? line, string what)
        : base(line is null ? $"{file}: {what}" : $"{file}, line {line}: {what}") => (File, Line, What) = (file, line, what);

    /// <summary>The file in which it is, or null.</summary>
    public string? File { get; }

    /// <summary>From 1, or null.</summary>
    public int? Line { get; }

    /// <summary>What is wrong, without the place.</summary>
    public string What { get; }
}
