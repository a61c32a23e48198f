using System.Buffers;

namespace Katas.Http.Qpack;

/// <summary>Writes integers and strings, as instructions and representations have them.</summary>
internal static class Output
{
    extension(IBufferWriter<byte> output)
    {
        public void WriteInteger(long value, int prefixBits, int pattern) =>
            output.Advance(PrefixInteger.Write(value, prefixBits, pattern, output.GetSpan(PrefixInteger.MaxOctets)));

        /// <summary>Writes a string that begins inside of an octet, with its H bit (§4.1.2).</summary>
        /// <param name="text">In Huffman code if that is not longer.</param>
        /// <param name="prefixBits">Of the length; the H bit is the one before these.</param>
        /// <param name="pattern">The bits before the H bit.</param>
        /// <param name="huffman">May it be in Huffman code?</param>
        public void WriteString(ReadOnlySpan<byte> text, int prefixBits, int pattern, bool huffman)
        {
            var encodedLength = huffman ? Huffman.EncodedLength(text) : int.MaxValue;
            if (encodedLength <= text.Length)
            {
                output.WriteInteger(encodedLength, prefixBits, pattern | (1 << prefixBits));
                Huffman.Encode(text, output.GetSpan(encodedLength));
                output.Advance(encodedLength);
            }
            else
            {
                output.WriteInteger(text.Length, prefixBits, pattern);
                output.Write(text);
            }
        }
    }
}
