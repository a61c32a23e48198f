namespace Katas.Engine.Mistakes;

/// <summary>A mistakes.md that cannot be read, or a mistake that no longer fits its solution: what and where.</summary>
public sealed class MistakeException(string message) : Exception(message);
