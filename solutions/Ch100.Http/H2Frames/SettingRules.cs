namespace Katas.Http.H2Frames;

/// <summary>The values that settings may have (RFC 9113 §6.5.2).</summary>
internal static class SettingRules
{
    /// <summary>What is wrong with the first setting that is wrong; null if none is.</summary>
    /// <param name="settings">A SETTINGS frame.</param>
    /// <param name="fromServer">A server sent it.</param>
    public static FrameError? Broken(Frame settings, bool fromServer)
    {
        for (var i = 0; i < settings.SettingCount; i++)
        {
            if (Broken(settings.GetSetting(i), fromServer) is { } error)
            {
                return error;
            }
        }

        return null;
    }

    /// <summary>What is wrong with a setting; null if nothing is, or nobody knows it.</summary>
    public static FrameError? Broken(Setting setting, bool fromServer) => setting switch
    {
        (SettingId.EnablePush, > 1) => new(ErrorCode.ProtocolError, $"ENABLE_PUSH is 0 or 1, not {setting.Value}"),
        (SettingId.EnablePush, 1) when fromServer => new(ErrorCode.ProtocolError, "ENABLE_PUSH of a server is 0"),
        (SettingId.InitialWindowSize, > FrameHeader.Low31Bits) =>
            new(ErrorCode.FlowControlError, $"INITIAL_WINDOW_SIZE is 2^31-1 at most, not {setting.Value}"),
        (SettingId.MaxFrameSize, var size) when !FrameReaderOptions.IsMaxFrameSize(size) =>
            new(ErrorCode.ProtocolError, $"MAX_FRAME_SIZE is from 2^14 to 2^24-1, not {setting.Value}"),
        _ => null,
    };
}
