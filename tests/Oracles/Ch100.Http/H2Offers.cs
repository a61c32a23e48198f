using Katas.Http.H2Frames;

namespace Katas.Oracles.Http;

/// <summary>Frames to ask others' opinion of, in hexadecimal digits; all but a few are wrong.</summary>
internal static class H2Offers
{
    private const string Takes = "takes it";

    /// <summary>Each is sent while a request on stream 1 is open.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        "000001 00 00 00000000 61", // DATA
        "000005 00 08 00000001 0561616161",
        "000000 00 08 00000001",
        "000001 01 04 00000000 88", // HEADERS
        "000002 01 0c 00000001 0288",
        "000000 01 0c 00000001",
        "000004 01 24 00000001 00000000",
        "000005 01 2c 00000001 0000000000",
        "000007 01 2c 00000001 02000000000088",
        "000005 02 00 00000000 0000000010", // PRIORITY
        "000004 02 00 00000001 00000000",
        "000006 02 00 00000001 000000001000",
        "000004 03 00 00000000 00000008", // RST_STREAM
        "000003 03 00 00000001 000000",
        "000005 03 00 00000001 0000000800",
        "000000 04 00 00000001", // SETTINGS
        "000005 04 00 00000000 0003000000",
        "000006 04 01 00000000 000300000064",
        "000006 04 00 00000000 000200000002",
        "000006 04 00 00000000 000200000001",
        "000006 04 00 00000000 000480000000",
        "000006 04 00 00000000 000500003fff",
        "000006 04 00 00000000 000501000000",
        "000006 04 00 00000000 123400000000",
        "000005 05 04 00000000 0000000288", // PUSH_PROMISE
        "000005 05 04 00000001 0000000388",
        "000005 05 04 00000001 0000000088",
        "000003 05 04 00000001 000000",
        "000008 06 00 00000001 6162636465666768", // PING
        "000007 06 00 00000000 61626364656667",
        "000009 06 00 00000000 616263646566676869",
        "000008 07 00 00000001 0000000000000000", // GOAWAY
        "000007 07 00 00000000 00000000000000",
        "000003 08 00 00000001 000000", // WINDOW_UPDATE
        "000004 08 00 00000000 00000000",
        "000004 08 00 00000001 00000000",
        "000004 08 00 00000001 80000000",
        "000001 09 04 00000001 88", // CONTINUATION
        "000001 01 00 00000001 88", // and what comes then is no CONTINUATION
        "000001 01 00 00000001 88 000000 09 04 00000003",
        "000001 01 00 00000001 88 000000 0b 00 00000000",
        "000001 0b 00 00000001 61", // unknown
        "004001 0b 00 00000001",
        "004001 00 00 00000001",
        "000004 08 ff 80000001 80000001", // bits that mean nothing
    ];

    /// <summary>A PING whose answer tells that all before it was read.</summary>
    public const string LastPing = "000008 06 00 00000000 6c61737470696e67";

    public static byte[] Bytes(string offer) => Convert.FromHexString(offer.Replace(" ", "", StringComparison.Ordinal));

    /// <summary>What the solution would answer. A PING follows every offer.</summary>
    public static string Verdict(string offer, bool asClient)
    {
        var reader = new FrameReader(new FrameReaderOptions { BeginsWithPreface = false, ReadsAsClient = asClient });
        ReadOnlySpan<byte> input = Bytes(offer + LastPing);
        try
        {
            while (reader.Read(ref input, out var frame) is not FrameStatus.NeedMore and var status)
            {
                if (status == FrameStatus.StreamError)
                {
                    return $"resets stream {frame.StreamId}: {frame.ErrorCode}";
                }
            }

            return Takes;
        }
        catch (ConnectionErrorException error)
        {
            return $"goes away: {error.Code}";
        }
    }

    /// <summary>What a frame that comes back says of the offer: null if nothing yet.</summary>
    public static string? Verdict(Frame answer) => answer.Type switch
    {
        FrameType.GoAway when answer.ErrorCode != ErrorCode.NoError => $"goes away: {answer.ErrorCode}",
        FrameType.RstStream => $"resets stream {answer.StreamId}: {answer.ErrorCode}",
        FrameType.Ping when answer.IsAck && answer.Content.SequenceEqual("lastping"u8) => Takes,
        _ => null,
    };

    /// <summary>What RFC 9113 leaves to everybody; null where somebody is wrong.</summary>
    public static string? WhyOthersDiffer(string ours, string theirs) => (ours, theirs) switch
    {
        ("goes away: FrameSizeError", "goes away: ProtocolError") => "uses a generic code in place of a more specific one (§5.4)",
        _ when theirs == ours.Replace("resets stream 1", "goes away", StringComparison.Ordinal) =>
            "treats an error of a stream as one of the connection (§5.4.1)",
        _ => null,
    };
}
