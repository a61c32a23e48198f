// Given: the reader of strings in the Huffman code, the same as HPACK's (RFC 7541 §5.2). The kata hpack builds it.
namespace Katas.Http.Qpack;

/// <summary>Reads strings in the Huffman code, one octet at a time.</summary>
/// <remarks>It walks the tree of codes four bits at a time. No code is that short, so no walk ends two of them.</remarks>
public sealed class HuffmanReader
{
    /// <summary>No octet brings more symbols to their end than this.</summary>
    public const int MaxSymbols = 2;

    private const int EndOfString = 256, MaxPadding = 7, NoSymbol = -1;

    private static readonly int[] Children = Huffman.Tree();
    private static readonly (byte Node, short Symbol)[] Steps = [.. Enumerable.Range(0, 256 * 16).Select(i => Walk(node: i / 16, nibble: i % 16))];
    private static readonly bool[] Ends = PaddingNodes();

    private byte node;

    /// <summary>May the string end here? What has been read behind the last whole code is fewer than 8 bits, each of them 1.</summary>
    public bool MayEnd => Ends[node];

    /// <summary>Begins a new string.</summary>
    public void Begin() => node = 0;

    /// <summary>Reads one octet.</summary>
    /// <param name="octet">What follows.</param>
    /// <param name="symbols">At least <see cref="MaxSymbols"/>: where the symbols go whose codes end in this octet.</param>
    /// <param name="count">How many these are.</param>
    /// <returns>False if the octet completes the end-of-string symbol, which no string may hold.</returns>
    public bool TryRead(byte octet, Span<byte> symbols, out int count)
    {
        count = 0;
        return TryStep(octet >> 4, symbols, ref count) && TryStep(octet & 0xF, symbols, ref count);
    }

    private bool TryStep(int nibble, Span<byte> symbols, ref int count)
    {
        (node, var symbol) = Steps[(node * 16) + nibble];
        if (symbol is not (NoSymbol or EndOfString))
        {
            symbols[count++] = (byte)symbol;
        }

        return symbol != EndOfString;
    }

    private static (byte Node, short Symbol) Walk(int node, int nibble)
    {
        var symbol = NoSymbol;
        for (var bit = 3; bit >= 0; bit--)
        {
            node = Children[(node * 2) + ((nibble >> bit) & 1)];
            (node, symbol) = node < 0 ? (0, ~node) : (node, symbol);
        }

        return ((byte)node, (short)symbol);
    }

    private static bool[] PaddingNodes()
    {
        var ends = new bool[256];
        for (var (node, bits) = (0, 0); bits <= MaxPadding; node = Children[(node * 2) + 1], bits++)
        {
            ends[node] = true;
        }

        return ends;
    }
}
