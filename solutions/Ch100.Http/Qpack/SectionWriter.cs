using System.Buffers;

namespace Katas.Http.Qpack;

/// <summary>Writes the representations of one section after the other, and the prefix when it is known what they need.</summary>
internal sealed class SectionWriter(bool huffman)
{
    private readonly ArrayBufferWriter<byte> lines = new();
    private long sectionBase;

    public void Begin(long sectionBase)
    {
        this.sectionBase = sectionBase;
        lines.ResetWrittenCount();
    }

    public void WriteStatic(int index) => lines.WriteInteger(index, prefixBits: 6, pattern: 0b1100_0000);

    public void WriteEntry(long index)
    {
        if (index < sectionBase)
        {
            lines.WriteInteger(sectionBase - 1 - index, prefixBits: 6, pattern: 0b1000_0000);
        }
        else
        {
            lines.WriteInteger(index - sectionBase, prefixBits: 4, pattern: 0b0001_0000);
        }
    }

    public void WriteStaticName(int index, bool neverIndexed) =>
        lines.WriteInteger(index, prefixBits: 4, pattern: neverIndexed ? 0b0111_0000 : 0b0101_0000);

    public void WriteEntryName(long index, bool neverIndexed)
    {
        if (index < sectionBase)
        {
            lines.WriteInteger(sectionBase - 1 - index, prefixBits: 4, pattern: neverIndexed ? 0b0110_0000 : 0b0100_0000);
        }
        else
        {
            lines.WriteInteger(index - sectionBase, prefixBits: 3, pattern: neverIndexed ? 0b0000_1000 : 0b0000_0000);
        }
    }

    public void WriteName(ReadOnlySpan<byte> name, bool neverIndexed) =>
        lines.WriteString(name, prefixBits: 3, pattern: neverIndexed ? 0b0011_0000 : 0b0010_0000, huffman);

    public void WriteValue(ReadOnlySpan<byte> value) => lines.WriteString(value, prefixBits: 7, pattern: 0, huffman);

    public void End(long requiredInsertCount, int maxEntries, IBufferWriter<byte> output)
    {
        var prefix = requiredInsertCount == 0 ? default : new SectionPrefix(requiredInsertCount, sectionBase);
        output.Advance(prefix.Write(maxEntries, output.GetSpan(SectionPrefix.MaxOctets)));
        output.Write(lines.WrittenSpan);
    }
}
