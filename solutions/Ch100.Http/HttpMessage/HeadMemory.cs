using System.Text;

namespace Katas.Http.HttpMessage;

/// <summary>The bytes of one head as they were sent, and where its parts are.</summary>
/// <remarks>Made once with room for all that the limits allow, and used for one message after the other.</remarks>
internal sealed class HeadMemory(MessageLimits limits)
{
    private readonly byte[] bytes = new byte[limits.MaxHeadSize];
    private readonly FieldRange[] fields = new FieldRange[limits.MaxFieldCount];

    private readonly record struct FieldRange(int Start, int Colon, int End);

    /// <summary>How much of the head has come.</summary>
    public int Length { get; private set; }

    public int Room => bytes.Length - Length;

    public int FieldCount { get; private set; }

    public bool HasRoomForField => FieldCount < fields.Length;

    public Range Method { get; set; }

    public Range Target { get; set; }

    public Range Reason { get; set; }

    public MessageVersion Version { get; set; }

    public int StatusCode { get; set; }

    public ReadOnlySpan<byte> this[Range part] => bytes.AsSpan(part);

    public void Keep(ReadOnlySpan<byte> run)
    {
        run.CopyTo(bytes.AsSpan(Length));
        Length += run.Length;
    }

    public void Keep(byte octet) => bytes[Length++] = octet;

    public void BeginField() => fields[FieldCount] = new FieldRange(Length, Length, Length);

    public void EndName() => fields[FieldCount] = fields[FieldCount] with { Colon = Length };

    public void EndField()
    {
        fields[FieldCount] = fields[FieldCount] with { End = Length };
        FieldCount++;
    }

    /// <summary>Keeps a whole field line, its CRLF included.</summary>
    public void KeepField(ReadOnlySpan<byte> line, int colon)
    {
        fields[FieldCount++] = new FieldRange(Length, Length + colon, Length + line.Length - "\r\n".Length);
        Keep(line);
    }

    /// <summary>Where the field line begins.</summary>
    public int FieldStart(int index) => fields[index].Start;

    public FieldLine Field(int index)
    {
        var (start, colon, end) = fields.AsSpan(..FieldCount)[index];
        return new FieldLine(bytes.AsSpan(start..colon), bytes.AsSpan((colon + 1)..end).Trim(" \t"u8));
    }

    /// <summary>The next field of this name, at or behind an index; -1 if there is none.</summary>
    public int IndexOf(ReadOnlySpan<byte> name, int from = 0)
    {
        for (var index = from; index < FieldCount; index++)
        {
            var (start, colon, _) = fields[index];
            if (colon - start == name.Length && Ascii.EqualsIgnoreCase(bytes.AsSpan(start..colon), name))
            {
                return index;
            }
        }

        return -1;
    }

    public void Clear()
    {
        Length = 0;
        FieldCount = 0;
        StatusCode = 0;
    }
}
