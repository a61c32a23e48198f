namespace Katas.Http.QuicStreams;

/// <summary>What a caller may ask for.</summary>
internal static class Require
{
    public static void Number(long value, string parameter) =>
        True(value is >= 0 and <= StreamId.MaxValue, value, parameter, "from 0 to 2^62-1");

    public static void True<T>(bool holds, T value, string parameter, string range)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(parameter, value, range);
        }
    }
}
