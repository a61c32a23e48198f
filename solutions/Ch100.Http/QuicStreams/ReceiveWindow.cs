namespace Katas.Http.QuicStreams;

/// <summary>How much the other end may send: on one stream, or on all together.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc9000#section-4.1">RFC 9000 §4.1</see>. Limits are absolute: they count from the
/// beginning, not from now. What has been received and not read lies between the two, and is never more than the window.
/// <code>
/// 0 ……… Consumed ………………… Received ………… Limit
///           ╰─── kept for the reader ───╯
/// </code>
/// </remarks>
public sealed class ReceiveWindow
{
    private readonly long size;

    /// <summary>A window whose first limit has been told.</summary>
    /// <param name="size">How much may be kept, from 0 to 2^62-1.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is outside of that range.</exception>
    public ReceiveWindow(long size)
    {
        Require.Number(size, nameof(size));
        this.size = size;
        Limit = size;
    }

    /// <summary>What the other end has been told last.</summary>
    public long Limit { get; private set; }

    /// <summary>What counts as received: up to the largest offset of each stream, gaps included.</summary>
    public long Received { get; private set; }

    /// <summary>What has been read or thrown away.</summary>
    public long Consumed { get; private set; }

    /// <summary>There is still room for so much more.</summary>
    /// <param name="growth">By how much <see cref="Received"/> would grow.</param>
    public bool Fits(long growth) => growth <= Limit - Received;

    /// <summary>So much more has been received.</summary>
    /// <param name="growth">No more than what fits.</param>
    public void Receive(long growth) => Received += growth;

    /// <summary>So much more has been read or thrown away.</summary>
    /// <param name="count">No more than what has been received.</param>
    public void Consume(long count) => Consumed += count;

    /// <summary>The limit that is worth a frame, if there is one by now; then it has been told.</summary>
    /// <returns>Null while less than half of the window has become free.</returns>
    public long? TakeNextLimit()
    {
        var next = size > StreamId.MaxValue - Consumed ? StreamId.MaxValue : Consumed + size;
        if (next == Limit || next - Limit < size / 2)
        {
            return null;
        }

        Limit = next;
        return next;
    }
}
