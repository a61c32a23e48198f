namespace Katas.Http.Hpack;

/// <summary>Reads a string in the Huffman code, one octet at a time.</summary>
public sealed class HuffmanReader
{
    /// <summary>No octet brings more symbols to their end than this: the shortest code has 5 bits.</summary>
    public const int MaxSymbols = 2;

    private byte state;

    /// <summary>
    /// The string may end here: what has been read behind the last whole code is padding, fewer than 8 bits and each of them 1.
    /// </summary>
    public bool MayEnd => HuffmanStates.MayEnd(state);

    /// <summary>Begins a new string.</summary>
    public void Begin() => state = HuffmanStates.Root;

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
        var step = HuffmanStates.Next(state, nibble);
        state = step.State;
        if (step.Ends == CodeEnd.Octet)
        {
            symbols[count++] = step.Symbol;
        }

        return step.Ends != CodeEnd.EndOfString;
    }
}
