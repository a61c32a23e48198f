namespace Katas.Http.HttpMessage;

/// <summary>Bytes that are no message, or more of it than the limits allow.</summary>
/// <param name="violation">Which kind of rule is broken.</param>
/// <param name="offset">Where, counted from the first byte of the message.</param>
/// <param name="reason">What was expected there, as a sentence without its full stop.</param>
public sealed class MessageFormatException(MessageViolation violation, long offset, string reason)
    : FormatException($"{violation} at offset {offset}: {reason}")
{
    /// <summary>Which kind of rule is broken: what a server picks its status code by.</summary>
    public MessageViolation Violation { get; } = violation;

    /// <summary>
    /// The place that the rule names; else the first byte that cannot stand there, given all bytes before it. Counted over all calls
    /// for this message.
    /// </summary>
    public long Offset { get; } = offset;
}

/// <summary>The kinds of rules that a head can break.</summary>
public enum MessageViolation
{
    /// <summary>Neither a <c>request-line</c> nor a <c>status-line</c> (RFC 9112 §3, §4).</summary>
    StartLine,

    /// <summary>A major version other than 1 (§2.3).</summary>
    Version,

    /// <summary>A <c>request-target</c> in none of the forms that the method allows (§3.2).</summary>
    Target,

    /// <summary>Not a <c>field-line</c> (§5).</summary>
    FieldLine,

    /// <summary>CR without LF, or LF without CR (§2.2).</summary>
    LineEnd,

    /// <summary>No <c>Host</c>, two of them, or one that names no host (§3.2).</summary>
    Host,

    /// <summary>A <c>Content-Length</c> that is not one number (§6.2, §6.3).</summary>
    ContentLength,

    /// <summary>A <c>Transfer-Encoding</c> that leaves open where the body ends (§6.1, §6.3).</summary>
    TransferEncoding,

    /// <summary><c>Content-Length</c> and <c>Transfer-Encoding</c> in one message (§6.1).</summary>
    TwoLengths,

    /// <summary>More than <see cref="MessageLimits.MaxStartLine"/>.</summary>
    StartLineTooLong,

    /// <summary>More than <see cref="MessageLimits.MaxFieldCount"/>.</summary>
    TooManyFields,

    /// <summary>More than <see cref="MessageLimits.MaxHeadSize"/>.</summary>
    HeadTooLarge,
}
