namespace Katas.Http.ZeroRtt;

/// <summary>Counts the early data that a server has accepted over TCP.</summary>
/// <remarks>Spec: <see href="https://www.rfc-editor.org/rfc/rfc8446#section-4.6.1">RFC 8446 §4.6.1</see>.</remarks>
/// <param name="maxEarlyDataSize">What the ticket allows.</param>
public sealed class EarlyDataCounter(uint maxEarlyDataSize)
{
    /// <summary>How many bytes have come.</summary>
    public long Received { get; private set; }

    /// <summary>A record has come.</summary>
    /// <param name="content">How many bytes of application data it has.</param>
    /// <param name="padding">How many zeros behind them.</param>
    /// <exception cref="ConnectionErrorException">That is too much.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Less than nothing.</exception>
    public void Receive(int content, int padding)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(content);
        ArgumentOutOfRangeException.ThrowIfNegative(padding);
        if (Received + content > maxEarlyDataSize)
        {
            throw new ConnectionErrorException(ConnectionError.UnexpectedMessage, "early data", $"{Received + content} bytes of {maxEarlyDataSize}");
        }

        Received += content;
    }
}
