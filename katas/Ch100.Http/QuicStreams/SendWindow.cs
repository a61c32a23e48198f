namespace Katas.Http.QuicStreams;

/// <summary>How much the other end has allowed us to send: on one stream, or on all together (RFC 9000 §4.1).</summary>
public sealed class SendWindow
{
    /// <summary>A window with its first limit.</summary>
    /// <param name="limit">From 0 to 2^62-1.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is outside of that range.</exception>
    public SendWindow(long limit) =>
        throw new NotImplementedException();

    /// <summary>The largest limit that has come.</summary>
    public long Limit { get; private set; }

    /// <summary>What has been sent.</summary>
    public long Sent { get; private set; }

    /// <summary>What may be sent now.</summary>
    public long Free =>
        throw new NotImplementedException();

    /// <summary>A limit has come. One that allows no more than another is late, and means nothing.</summary>
    /// <param name="limit">From 0 to 2^62-1.</param>
    public void Allow(long limit) =>
        throw new NotImplementedException();

    /// <summary>So much more has been sent.</summary>
    /// <param name="count">No more than is free.</param>
    public void Send(long count) =>
        throw new NotImplementedException();
}
