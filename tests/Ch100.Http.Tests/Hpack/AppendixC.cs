namespace Katas.Http.Hpack.Steps;

/// <summary>One header list of RFC 7541, appendix C.3 to C.6: what is sent, and what the table is afterwards.</summary>
/// <param name="Section">Of the RFC.</param>
/// <param name="Plain">The block without Huffman code (C.3, C.5).</param>
/// <param name="Coded">The block with it (C.4, C.6).</param>
/// <param name="Fields">One a line.</param>
/// <param name="Table">As the RFC writes it.</param>
internal sealed record AppendixC(string Section, string Plain, string Coded, string Fields, string Table)
{
    private const string SetCookie = "set-cookie: foo=ASDJKHQKBZXOQWEOPIUAXQWEOIU; max-age=3600; version=1";
    private const string Date21 = "date: Mon, 21 Oct 2013 20:13:21 GMT";
    private const string Date22 = "date: Mon, 21 Oct 2013 20:13:22 GMT";
    private const string Location = "location: https://www.example.com";

    /// <summary>C.3 and C.4: three requests with a table of 4096 octets.</summary>
    public static AppendixC[] Requests { get; } =
    [
        new(
            "1",
            "8286 8441 0f77 7777 2e65 7861 6d70 6c65 2e63 6f6d",
            "8286 8441 8cf1 e3c2 e5f2 3a6b a0ab 90f4 ff",
            ":method: GET\n:scheme: http\n:path: /\n:authority: www.example.com",
            "[1] (s = 57) :authority: www.example.com\nTable size: 57"),
        new(
            "2",
            "8286 84be 5808 6e6f 2d63 6163 6865",
            "8286 84be 5886 a8eb 1064 9cbf",
            ":method: GET\n:scheme: http\n:path: /\n:authority: www.example.com\ncache-control: no-cache",
            "[1] (s = 53) cache-control: no-cache\n[2] (s = 57) :authority: www.example.com\nTable size: 110"),
        new(
            "3",
            "8287 85bf 400a 6375 7374 6f6d 2d6b 6579 0c63 7573 746f 6d2d 7661 6c75 65",
            "8287 85bf 4088 25a8 49e9 5ba9 7d7f 8925 a849 e95b b8e8 b4bf",
            ":method: GET\n:scheme: https\n:path: /index.html\n:authority: www.example.com\ncustom-key: custom-value",
            "[1] (s = 54) custom-key: custom-value\n[2] (s = 53) cache-control: no-cache\n"
            + "[3] (s = 57) :authority: www.example.com\nTable size: 164"),
    ];

    /// <summary>C.5 and C.6: three responses with a table of 256 octets.</summary>
    public static AppendixC[] Responses { get; } =
    [
        new(
            "1",
            "4803 3330 3258 0770 7269 7661 7465 611d 4d6f 6e2c 2032 3120 4f63 7420 3230 3133 2032 303a 3133 3a32 3120 474d 546e 1768"
            + "7474 7073 3a2f 2f77 7777 2e65 7861 6d70 6c65 2e63 6f6d",
            "4882 6402 5885 aec3 771a 4b61 96d0 7abe 9410 54d4 44a8 2005 9504 0b81 66e0 82a6 2d1b ff6e 919d 29ad 1718 63c7 8f0b 97c8"
            + "e9ae 82ae 43d3",
            $":status: 302\ncache-control: private\n{Date21}\n{Location}",
            $"[1] (s = 63) {Location}\n[2] (s = 65) {Date21}\n[3] (s = 52) cache-control: private\n[4] (s = 42) :status: 302\nTable size: 222"),
        new(
            "2",
            "4803 3330 37c1 c0bf",
            "4883 640e ffc1 c0bf",
            $":status: 307\ncache-control: private\n{Date21}\n{Location}",
            $"[1] (s = 42) :status: 307\n[2] (s = 63) {Location}\n[3] (s = 65) {Date21}\n[4] (s = 52) cache-control: private\nTable size: 222"),
        new(
            "3",
            "88c1 611d 4d6f 6e2c 2032 3120 4f63 7420 3230 3133 2032 303a 3133 3a32 3220 474d 54c0 5a04 677a 6970 7738 666f 6f3d 4153"
            + "444a 4b48 514b 425a 584f 5157 454f 5049 5541 5851 5745 4f49 553b 206d 6178 2d61 6765 3d33 3630 303b 2076 6572 7369 6f6e 3d31",
            "88c1 6196 d07a be94 1054 d444 a820 0595 040b 8166 e084 a62d 1bff c05a 839b d9ab 77ad 94e7 821d d7f2 e6c7 b335 dfdf cd5b"
            + "3960 d5af 2708 7f36 72c1 ab27 0fb5 291f 9587 3160 65c0 03ed 4ee5 b106 3d50 07",
            $":status: 200\ncache-control: private\n{Date22}\n{Location}\ncontent-encoding: gzip\n{SetCookie}",
            $"[1] (s = 98) {SetCookie}\n[2] (s = 52) content-encoding: gzip\n[3] (s = 65) {Date22}\nTable size: 215"),
    ];

    /// <summary>The names of C.3 to C.6, for a theory.</summary>
    public static TheoryData<string> Sections => ["C.3", "C.4", "C.5", "C.6"];

    /// <summary>What one of the sections sends on one connection.</summary>
    public static (byte[] Block, AppendixC Example)[] Of(string section) =>
    [
        .. (section is "C.3" or "C.4" ? Requests : Responses)
            .Select(example => (Block.Of(section is "C.3" or "C.5" ? example.Plain : example.Coded), example)),
    ];

    /// <summary>How large the tables are in that section.</summary>
    public static int TableSizeOf(string section) => section is "C.3" or "C.4" ? 4096 : 256;
}
