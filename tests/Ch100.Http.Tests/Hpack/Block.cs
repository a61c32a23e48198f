using System.Buffers;
using System.Text;

namespace Katas.Http.Hpack.Steps;

/// <summary>Octets as the RFC writes them, <c>8286 8441</c>, and back.</summary>
internal static class Block
{
    /// <summary>The octets of these hex digits, spaces left out.</summary>
    public static byte[] Of(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));

    /// <summary>The octets as hex digits, octet by octet.</summary>
    public static string Show(ReadOnlySpan<byte> octets) =>
        string.Join(' ', Convert.ToHexStringLower(octets).Chunk(2).Select(digits => new string(digits)));

    /// <summary>The same with a caret before the octet at <paramref name="offset"/>.</summary>
    public static string Mark(ReadOnlySpan<byte> octets, int offset) => offset < 0 || offset > octets.Length
        ? $"{Show(octets)} (offset {offset} is outside)"
        : $"{Show(octets[..offset])} ^{Show(octets[offset..])}".Trim();

    /// <summary>A plain string: its length, and its characters as octets (Latin-1).</summary>
    public static byte[] Plain(string text) => [.. Number(text.Length, 7, 0), .. Octets(text)];

    /// <summary>A literal with a new name and plain strings.</summary>
    /// <param name="pattern">0x40 to insert it, 0x10 to never index it, 0 for neither.</param>
    /// <param name="name">One character an octet.</param>
    /// <param name="value">One character an octet.</param>
    public static byte[] Literal(byte pattern, string name, string value) => [pattern, .. Plain(name), .. Plain(value)];

    /// <summary>An integer, written here by the book so that no test depends on the kata's own writer.</summary>
    public static byte[] Number(int value, int prefixBits, byte pattern)
    {
        var full = (1 << prefixBits) - 1;
        if (value < full)
        {
            return [(byte)(pattern | value)];
        }

        var octets = new List<byte> { (byte)(pattern | full) };
        for (value -= full; value >= 128; value /= 128)
        {
            octets.Add((byte)((value % 128) + 128));
        }

        return [.. octets, (byte)value];
    }

    /// <summary>A table of these fields, written <c>name: value</c>; the last is the newest.</summary>
    public static DynamicTable Table(int maxSize, params string[] fields)
    {
        var table = new DynamicTable(maxSize);
        foreach (var field in fields)
        {
            var colon = field.IndexOf(": ", 1, StringComparison.Ordinal);
            table.Insert(Octets(field[..colon]), Octets(field[(colon + 2)..]));
        }

        return table;
    }

    /// <summary>The table as the RFC's appendix C writes it, the newest entry first.</summary>
    public static string Show(DynamicTable table)
    {
        var picture = new StringBuilder();
        for (var position = 1; position <= table.Count; position++)
        {
            var name = table.Name(position);
            var value = table.Value(position);
            picture.Append($"[{position}] (s = {name.Length + value.Length + 32}) {Text(name)}: {Text(value)}\n");
        }

        return picture.Append($"Table size: {table.Size}").ToString();
    }

    /// <summary>One octet a character.</summary>
    public static byte[] Octets(string text) => Encoding.Latin1.GetBytes(text);

    /// <summary>One character an octet.</summary>
    public static string Text(ReadOnlySpan<byte> octets) => Encoding.Latin1.GetString(octets);
}

/// <summary>Keeps the fields it is given, one a line, as text.</summary>
internal sealed class Recorder : IHeaderSink
{
    private readonly List<string> fields = [];

    public string Fields => string.Join('\n', fields);

    public void Field(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value, bool neverIndexed) =>
        fields.Add($"{Block.Text(name)}: {Block.Text(value)}{(neverIndexed ? " (never indexed)" : "")}");
}

/// <summary>Counts the fields and their octets, and keeps nothing.</summary>
internal sealed class Counter : IHeaderSink
{
    public int Fields { get; private set; }

    public long Octets { get; private set; }

    public void Field(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value, bool neverIndexed)
    {
        Fields++;
        Octets += name.Length + value.Length;
    }
}

/// <summary>What an encoder writes.</summary>
internal static class Written
{
    /// <summary>One block of these fields, written <c>name: value</c>; a <c>!</c> at the beginning means never indexed.</summary>
    public static byte[] Encode(this HpackEncoder encoder, params IEnumerable<string> fields)
    {
        var output = new ArrayBufferWriter<byte>();
        encoder.BeginBlock(output);
        foreach (var field in fields)
        {
            var colon = field.IndexOf(": ", 1, StringComparison.Ordinal);
            var isSecret = field[0] == '!';
            encoder.Field(Block.Octets(field[(isSecret ? 1 : 0)..colon]), Block.Octets(field[(colon + 2)..]), isSecret);
        }

        return output.WrittenSpan.ToArray();
    }
}
