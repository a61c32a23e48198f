using System.Runtime.CompilerServices;

namespace Katas.Http.H2Frames;

/// <summary>What a caller may ask for.</summary>
internal static class Require
{
    public static void Stream(int streamId) => True(streamId > 0, streamId, nameof(streamId), "from 1 to 2^31-1");

    public static void PadLength(int? padLength) =>
        True(padLength is null or (>= 0 and <= 255), padLength, nameof(padLength), "from 0 to 255");

    public static void Setting(Setting setting, string parameter) => True(
        (int)setting.Id is >= 0 and <= ushort.MaxValue && SettingRules.Broken(setting, fromServer: false) is null,
        setting, parameter, "an identifier of 16 bits, and a value that it may have");

    public static int MaxFrameSize(int value, [CallerMemberName] string property = "")
    {
        True(FrameReaderOptions.IsMaxFrameSize(value), value, property, "from 2^14 to 2^24-1");
        return value;
    }

    public static int NotNegative(int value, [CallerMemberName] string property = "")
    {
        True(value >= 0, value, property, "0 or more");
        return value;
    }

    public static void Room(int length, int room, string parameter)
    {
        if (length > room)
        {
            throw new ArgumentException($"one frame has room for {room}, and these are {length}", parameter);
        }
    }

    public static void True<T>(bool holds, T value, string parameter, string range)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(parameter, value, range);
        }
    }
}
