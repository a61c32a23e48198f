namespace Katas.Http.ChunkedDecoder;

/// <summary>Hex digits, and size lines that hold nothing else.</summary>
internal static class ChunkSize
{
    // Fifteen digits are 60 bits. The sum of more may have overflowed, and is not used.
    private const int PlainDigits = 15;

    /// <summary>What the digit is worth, or -1 if it is none.</summary>
    public static int Digit(byte octet) => octet switch
    {
        >= (byte)'0' and <= (byte)'9' => octet - '0',
        >= (byte)'a' and <= (byte)'f' => octet - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => octet - 'A' + 10,
        _ => -1,
    };

    /// <summary>The length of the size line at the beginning of the input; 0 unless it is whole, short and without extensions.</summary>
    public static int PlainLine(ReadOnlySpan<byte> input, int maxDigits, out long size)
    {
        (size, var digits) = (0, 0);
        for (; digits < input.Length && Digit(input[digits]) is >= 0 and var digit; digits++)
        {
            size = (size << 4) + digit;
        }

        return digits <= Math.Min(maxDigits, PlainDigits) && input[digits..].StartsWith("\r\n"u8) ? digits + 2 : 0;
    }
}
