namespace Katas.Http.QuicPacket;

/// <summary>What a caller may ask for.</summary>
internal static class Require
{
    public static void True<T>(bool holds, T value, string parameter, string range)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(parameter, value, range);
        }
    }

    public static void That(bool holds, string parameter, string rule)
    {
        if (!holds)
        {
            throw new ArgumentException(rule, parameter);
        }
    }

    public static void Room(int needed, int room, string parameter) =>
        That(room >= needed, parameter, $"{needed} bytes are needed, and there is room for {room}");

    public static void ConnectionId(ReadOnlySpan<byte> connectionId, string parameter) =>
        That(connectionId.Length <= PacketParser.MaxConnectionIdLength, parameter, "a connection id has 20 bytes at most");
}
