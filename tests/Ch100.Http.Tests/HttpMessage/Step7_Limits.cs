namespace Katas.Http.HttpMessage.Steps;

public sealed class Step7_Limits
{
    [Theory]
    [InlineData("GET /123 HTTP/1.0\r\n\r\n", "GET /123 Http10 [] None\n")] // 17
    [InlineData("GET /1234 HTTP/1.0\r\n\r\n", "GET /1234 Http10 [] None\n")] // 18: the line without its end
    [InlineData("\r\nGET /1234 HTTP/1.0\r\n\r\n", "GET /1234 Http10 [] None\n")] // and without what is before
    [InlineData("GET /6789012345678\r\n", "GET /6789012345678 Http09 [] None\nstops")]
    [InlineData("GET / HTTP/1.0\r\nabcdefghijklmnopqrstuvwxyz: abcdef\r\n\r\n", "GET / Http10 [abcdefghijklmnopqrstuvwxyz=abcdef] None\n")]
    [Rule("R23")]
    public void As_long_a_start_line_as_allowed(string wire, string seen)
    {
        Seen.RequestMustBe(seen, wire, new MessageLimits { MaxStartLine = 18 });
    }

    [Theory]
    [InlineData("GET /12345 HTTP/1.^0\r\n\r\n")] // 19
    [InlineData("GET /6789012345678^9 HTTP/1.0\r\n\r\n")] // long before it ends
    [InlineData("METHODMETHODMETHOD^ / HTTP/1.0\r\n\r\n")]
    [InlineData("METHODMETHODMETHOD^M / HTTP/1.0\r\n\r\n")]
    [InlineData("\r\nGET /12345 HTTP/1.^0\r\n\r\n")]
    [Rule("R23")]
    public void One_byte_of_the_start_line_more_is_refused(string marked)
    {
        Seen.RequestMustBeRefused(marked, MessageViolation.StartLineTooLong, new MessageLimits { MaxStartLine = 18 });
    }

    [Fact]
    [Rule("R23")]
    public void Each_message_has_the_limits_for_itself()
    {
        var limits = new MessageLimits { MaxStartLine = 15, MaxFieldCount = 2, MaxHeadSize = 28 };
        const string Wire = "GET /a HTTP/1.0\r\nb:c\r\nd:\r\n\r\n";

        Seen.RequestMustBe("GET /a Http10 [b=c, d=] None\nGET /a Http10 [b=c, d=] None\n", Wire + Wire, limits);
        Seen.RequestMustBe(
            "GET /a Http10 [b=c, d=] None\nStartLineTooLong: \"GET /a HTTP/1.0\\r\\nb:c\\r\\nd:\\r\\n\\r\\nGET /ab HTTP/1.^0\"", $"{Wire}GET /ab HTTP/1.0", limits);
    }

    [Fact]
    [Rule("R23")]
    public void As_many_fields_as_allowed()
    {
        var limits = new MessageLimits { MaxFieldCount = 2 };

        Seen.RequestMustBe("GET / Http10 [a=] None\n", "GET / HTTP/1.0\r\na:\r\n\r\n", limits);
        Seen.RequestMustBe("GET / Http10 [a=, b=] None\n", "GET / HTTP/1.0\r\na:\r\nb:\r\n\r\n", limits);
        Seen.RequestMustBeRefused("GET / HTTP/1.0\r\na:\r\nb:\r\n^c:\r\n\r\n", MessageViolation.TooManyFields, limits);
        Seen.RequestMustBeRefused("GET / HTTP/1.0\r\n^a:\r\n\r\n", MessageViolation.TooManyFields, new MessageLimits { MaxFieldCount = 0 });
    }

