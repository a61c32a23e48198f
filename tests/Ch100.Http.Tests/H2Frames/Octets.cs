using System.Text;

namespace Katas.Http.H2Frames.Steps;

/// <summary>Bytes as they are written in these tests: <c>000005 00 01 00000001 'hello'</c>.</summary>
internal static class Octets
{
    /// <summary>Hexadecimal digits; text between <c>'</c> and <c>'</c>.</summary>
    public static byte[] Of(string picture) =>
    [
        .. picture.Split('\'').SelectMany((part, i) => i % 2 == 1
            ? Encoding.Latin1.GetBytes(part)
            : Convert.FromHexString(part.Replace(" ", "", StringComparison.Ordinal))),
    ];

    /// <summary>A frame; its length is that of the payload.</summary>
    public static byte[] Frame(int type, int flags, uint streamId, params byte[] payload) =>
    [
        (byte)(payload.Length >> 16), (byte)(payload.Length >> 8), (byte)payload.Length, (byte)type, (byte)flags,
        (byte)(streamId >> 24), (byte)(streamId >> 16), (byte)(streamId >> 8), (byte)streamId, .. payload,
    ];

    /// <summary>So many zeros.</summary>
    public static byte[] Zeros(int count) => new byte[count];

    /// <summary>Frames by the pictures of their bytes, nine and the rest.</summary>
    public static string Show(ReadOnlySpan<byte> bytes) => bytes.Length switch
    {
        > 60 => $"{Convert.ToHexStringLower(bytes[..40])}… ({bytes.Length} bytes)",
        >= 9 => $"{Hex(bytes[..3])} {Hex(bytes[3..4])} {Hex(bytes[4..5])} {Hex(bytes[5..9])} {Hex(bytes[9..])}",
        _ => Hex(bytes),
    };

    private static string Hex(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(bytes);
}
