// Given: the Huffman code of strings, the same as HPACK's (RFC 7541 §5.2, appendix B). The kata hpack builds it.
namespace Katas.Http.Qpack;

/// <summary>The Huffman code of RFC 7541, which QPACK uses unmodified.</summary>
/// <remarks>Shorter codes come first, those of one length are in the order of their octets: so the lengths are all there is to know.</remarks>
public static class Huffman
{
    private const int EndOfString = 256;

    private static readonly byte[] Lengths =
    [
        13, 23, 28, 28, 28, 28, 28, 28, 28, 24, 30, 28, 28, 30, 28, 28, 28, 28, 28, 28, 28, 28, 30, 28, 28, 28, 28, 28, 28, 28, 28, 28, // 0
        6, 10, 10, 12, 13, 6, 8, 11, 10, 10, 8, 11, 8, 6, 6, 6, 5, 5, 5, 6, 6, 6, 6, 6, 6, 6, 7, 8, 15, 6, 12, 10, // 32
        13, 6, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 8, 7, 8, 13, 19, 13, 14, 6, // 64
        15, 5, 6, 5, 6, 5, 6, 6, 6, 5, 7, 7, 6, 6, 6, 5, 6, 7, 6, 5, 5, 6, 7, 7, 7, 7, 7, 15, 11, 14, 13, 28, // 96
        20, 22, 20, 20, 22, 22, 22, 23, 22, 23, 23, 23, 23, 23, 24, 23, 24, 24, 22, 23, 24, 23, 23, 23, 23, 21, 22, 23, 22, 23, 23, 24, // 128
        22, 21, 20, 22, 22, 23, 23, 21, 23, 22, 22, 24, 21, 22, 23, 23, 21, 21, 22, 21, 23, 22, 23, 23, 20, 22, 22, 22, 23, 22, 22, 23, // 160
        26, 26, 20, 19, 22, 23, 22, 25, 26, 26, 26, 27, 27, 26, 24, 25, 19, 21, 26, 27, 27, 26, 27, 24, 21, 21, 26, 26, 28, 27, 27, 27, // 192
        20, 24, 20, 21, 22, 21, 21, 23, 22, 22, 25, 25, 24, 24, 26, 23, 26, 27, 26, 26, 27, 27, 27, 27, 27, 28, 27, 27, 27, 27, 27, 26, // 224
        30, // the end of the string
    ];

    private static readonly uint[] Codes = AllCodes();

    /// <summary>How many octets a text takes in the code, its padding counted.</summary>
    public static int EncodedLength(ReadOnlySpan<byte> text)
    {
        var bits = 0L;
        foreach (var octet in text)
        {
            bits += Lengths[octet];
        }

        return (int)((bits + 7) / 8);
    }

    /// <summary>Writes a text in the code, padded with 1s.</summary>
    /// <param name="text">Any octets.</param>
    /// <param name="destination">At least <see cref="EncodedLength"/>.</param>
    public static void Encode(ReadOnlySpan<byte> text, Span<byte> destination)
    {
        var (bits, unwritten, length) = (0UL, 0, 0);
        foreach (var octet in text)
        {
            bits = (bits << Lengths[octet]) | Codes[octet];
            for (unwritten += Lengths[octet]; unwritten >= 8;)
            {
                unwritten -= 8;
                destination[length++] = (byte)(bits >> unwritten);
            }
        }

        if (unwritten > 0)
        {
            destination[length] = (byte)((bits << (8 - unwritten)) | (0xFFu >> unwritten));
        }
    }

    // For each inner node of the tree of codes where 0 and where 1 leads: to another node, or, as ~symbol, to a leaf.
    internal static int[] Tree()
    {
        var children = new int[EndOfString * 2];
        var used = 1;
        for (var symbol = 0; symbol <= EndOfString; symbol++)
        {
            var node = 0;
            for (var bit = Lengths[symbol] - 1; bit > 0; bit--)
            {
                ref var child = ref children[(node * 2) + (int)((Codes[symbol] >> bit) & 1)];
                node = child == 0 ? child = used++ : child; // 0 is nobody's child
            }

            children[(node * 2) + (int)(Codes[symbol] & 1)] = ~symbol;
        }

        return children;
    }

    private static uint[] AllCodes()
    {
        var codes = new uint[EndOfString + 1];
        var (next, length) = (0u, 0);
        foreach (var symbol in Enumerable.Range(0, codes.Length).OrderBy(symbol => Lengths[symbol]).ThenBy(symbol => symbol))
        {
            next <<= Lengths[symbol] - length;
            (codes[symbol], length) = (next++, Lengths[symbol]);
        }

        return codes;
    }
}
