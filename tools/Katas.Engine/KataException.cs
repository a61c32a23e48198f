namespace Katas.Engine;

/// <summary>The one exception that is shown to people, as a sentence: what is wrong and where. Any other is our bug.</summary>
public sealed class KataException(string message) : Exception(message);
