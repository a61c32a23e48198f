namespace Katas.Http.Hpack;

/// <summary>Which code comes to its end within four bits. There is never a second one, for the shortest has five.</summary>
internal enum CodeEnd : byte
{
    None,
    Octet,
    EndOfString,
}

/// <summary>Where four bits lead, and what comes to its end on the way.</summary>
internal readonly record struct HuffmanStep(byte State, byte Symbol, CodeEnd Ends);

/// <summary>The code as a tree, walked four bits at a time.</summary>
/// <remarks>
/// A complete code of 257 symbols is a tree with 257 leaves and 256 inner nodes. All there is to know between two octets is the inner
/// node that has been reached: one byte.
/// </remarks>
internal static class HuffmanStates
{
    /// <summary>No bits of a code have been read.</summary>
    public const byte Root = 0;

    private const int Nodes = 256;
    private const int MaxPadding = 7;

    // For each node where 0 and where 1 leads: to another node, or, as ~symbol, to a leaf.
    private static readonly int[] Children = Tree();
    private static readonly HuffmanStep[] Steps = AllSteps();
    private static readonly bool[] Ends = PaddingNodes();

    public static HuffmanStep Next(byte state, int nibble) => Steps[(state * 16) + nibble];

    /// <summary>Have fewer than eight bits, all of them 1, been read of a code?</summary>
    public static bool MayEnd(byte state) => Ends[state];

    private static int[] Tree()
    {
        var children = new int[Nodes * 2];
        var used = 1;
        for (var symbol = 0; symbol <= HuffmanCode.EndOfString; symbol++)
        {
            var code = HuffmanCode.Code(symbol);
            var node = (int)Root;
            for (var bit = HuffmanCode.Length(symbol) - 1; bit > 0; bit--)
            {
                // 0 is nobody's child, so it stands for a child that has not been made.
                ref var child = ref children[(node * 2) + (int)((code >> bit) & 1)];
                node = child == 0 ? child = used++ : child;
            }

            children[(node * 2) + (int)(code & 1)] = ~symbol;
        }

        return children;
    }

    private static HuffmanStep[] AllSteps()
    {
        var steps = new HuffmanStep[Nodes * 16];
        for (var i = 0; i < steps.Length; i++)
        {
            steps[i] = Walk(node: i / 16, nibble: i % 16);
        }

        return steps;
    }

    private static HuffmanStep Walk(int node, int nibble)
    {
        var (symbol, ends) = ((byte)0, CodeEnd.None);
        for (var bit = 3; bit >= 0; bit--)
        {
            node = Children[(node * 2) + ((nibble >> bit) & 1)];
            if (node < 0)
            {
                (symbol, ends) = ~node == HuffmanCode.EndOfString ? ((byte)0, CodeEnd.EndOfString) : ((byte)~node, CodeEnd.Octet);
                node = Root;
            }
        }

        return new HuffmanStep((byte)node, symbol, ends);
    }

    private static bool[] PaddingNodes()
    {
        var ends = new bool[Nodes];
        var node = (int)Root;
        for (var bits = 0; bits <= MaxPadding; bits++)
        {
            ends[node] = true;
            node = Children[(node * 2) + 1];
        }

        return ends;
    }
}
