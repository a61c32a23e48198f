namespace Katas.Http.H2Streams;

/// <summary>What the other end takes (RFC 9113 §6.5.2).</summary>
internal sealed class PeerSettings(Endpoint self, StreamTable streams)
{
    private const int MinFrameSize = 1 << 14;
    private const int MaxFrameSizeLimit = (1 << 24) - 1;

    public int InitialWindowSize { get; private set; } = ConnectionOptions.DefaultWindowSize;

    public long MaxConcurrentStreams { get; private set; } = long.MaxValue;

    public int MaxFrameSize { get; private set; } = MinFrameSize;

    public bool EnablePush { get; private set; } = true;

    // All are looked at before the first one is applied.
    public void Apply(IReadOnlyList<Setting> settings)
    {
        foreach (var setting in settings)
        {
            Check(setting);
        }

        foreach (var setting in settings)
        {
            Apply(setting);
        }
    }

    private void Check(Setting setting)
    {
        var (id, value) = setting;
        ErrorCode? broken = id switch
        {
            SettingId.EnablePush when value > (self == Endpoint.Server ? 1u : 0u) => ErrorCode.ProtocolError,
            SettingId.InitialWindowSize when value > SendWindow.MaxSize => ErrorCode.FlowControlError,
            SettingId.InitialWindowSize when !streams.CanChangeSendWindows((int)value - InitialWindowSize) => ErrorCode.FlowControlError, // §6.9.2
            SettingId.MaxFrameSize when value is < MinFrameSize or > MaxFrameSizeLimit => ErrorCode.ProtocolError,
            _ => null,
        };
        if (broken is { } code)
        {
            throw new ConnectionErrorException(code, $"a setting {id} of {value}");
        }
    }

    private void Apply(Setting setting)
    {
        switch (setting.Id)
        {
            case SettingId.EnablePush:
                EnablePush = setting.Value == 1;
                break;
            case SettingId.MaxConcurrentStreams:
                MaxConcurrentStreams = setting.Value;
                break;
            case SettingId.InitialWindowSize:
                // The window of the connection is changed by nothing but WINDOW_UPDATE.
                streams.ChangeSendWindows((int)setting.Value - InitialWindowSize);
                InitialWindowSize = (int)setting.Value;
                break;
            case SettingId.MaxFrameSize:
                MaxFrameSize = (int)setting.Value;
                break;
        }
    }
}
