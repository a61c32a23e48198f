namespace Katas.Http.QuicVarint.Steps;

/// <summary>Bytes as the RFC writes them: <c>9d7f3e7d</c>.</summary>
internal static class Hex
{
    public static byte[] Bytes(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));

    public static string Show(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(bytes);

    /// <summary>The first bytes of a row of <c>ee</c>, and what of that row is still as it was.</summary>
    /// <param name="room">How long the row is.</param>
    /// <param name="write">Writes to the row and says how many bytes it took.</param>
    public static string Written(int room, Func<byte[], int> write)
    {
        var row = new byte[room];
        Array.Fill(row, (byte)0xEE);
        var length = write(row);
        var rest = row.AsSpan(Math.Clamp(length, 0, room));
        return rest.ContainsAnyExcept((byte)0xEE)
            ? $"{Show(row)}, of which {length} bytes were asked for"
            : Show(row.AsSpan(..^rest.Length));
    }
}
