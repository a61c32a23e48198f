namespace Katas.Http.H2Streams;

/// <summary>What becomes of the frames of the connection that come.</summary>
internal sealed class Control(ConnectionOptions options, StreamTable streams, Outbox outbox, OwnSettings ours, PeerSettings theirs, Retries retries)
{
    private readonly RateLimit idle = new(options.ControlBurst, options.ControlsPerSecond, options.Time);
    private int lastHeard = int.MaxValue;

    /// <summary>GOAWAY has come: no stream of ours is opened any more.</summary>
    public bool HasHeardGoAway { get; private set; }

    // SETTINGS flood, PING flood, empty frames flood (CVE-2019-9515, -9512, -9518): each frame is fine, and brings nothing.
    public void Count(Frame frame)
    {
        var bringsNothing = frame is Frame.Settings or Frame.Ping { IsAck: false } or Frame.Priority or Frame.StreamData { Length: 0, EndStream: false };
        if (bringsNothing && !idle.TryTake())
        {
            throw new ConnectionErrorException(ErrorCode.EnhanceYourCalm, $"too many frames that bring nothing; the last one: {frame.GetType().Name}");
        }
    }

    public bool Take(Frame.Settings settings)
    {
        theirs.Apply(settings.Values);
        outbox.Add(new Frame.SettingsAck());
        return true;
    }

    public bool TakeSettingsAck()
    {
        ours.Acknowledge();
        streams.ResizeReceiveWindows(ours.InitialWindowSize);
        return true;
    }

    public bool Take(Frame.Ping ping)
    {
        if (ping.IsAck)
        {
            outbox.Confirm(ping.Payload);
        }
        else
        {
            outbox.Add(ping with { IsAck = true });
        }

        return true;
    }

    public bool Take(Frame.GoAway goAway)
    {
        if (goAway.LastId > lastHeard)
        {
            throw new ConnectionErrorException(ErrorCode.ProtocolError, $"the last stream was {lastHeard}, and is {goAway.LastId}");
        }

        (HasHeardGoAway, lastHeard) = (true, goAway.LastId);
        foreach (var stream in streams.OursAbove(goAway.LastId))
        {
            streams.Close(stream);
            retries.AddIf(true, stream.Id);
        }

        return true;
    }
}
