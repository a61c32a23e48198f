namespace Katas.Http.H2Streams;

/// <summary>What we take: as it was announced, and as it is in force, which is when the other end has acknowledged it (RFC 9113 §6.5.3).</summary>
internal sealed class OwnSettings(Endpoint self, ConnectionOptions options, Outbox outbox)
{
    private readonly Queue<(int InitialWindowSize, int MaxConcurrentStreams)> announced = new();
    private int newestMaxStreams;
    private int? maxStreams; // null: nothing has been acknowledged, and nothing is limited

    public int InitialWindowSize { get; private set; } = ConnectionOptions.DefaultWindowSize;

    public bool PushIsOff => !options.EnablePush && maxStreams is not null;

    public void Announce(int initialWindowSize, int maxConcurrentStreams)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(initialWindowSize);
        ArgumentOutOfRangeException.ThrowIfNegative(maxConcurrentStreams);
        var limits = new Setting[]
        {
            new(SettingId.MaxConcurrentStreams, (uint)maxConcurrentStreams), new(SettingId.InitialWindowSize, (uint)initialWindowSize),
        };
        announced.Enqueue((initialWindowSize, maxConcurrentStreams));
        newestMaxStreams = maxConcurrentStreams;
        outbox.Add(new Frame.Settings(
            self == Endpoint.Client ? [new(SettingId.EnablePush, options.EnablePush ? 1u : 0u), .. limits] : limits));
    }

    public void Acknowledge()
    {
        if (!announced.TryDequeue(out var settings))
        {
            throw new ConnectionErrorException(ErrorCode.ProtocolError, "settings are acknowledged that were not sent");
        }

        (InitialWindowSize, maxStreams) = settings;
    }

    // One more stream, where so many are open: who does not know the limit yet is refused, and may try again (§5.1.2, §8.7).
    public ErrorCode? WhyNotOneMore(int active) =>
        active < newestMaxStreams ? null : active >= maxStreams ? ErrorCode.ProtocolError : ErrorCode.RefusedStream;
}
