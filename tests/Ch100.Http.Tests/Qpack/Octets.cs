using System.Text;

namespace Katas.Http.Qpack.Steps;

/// <summary>Octets as the RFC writes them, <c>3fbd 01</c>, and back.</summary>
/// <remarks>And instructions, written here so that no test depends on the kata's writers.</remarks>
internal static class Octets
{
    /// <summary>The octets of these hex digits, spaces left out.</summary>
    public static byte[] Of(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));

    /// <summary>The octets of these hex digits, and how many stand before the <c>^</c>.</summary>
    public static (byte[] Octets, int Offset) Marked(string hex) =>
        (Of(hex.Replace("^", "", StringComparison.Ordinal)), Of(hex[..hex.IndexOf('^', StringComparison.Ordinal)]).Length);

    /// <summary>The octets as hex digits, octet by octet.</summary>
    public static string Show(ReadOnlySpan<byte> octets) =>
        string.Join(' ', Convert.ToHexStringLower(octets).Chunk(2).Select(digits => new string(digits)));

    /// <summary>The same with a caret before the octet at <paramref name="offset"/>.</summary>
    public static string Mark(ReadOnlySpan<byte> octets, long offset) => offset < 0 || offset > octets.Length
        ? $"{Show(octets)} (offset {offset} is outside)"
        : $"{Show(octets[..(int)offset])} ^{Show(octets[(int)offset..])}".Trim();

    /// <summary>One octet a character.</summary>
    public static byte[] Latin(string text) => Encoding.Latin1.GetBytes(text);

    /// <summary>One character an octet.</summary>
    public static string Text(ReadOnlySpan<byte> octets) => Encoding.Latin1.GetString(octets);

    /// <summary>An integer.</summary>
    public static byte[] Number(long value, int prefixBits, byte pattern)
    {
        var full = (1 << prefixBits) - 1;
        if (value < full)
        {
            return [(byte)(pattern | (int)value)];
        }

        var octets = new List<byte> { (byte)(pattern | full) };
        for (value -= full; value >= 128; value /= 128)
        {
            octets.Add((byte)((value % 128) + 128));
        }

        return [.. octets, (byte)value];
    }

    /// <summary>Set Dynamic Table Capacity.</summary>
    public static byte[] Capacity(int capacity) => Number(capacity, 5, 0x20);

    /// <summary>Insert with Literal Name, of a field written <c>name: value</c>.</summary>
    public static byte[] Insert(string field)
    {
        var (name, value) = Field(field);
        return [.. Number(name.Length, 5, 0x40), .. name, .. Number(value.Length, 7, 0), .. value];
    }

    /// <summary>Literal Field Line with Literal Name, of a field written <c>name: value</c>.</summary>
    public static byte[] Literal(string field)
    {
        var (name, value) = Field(field);
        return [.. Number(name.Length, 3, 0x20), .. name, .. Number(value.Length, 7, 0), .. value];
    }

    /// <summary>A field written <c>name: value</c>.</summary>
    public static (byte[] Name, byte[] Value) Field(string field)
    {
        var colon = field.IndexOf(": ", 1, StringComparison.Ordinal);
        return (Latin(field[..colon]), Latin(field[(colon + 2)..]));
    }

    /// <summary>The table as the RFC's appendix B writes it: absolute index, name, value, one entry a line, the oldest first.</summary>
    public static string Show(DynamicTable table)
    {
        var picture = new StringBuilder();
        for (var index = table.DroppedCount; index < table.InsertCount; index++)
        {
            picture.Append($"{index} {Text(table.Name(index))}: {Text(table.Value(index))}\n");
        }

        return picture.Append($"Size={table.Size}").ToString();
    }

    /// <summary>The same with the references to each entry, and a line behind those that the decoder has.</summary>
    public static string Show(QpackEncoder encoder)
    {
        var picture = new StringBuilder();
        for (var index = encoder.Table.DroppedCount; index < encoder.Table.InsertCount; index++)
        {
            picture.Append(index == encoder.KnownReceivedCount ? "--\n" : "");
            picture.Append($"{index} {encoder.ReferencesTo(index)} {Text(encoder.Table.Name(index))}: {Text(encoder.Table.Value(index))}\n");
        }

        picture.Append(encoder.KnownReceivedCount == encoder.Table.InsertCount ? "--\n" : "");
        return picture.Append($"Size={encoder.Table.Size}").ToString();
    }
}
