namespace Katas.Http.H2Frames.Steps;

public sealed class Step2_EveryType
{
    [Theory]
    [InlineData("000003 01 04 00000001 'abc'", "Headers 1 of 3 END_HEADERS \"abc\"")]
    [InlineData("000003 01 05 00000001 'abc'", "Headers 1 of 3 END_STREAM END_HEADERS \"abc\"")]
    [InlineData("000000 01 04 00000001", "Headers 1 of 0 END_HEADERS")]
    [InlineData("000008 01 24 00000003 00000001 0f 'abc'", "Headers 3 of 8 END_HEADERS on 1 weight 15 \"abc\"")]
    [InlineData("000005 01 25 00000003 80000000 ff", "Headers 3 of 5 END_STREAM END_HEADERS exclusive on 0 weight 255")]
    [InlineData("000005 01 24 00000003 ffffffff 00", "Headers 3 of 5 END_HEADERS exclusive on 2147483647 weight 0")]
    [InlineData("000005 01 24 00000003 00000003 00", "Headers 3 of 5 END_HEADERS on 3 weight 0")] // on itself: RFC 9113 does not mind
    [InlineData("000003 01 d6 00000001 'abc'", "Headers 1 of 3 END_HEADERS \"abc\"")] // d2 means nothing
    [Rule("R7")]
    public void Headers(string wire, string expected) => Seen.MustBe(expected, Octets.Of(wire), Seen.Server);

    [Theory]
    [InlineData("000005 02 00 00000003 00000001 0f", "Priority 3 of 5 on 1 weight 15")]
    [InlineData("000005 02 00 00000003 80000001 ff", "Priority 3 of 5 exclusive on 1 weight 255")]
    [InlineData("000005 02 00 00000003 00000003 00", "Priority 3 of 5 on 3 weight 0")] // on itself
    [InlineData("000005 02 ff 00000003 00000000 00", "Priority 3 of 5 on 0 weight 0")] // there are no flags
    [Rule("R7")]
    public void Priority(string wire, string expected) => Seen.MustBe(expected, Octets.Of(wire), Seen.Server);

    [Theory]
    [InlineData("000004 03 00 00000003 00000008", "RstStream 3 of 4 Cancel")]
    [InlineData("000004 03 ff 00000003 00000001", "RstStream 3 of 4 ProtocolError")] // PADDED means nothing here
    [InlineData("000004 03 00 00000003 00000000", "RstStream 3 of 4")]
    [InlineData("000004 03 00 00000003 0000000e", "RstStream 3 of 4 14")] // an unknown code is a code
    [InlineData("000004 03 00 00000003 ffffffff", "RstStream 3 of 4 -1")]
    [Rule("R7")]
    public void RstStream(string wire, string expected) => Seen.MustBe(expected, Octets.Of(wire), Seen.Server);

    [Theory]
    [InlineData("000000 04 00 00000000", "Settings 0 of 0")]
    [InlineData("000000 04 01 00000000", "Settings 0 of 0 ACK")]
    [InlineData("000000 04 ff 00000000", "Settings 0 of 0 ACK")]
    [InlineData("000006 04 00 00000000 0003 00000064", "Settings 0 of 6 MaxConcurrentStreams=100")]
    [InlineData("00000c 04 00 00000000 0001 ffffffff 0006 00000000", "Settings 0 of 12 HeaderTableSize=4294967295 MaxHeaderListSize=0")]
    [InlineData("000012 04 00 00000000 0003 00000001 0003 00000002 0003 00000000", "Settings 0 of 18 MaxConcurrentStreams=1 MaxConcurrentStreams=2 MaxConcurrentStreams=0")] // in their order
    [InlineData("00000c 04 fe 00000000 1234 00000001 0000 ffffffff", "Settings 0 of 12 4660=1 None=4294967295")] // whoever knows none ignores them
    [Rule("R7")]
    public void Settings(string wire, string expected) => Seen.MustBe(expected, Octets.Of(wire), Seen.Server);

    [Theory]
    [InlineData("000007 05 04 00000001 00000002 'abc'", "PushPromise 1 of 7 END_HEADERS promises 2 \"abc\"")]
    [InlineData("000004 05 04 00000001 00000002", "PushPromise 1 of 4 END_HEADERS promises 2")]
    [InlineData("000004 05 f7 00000001 fffffffe", "PushPromise 1 of 4 END_HEADERS promises 2147483646")] // reserved bit and unused flags
    [Rule("R7")]
    public void PushPromise(string wire, string expected) => Seen.MustBe(expected, Octets.Of(wire), Seen.Client);

    [Theory]
    [InlineData("000008 06 00 00000000 'abcdefgh'", "Ping 0 of 8 \"abcdefgh\"")]
    [InlineData("000008 06 01 00000000 'abcdefgh'", "Ping 0 of 8 ACK \"abcdefgh\"")]
    [InlineData("000008 06 fe 00000000 'abcdefgh'", "Ping 0 of 8 \"abcdefgh\"")]
    [Rule("R7")]
    public void Ping(string wire, string expected) => Seen.MustBe(expected, Octets.Of(wire), Seen.Server);

    [Theory]
    [InlineData("000008 07 00 00000000 00000005 00000000", "GoAway 0 of 8 last 5")]
    [InlineData("00000b 07 00 00000000 00000005 0000000b 'why'", "GoAway 0 of 11 last 5 EnhanceYourCalm \"why\"")]
    [InlineData("000008 07 ff 00000000 ffffffff 00000002", "GoAway 0 of 8 last 2147483647 InternalError")]
    [InlineData("000008 07 00 00000000 00000000 00000001", "GoAway 0 of 8 ProtocolError")]
    [Rule("R7")]
    public void GoAway(string wire, string expected) => Seen.MustBe(expected, Octets.Of(wire), Seen.Server);

    [Theory]
    [InlineData("000004 08 00 00000000 000003e8", "WindowUpdate 0 of 4 + 1000")]
    [InlineData("000004 08 ff 00000003 00000001", "WindowUpdate 3 of 4 + 1")]
    [InlineData("000004 08 00 00000003 ffffffff", "WindowUpdate 3 of 4 + 2147483647")]
    [InlineData("000004 08 00 00000003 7fffffff", "WindowUpdate 3 of 4 + 2147483647")]
    [Rule("R7")]
    public void WindowUpdate(string wire, string expected) => Seen.MustBe(expected, Octets.Of(wire), Seen.Server);

    [Theory]
    [InlineData("000001 01 00 00000001 'a' 000002 09 04 00000001 'bc'", "Headers 1 of 1 \"a\"\nContinuation 1 of 2 END_HEADERS \"bc\"")]
    [InlineData("000001 01 01 00000001 'a' 000002 09 fb 00000001 '\u0001c' 000000 09 04 00000001", "Headers 1 of 1 END_STREAM \"a\"\nContinuation 1 of 2 \"\\x01c\"\nContinuation 1 of 0 END_HEADERS")]
    [Rule("R7")]
    public void Continuation(string wire, string expected) => Seen.MustBe(expected, Octets.Of(wire), Seen.Server);
}
