namespace Katas.Http.QuicStreams;

/// <summary>The number of a stream, which says who has opened it and in which directions it goes.</summary>
/// <remarks>Spec: <see href="https://www.rfc-editor.org/rfc/rfc9000#section-2.1">RFC 9000 §2.1</see>.</remarks>
public readonly record struct StreamId
{
    /// <summary>2^62-1: the largest stream id, offset and limit.</summary>
    public const long MaxValue = (1L << 62) - 1;

    /// <summary>2^60: more streams of one of the four types have no ids (§4.6).</summary>
    public const long MaxStreams = 1L << 60;

    /// <summary>Takes the number apart.</summary>
    /// <param name="value">From 0 to 2^62-1.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is outside of that range.</exception>
    public StreamId(long value) =>
        throw new NotImplementedException();

    /// <summary>The number.</summary>
    public long Value { get; }

    /// <summary>Who opens streams of this type.</summary>
    public Endpoint Initiator =>
        throw new NotImplementedException();

    /// <summary>Both ends send.</summary>
    public bool IsBidirectional =>
        throw new NotImplementedException();

    /// <summary>How many streams of this type come before it.</summary>
    public long Sequence =>
        throw new NotImplementedException();

    /// <summary>Puts a number together.</summary>
    /// <param name="initiator">Who opens it.</param>
    /// <param name="isBidirectional">Both ends send.</param>
    /// <param name="sequence">How many of this type come before it, from 0 to 2^60-1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="sequence"/> is outside of its range.</exception>
    public static StreamId Of(Endpoint initiator, bool isBidirectional, long sequence) =>
        throw new NotImplementedException();
}
