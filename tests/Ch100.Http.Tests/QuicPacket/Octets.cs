namespace Katas.Http.QuicPacket.Steps;

/// <summary>Bytes as they are written in these tests: <c>c0 00000001 08 8394c8f03e515708 00 00 14 ~20</c>.</summary>
internal static class Octets
{
    /// <summary>Hexadecimal digits; <c>~20</c> stands for 20 bytes that nobody looks at; <c>|</c>, like a space, for nothing.</summary>
    public static byte[] Of(string picture) =>
    [
        .. picture.Split([' ', '|'], StringSplitOptions.RemoveEmptyEntries).SelectMany(part => part[0] == '~'
            ? Enumerable.Repeat((byte)0xDA, int.Parse(part.AsSpan(1), null))
            : Convert.FromHexString(part)),
    ];

    /// <summary>The digits; nothing at all is a dash.</summary>
    public static string Show(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [] => "-",
        { Length: > 80 } => $"{Convert.ToHexStringLower(bytes[..60])}… ({bytes.Length} bytes)",
        _ => Convert.ToHexStringLower(bytes),
    };
}
