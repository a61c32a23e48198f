namespace Katas.Http.ConditionalRequest;

/// <summary>What a server does about a request, as far as its conditions say.</summary>
public enum Outcome
{
    /// <summary>What the method says, as if there were no conditions and no ranges.</summary>
    Perform,

    /// <summary>304: the client has it already.</summary>
    NotModified,

    /// <summary>412: the client thinks of another state.</summary>
    PreconditionFailed,

    /// <summary>206: parts of it.</summary>
    Partial,

    /// <summary>416: it has no such parts.</summary>
    RangeNotSatisfiable,
}

/// <summary>What a server does about a request, and why.</summary>
/// <param name="Outcome">What it does.</param>
/// <param name="Field">The name of the field that says so; null for <see cref="Outcome.Perform"/>.</param>
/// <param name="Ranges">The parts to send, if there are any.</param>
public sealed record Decision(Outcome Outcome, string? Field, IReadOnlyList<ByteRange> Ranges);

/// <summary>A part of a content.</summary>
/// <param name="First">Offset of the first byte.</param>
/// <param name="Last">Offset of the last byte, which is part of it.</param>
public readonly record struct ByteRange(long First, long Last);

/// <summary>A part that a client asks for, whatever the length of the content.</summary>
/// <param name="First">Offset of the first byte; null for the end of the content.</param>
/// <param name="Last">Offset of the last byte, null for all; or without <paramref name="First"/>, how many bytes at the end.</param>
public readonly record struct RangeSpec(long? First, long? Last);
