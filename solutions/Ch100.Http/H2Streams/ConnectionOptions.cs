namespace Katas.Http.H2Streams;

/// <summary>What we take from the other end.</summary>
public sealed record ConnectionOptions
{
    /// <summary>SETTINGS_INITIAL_WINDOW_SIZE: bytes that we keep of each stream, 0 to 2^31-1.</summary>
    public int InitialWindowSize { get; init; } = DefaultWindowSize;

    /// <summary>Bytes that we keep of all streams together, 65,535 to 2^31-1.</summary>
    public int ConnectionWindowSize { get; init; } = DefaultWindowSize;

    /// <summary>SETTINGS_MAX_CONCURRENT_STREAMS: streams that the other end may have open at a time, 0 or more.</summary>
    public int MaxConcurrentStreams { get; init; } = 100;

    /// <summary>SETTINGS_ENABLE_PUSH of a client.</summary>
    public bool EnablePush { get; init; } = true;

    /// <summary>Streams that may be promised to a client and not begun, 0 or more.</summary>
    public int MaxReservedStreams { get; init; } = 100;

    /// <summary>Our first stream, odd for a client and even for a server; null: 1, and 2. (nghttp begins with 13.)</summary>
    public int? FirstStreamId { get; init; }

    /// <summary>Streams that the other end may lose at once: by resets of its own, and by errors that we answer with one; 0 or more.</summary>
    public int ResetBurst { get; init; } = 1_000;

    /// <summary>How many more each second; 0 or more.</summary>
    public int ResetsPerSecond { get; init; } = 33;

    /// <summary>Frames that may come at once and bring nothing: SETTINGS, PING, PRIORITY, empty DATA; 0 or more.</summary>
    public int ControlBurst { get; init; } = 1_000;

    /// <summary>How many more each second; 0 or more.</summary>
    public int ControlsPerSecond { get; init; } = 100;

    /// <summary>Resets of ours of which we do not know that they have arrived, 0 or more.</summary>
    public int MaxLateStreams { get; init; } = 1_000;

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The size of all windows before anybody says otherwise (RFC 9113 §6.9.2).</summary>
    public const int DefaultWindowSize = 65_535;
}
