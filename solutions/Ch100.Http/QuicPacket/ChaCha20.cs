// Given: one block of ChaCha20. .NET has the cipher only together with its authenticator, and header protection needs it alone.
using System.Buffers.Binary;
using System.Numerics;

namespace Katas.Http.QuicPacket;

/// <summary>The block function of ChaCha20 (RFC 8439 §2.3).</summary>
public static class ChaCha20
{
    /// <summary>Writes the first bytes of a block of key stream.</summary>
    /// <param name="key">32 bytes.</param>
    /// <param name="counterAndNonce">4 bytes of counter, little-endian, and 12 of nonce.</param>
    /// <param name="keyStream">At most 64 bytes.</param>
    public static void Block(ReadOnlySpan<byte> key, ReadOnlySpan<byte> counterAndNonce, Span<byte> keyStream)
    {
        Span<uint> initial = [0x61707865, 0x3320646e, 0x79622d32, 0x6b206574, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        for (var i = 0; i < 12; i++)
        {
            initial[4 + i] = BinaryPrimitives.ReadUInt32LittleEndian(i < 8 ? key[(4 * i)..] : counterAndNonce[(4 * (i - 8))..]);
        }

        Span<uint> state = stackalloc uint[16];
        initial.CopyTo(state);
        for (var round = 0; round < 20; round += 2)
        {
            for (var column = 0; column < 4; column++)
            {
                QuarterRound(state, column, 4 + column, 8 + column, 12 + column);
            }

            for (var diagonal = 0; diagonal < 4; diagonal++)
            {
                QuarterRound(state, diagonal, 4 + (diagonal + 1) % 4, 8 + (diagonal + 2) % 4, 12 + (diagonal + 3) % 4);
            }
        }

        for (var i = 0; i < keyStream.Length; i++)
        {
            keyStream[i] = (byte)((state[i / 4] + initial[i / 4]) >> (8 * (i % 4)));
        }
    }

    private static void QuarterRound(Span<uint> s, int a, int b, int c, int d)
    {
        s[a] += s[b];
        s[d] = BitOperations.RotateLeft(s[d] ^ s[a], 16);
        s[c] += s[d];
        s[b] = BitOperations.RotateLeft(s[b] ^ s[c], 12);
        s[a] += s[b];
        s[d] = BitOperations.RotateLeft(s[d] ^ s[a], 8);
        s[c] += s[d];
        s[b] = BitOperations.RotateLeft(s[b] ^ s[c], 7);
    }
}
