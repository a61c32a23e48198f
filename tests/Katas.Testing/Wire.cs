using System.Buffers;
using System.Globalization;
using System.Text;

namespace Katas.Testing;

/// <summary>Pictures of text and bytes for failure messages.</summary>
public static class Wire
{
    private static readonly SearchValues<char> Special = SearchValues.Create(
        [.. Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(c => char.IsControl(c) || c == '"')]);

    /// <summary>The text with a caret before the character at <paramref name="offset"/>: <c>"5:hello^!"</c>.</summary>
    /// <remarks>Comparing two such pictures shows where something was seen, not only a number.</remarks>
    public static string Mark(string text, long offset) =>
        offset < 0 || offset > text.Length
            ? string.Create(CultureInfo.InvariantCulture, $"{Show(text)} (offset {offset} is outside)")
            : Show($"{text[..(int)offset]}^{text[(int)offset..]}");

    /// <summary>The same for bytes, read as Latin-1 so that every byte is one character.</summary>
    public static string Mark(ReadOnlySpan<byte> bytes, long offset) => Mark(Encoding.Latin1.GetString(bytes), offset);

    /// <summary>The text in quotes, with control characters written as C# writes them.</summary>
    public static string Show(string text)
    {
        var picture = new StringBuilder("\"");
        var rest = text.AsSpan();
        while (rest.IndexOfAny(Special) is >= 0 and var plain)
        {
            picture.Append(rest[..plain]);
            _ = rest[plain] switch
            {
                '\r' => picture.Append("\\r"),
                '\n' => picture.Append("\\n"),
                '\t' => picture.Append("\\t"),
                '"' => picture.Append("\\\""),
                var control => picture.Append(CultureInfo.InvariantCulture, $"\\x{(int)control:x2}"),
            };
            rest = rest[(plain + 1)..];
        }

        return picture.Append(rest).Append('"').ToString();
    }

    /// <summary>The same for bytes, read as Latin-1.</summary>
    public static string Show(ReadOnlySpan<byte> bytes) => Show(Encoding.Latin1.GetString(bytes));
}
