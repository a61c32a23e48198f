namespace Katas.Http.Qpack.Steps;

/// <summary>RFC 9204, appendix B: what is sent in each of its sections.</summary>
internal static class AppendixB
{
    public const int Capacity = 220;

    public const string B1Stream0 = "0000 510b 2f69 6e64 6578 2e68 746d 6c";

    public const string B2Encoder = "3fbd01 c00f 7777 772e 6578 616d 706c 652e 636f 6d c10c 2f73 616d 706c 652f 7061 7468";

    public const string B2Stream4 = "0381 10 11";

    public const string B3Encoder = "4a63 7573 746f 6d2d 6b65 790c 6375 7374 6f6d 2d76 616c 7565";

    public const string B4Encoder = "02";

    public const string B4Stream8 = "0500 80 c1 81";

    public const string B5Encoder = "810d 6375 7374 6f6d 2d76 616c 7565 32";

    public static QpackSettings Settings { get; } = new() { MaxTableCapacity = Capacity, BlockedStreams = 1 };
}