    [Theory]
    [InlineData("GET / HTTP/1.0\r\na:12345\r\n\r\n", "GET / Http10 [a=12345] None\n")] // 27
    [InlineData("GET / HTTP/1.0\r\na:123456\r\n\r\n", "GET / Http10 [a=123456] None\n")] // 28, all of it
    [InlineData("\r\nGET / HTTP/1.0\r\na:123456\r\n\r\n", "GET / Http10 [a=123456] None\n")]
    [InlineData("GET / HTTP/1.0\r\na:\r\nb:\r\n\r\n", "GET / Http10 [a=, b=] None\n")]
    [InlineData("GET /678901234567890123456\r\n", "GET /678901234567890123456 Http09 [] None\nstops")]
    [Rule("R23")]
    public void As_large_a_head_as_allowed(string wire, string seen)
    {
        Seen.RequestMustBe(seen, wire, new MessageLimits { MaxHeadSize = 28 });
    }

    [Theory]
    [InlineData("GET / HTTP/1.0\r\na:1234567\r\n\r^\n")] // 29
    [InlineData("\r\nGET / HTTP/1.0\r\na:1234567\r\n\r^\n")]
    [InlineData("GET / HTTP/1.0\r\na: \t 123 \t  ^ \r\n\r\n")] // white space counts
    [InlineData("GET / HTTP/1.0\r\nabcdefghijkl^mnopqrs")]
    [InlineData("GET / HTTP/1.0\r\nabcdefghijkl^:\r\n")]
    [InlineData("GET / HTTP/1.0\r\na:\r\nb:\r\nc:\r\n^\r\n")]
    [InlineData("GET /67890123456789012345678^9 HTTP/1.0\r\n")]
    [InlineData("GET /6789012345678901234567\r^\n")]
    [Rule("R23")]
    public void One_byte_of_the_head_more_is_refused(string marked)
    {
        Seen.RequestMustBeRefused(marked, MessageViolation.HeadTooLarge, new MessageLimits { MaxHeadSize = 28 });
    }

    [Theory]
    [InlineData("GET / HTTP/1.0\r\na:1234\r\n^b:", MessageViolation.TooManyFields)]
    [InlineData("GET /67890123456^7", MessageViolation.StartLineTooLong)]
    [Rule("R23")]
    public void Where_a_byte_goes_over_two_limits_the_first_of_the_list_is_told(string marked, MessageViolation violation)
    {
        Seen.RequestMustBeRefused(marked, violation, new MessageLimits { MaxStartLine = 16, MaxFieldCount = 1, MaxHeadSize = violation == MessageViolation.StartLineTooLong ? 16 : 24 });
    }

    [Fact]
    [Rule("R23")]
    public void The_head_may_be_smaller_than_its_start_line_may_be()
    {
        Seen.RequestMustBeRefused("GET /6789^0123456789", MessageViolation.HeadTooLarge, new MessageLimits { MaxStartLine = 12, MaxHeadSize = 9 });
        Seen.RequestMustBeRefused("GET /6789012^3456789", MessageViolation.StartLineTooLong, new MessageLimits { MaxStartLine = 12, MaxHeadSize = 13 });
    }

    [Theory]
    [InlineData("GET /12345 HTTP/1.^x\r\n\r\n", MessageViolation.StartLine)]
    [InlineData("GET /567890123456789^\0", MessageViolation.StartLine)]
    [InlineData("GET /567890123456789^\n", MessageViolation.LineEnd)]
    [InlineData("GET ^a67890123456789 HTTP/1.0", MessageViolation.Target)]
    [InlineData("GET / HTTP/1.0\r\na:\r\n^ b", MessageViolation.FieldLine)]
    [InlineData("GET / HTTP/1.0\r\na:12345678901^\0", MessageViolation.FieldLine)]
    [InlineData("GET / HTTP/1.0\r\na:1234567890\r^\r", MessageViolation.LineEnd)]
    [InlineData("GET / HTTP/1.0\r\nabcdefghijklm^ :", MessageViolation.FieldLine)]
    [Rule("R23")]
    public void What_is_wrong_anyway_is_refused_for_that(string marked, MessageViolation violation)
    {
        Seen.RequestMustBeRefused(marked, violation, new MessageLimits { MaxStartLine = 20, MaxFieldCount = 1, MaxHeadSize = 29 });
    }

