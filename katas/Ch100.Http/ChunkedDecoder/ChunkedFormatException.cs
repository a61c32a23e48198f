namespace Katas.Http.ChunkedDecoder;

/// <summary>Bytes that are not the chunked coding, or more of it than the limits allow.</summary>
/// <param name="violation">Which kind of rule is broken.</param>
/// <param name="offset">Where, counted from the first byte of the chunked body.</param>
/// <param name="reason">What was expected there, as a sentence without its full stop.</param>
public sealed class ChunkedFormatException(ChunkedViolation violation, long offset, string reason)
    : FormatException($"{violation} at offset {offset}: {reason}")
{
    /// <summary>Which kind of rule is broken: what a server picks its status code by.</summary>
    public ChunkedViolation Violation { get; } = violation;

    /// <summary>The first byte that cannot stand there, given all bytes before it, over all calls.</summary>
    public long Offset { get; } = offset;
}

/// <summary>The kinds of rules that a stream can break.</summary>
public enum ChunkedViolation
{
    /// <summary>Not a <c>chunk-size</c>: something other than hex digits (§7.1).</summary>
    ChunkSize,

    /// <summary>Not a <c>chunk-ext</c> (§7.1.1).</summary>
    Extension,

    /// <summary>CR without LF, LF without CR, or neither where a line or a chunk has to end (§2.2, §7.1).</summary>
    LineEnd,

    /// <summary>Not a <c>field-line</c> of the trailer section (§5, §7.1.2).</summary>
    TrailerField,

    /// <summary>A field that has no place in a trailer section (RFC 9110 §6.5.1).</summary>
    ForbiddenTrailer,

    /// <summary>More than a limit of <see cref="ChunkedLimits"/> allows.</summary>
    Limit,
}
