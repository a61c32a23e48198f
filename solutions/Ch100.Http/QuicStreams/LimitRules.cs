namespace Katas.Http.QuicStreams;

/// <summary>What a limit may be.</summary>
internal static class LimitRules
{
    public static void Check(StreamLimits limits, string parameter)
    {
        Require.Number(limits.MaxData, parameter);
        Require.Number(limits.MaxStreamDataBidiLocal, parameter);
        Require.Number(limits.MaxStreamDataBidiRemote, parameter);
        Require.Number(limits.MaxStreamDataUni, parameter);
        Require.True(IsCount(limits.MaxStreamsBidi), limits.MaxStreamsBidi, parameter, "from 0 to 2^60");
        Require.True(IsCount(limits.MaxStreamsUni), limits.MaxStreamsUni, parameter, "from 0 to 2^60");
    }

    public static void MustBeCount(long count)
    {
        if (!IsCount(count))
        {
            throw new ConnectionErrorException(TransportError.FrameEncodingError, $"{count} streams have no numbers: 2^60 do");
        }
    }

    private static bool IsCount(long count) => count is >= 0 and <= StreamId.MaxStreams;
}