    [Fact]
    [Rule("R23")]
    public void A_body_is_no_part_of_the_head()
    {
        var limits = new MessageLimits { MaxStartLine = 15, MaxFieldCount = 1, MaxHeadSize = 38 };
        var body = new string('x', 100);

        Seen.RequestMustBe($"PUT / Http10 [Content-Length=100] Length 100\n{body}", $"PUT / HTTP/1.0\r\nContent-Length:100\r\n\r\n{body}", limits);
    }

    [Fact]
    [Rule("R23")]
    public void A_response_has_the_same_limits()
    {
        var limits = new MessageLimits { MaxStartLine = 15, MaxHeadSize = 24, MaxFieldCount = 1 };

        Of("HTTP/1.1 204 OK\r\na:b\r\n\r\n").Should().StartWith("204");
        Of("HTTP/1.1 204 OKAY\r\na:b\r\n\r\n").Should().StartWith("StartLineTooLong: \"HTTP/1.1 204 OK^AY");
        Of("HTTP/1.1 204 OK\r\na:bc\r\n\r\n").Should().Contain("\\r^\\n").And.StartWith("HeadTooLarge");
        Of("HTTP/1.1 204 OK\r\na:\r\nb:\r\n\r\n").Should().Contain("^b").And.StartWith("TooManyFields");

        string Of(string wire) => Seen.Of(new MessageReader(MessageKind.Response, limits), wire);
    }

    [Theory]
    [InlineData(7985, "GET /")] // with "GET /", " HTTP/1.0"… 8000 in all
    [InlineData(7986, "GET /")]
    [InlineData(7987, "StartLineTooLong")]
    [Rule("R23")]
    public void Eight_thousand_bytes_are_the_default_of_a_start_line(int length, string seen)
    {
        Seen.Of(new MessageReader(MessageKind.Request), $"GET /{new string('x', length)} HTTP/1.0\r\n\r\n").Should().StartWith(seen);
    }

    [Theory]
    [InlineData(99, "GET /")]
    [InlineData(100, "GET /")]
    [InlineData(101, "TooManyFields")]
    [Rule("R23")]
    public void A_hundred_fields_are_the_default(int count, string seen)
    {
        var fields = string.Concat(Enumerable.Repeat("a:\r\n", count));

        Seen.Of(new MessageReader(MessageKind.Request), $"GET / HTTP/1.0\r\n{fields}\r\n").Should().StartWith(seen);
    }

    [Theory]
    [InlineData(32767, "GET /")]
    [InlineData(32768, "GET /")]
    [InlineData(32769, "HeadTooLarge")]
    [Rule("R23")]
    public void Thirty_two_KiB_are_the_default_of_a_head(int size, string seen)
    {
        var value = new string('x', size - "GET / HTTP/1.0\r\na:\r\n\r\n".Length);

        Seen.Of(new MessageReader(MessageKind.Request), $"GET / HTTP/1.0\r\na:{value}\r\n\r\n").Should().StartWith(seen);
    }

    [Fact]
    [Rule("R24")]
    public void A_limit_that_makes_no_sense_is_the_callers_mistake()
    {
        var nonsense = new (string Limit, Func<MessageLimits> Make)[]
        {
            (nameof(MessageLimits.MaxStartLine), () => new MessageLimits { MaxStartLine = 0 }),
            (nameof(MessageLimits.MaxFieldCount), () => new MessageLimits { MaxFieldCount = -1 }),
            (nameof(MessageLimits.MaxHeadSize), () => new MessageLimits { MaxHeadSize = 0 }),
        };

        foreach (var (limit, make) in nonsense)
        {
            make.Should().Throw<ArgumentOutOfRangeException>("{0} is one too small", limit).WithParameterName(limit);
        }
    }

    [Fact]
    [Rule("R24")]
    public void The_smallest_limits_make_sense()
    {
        var limits = new MessageLimits { MaxStartLine = 1, MaxFieldCount = 0, MaxHeadSize = 1 };

        Seen.RequestMustBeRefused("G^ET / HTTP/1.0\r\n\r\n", MessageViolation.StartLineTooLong, limits);
    }
}
