using System.Globalization;
using System.Text.RegularExpressions;

namespace Katas.Http.ChunkedDecoder.Steps;

public sealed class Step7_Limits
{
    [Theory]
    [InlineData("05\r\nhello\r\n0\r\n\r\n", 3)]
    [InlineData("005\r\nhello\r\n000\r\n\r\n", 3)]
    [InlineData("00000000000000000005\r\nhello\r\n0\r\n\r\n", 20)] // zeros take no room, however many lead
    [Rule("R13")]
    public void As_many_digits_as_allowed(string wire, int maxSizeDigits)
    {
        Outcome.MustBe(Outcome.Complete(wire, "hello"), wire, new ChunkedLimits { MaxSizeDigits = maxSizeDigits });
    }

    [Theory]
    [InlineData("000^5\r\nhello\r\n", "")]
    [InlineData("000^0\r\n\r\n", "")] // of the last chunk, too
    [InlineData("005\r\nhello\r\n000^5\r\n", "hello")] // of every chunk
    [Rule("R13")]
    public void One_digit_more_is_refused(string marked, string body)
    {
        Outcome.MustBeRefused(marked, ChunkedViolation.Limit, body, new ChunkedLimits { MaxSizeDigits = 3 });
    }

    [Theory]
    [InlineData("1000000000000000^5\r\nhello\r\n")] // five, once 64 bits have overflowed
    [InlineData("1000000000000000^0\r\n\r\n")] // the last chunk, once they have
    [Rule("R13")]
    public void However_many_digits_are_allowed_no_size_overflows(string marked)
    {
        Outcome.MustBeRefused(marked, ChunkedViolation.Limit, limits: new ChunkedLimits { MaxSizeDigits = 32 });
    }

    [Theory]
    [InlineData("1\r\nh\r\n3\r\nell\r\n0\r\n\r\n", "hell")]
    [InlineData("5\r\nhello\r\n0\r\n\r\n", "hello")]
    [InlineData("4\r\nhell\r\n1\r\no\r\n0\r\n\r\n", "hello")]
    [Rule("R13")]
    public void As_large_a_body_as_allowed(string wire, string body)
    {
        Outcome.MustBe(Outcome.Complete(wire, body), wire, new ChunkedLimits { MaxBodySize = 5 });
    }

    [Theory]
    [InlineData("^6\r\nhello!\r\n", "")] // before a byte of the chunk has been seen
    [InlineData("^f\r\n", "")]
    [InlineData("1^0\r\n", "")]
    [InlineData("00^6\r\n", "")]
    [InlineData("4\r\nhell\r\n^2\r\no!\r\n", "hell")] // all chunks together
    [InlineData("5\r\nhello\r\n^1\r\n!\r\n", "hello")]
    [InlineData("1;a\r\nh\r\n^5\r\n", "h")]
    [Rule("R13")]
    public void A_size_that_makes_the_body_too_large_is_refused(string marked, string body)
    {
        Outcome.MustBeRefused(marked, ChunkedViolation.Limit, body, new ChunkedLimits { MaxBodySize = 5 });
    }

    [Fact]
    [Rule("R13")]
    public void No_body_may_be_all_that_is_allowed()
    {
        var limits = new ChunkedLimits { MaxBodySize = 0 };

        Outcome.MustBe(Outcome.Complete("0\r\n\r\n", ""), "0\r\n\r\n", limits);
        Outcome.MustBeRefused("^1\r\n!\r\n", ChunkedViolation.Limit, limits: limits);
    }

    [Theory]
    [InlineData("2;a=b\r\nhi\r\n0\r\n\r\n")] // four
    [InlineData("2;a=bc\r\nhi\r\n0\r\n\r\n")] // five
    [InlineData("2 ;\t a\r\nhi\r\n0\r\n\r\n")] // white space counts
    [InlineData("1;a\r\nh\r\n1;bc\r\ni\r\n0\r\n\r\n")]
    [InlineData("1;a\r\nh\r\n1\r\ni\r\n0;bc\r\n\r\n")]
    [Rule("R13")]
    public void As_many_bytes_of_extensions_as_allowed(string wire)
    {
        Outcome.MustBe(Outcome.Complete(wire, "hi"), wire, new ChunkedLimits { MaxExtensionSize = 5 });
    }

    [Theory]
    [InlineData("2;a=bc^d\r\n", "")]
    [InlineData("2;a=\"b^\"\r\n", "")]
    [InlineData("2 ; a=^b\r\n", "")]
    [InlineData("1;a\r\nh\r\n1;a;^b\r\ni\r\n", "h")] // of all chunks together, or a sender of tiny chunks has no limit
    [InlineData("1;a\r\nh\r\n1\r\ni\r\n0;bc^d\r\n\r\n", "hi")]
    [Rule("R13")]
    public void One_byte_of_extensions_more_is_refused(string marked, string body)
    {
        Outcome.MustBeRefused(marked, ChunkedViolation.Limit, body, new ChunkedLimits { MaxExtensionSize = 5 });
    }

    [Fact]
    [Rule("R13")]
    public void No_extension_may_be_all_that_is_allowed()
    {
        var limits = new ChunkedLimits { MaxExtensionSize = 0 };

        Outcome.MustBe(Outcome.Complete("1\r\n!\r\n0\r\n\r\n", "!"), "1\r\n!\r\n0\r\n\r\n", limits);
        Outcome.MustBeRefused("1^;a\r\n!\r\n", ChunkedViolation.Limit, limits: limits);
        Outcome.MustBeRefused("1^ ;a\r\n!\r\n", ChunkedViolation.Limit, limits: limits);
    }

    [Fact]
    [Rule("R13")]
    public void As_many_trailer_fields_as_allowed()
    {
        var limits = new ChunkedLimits { MaxTrailerCount = 2 };
        const string One = "0\r\na: b\r\n\r\n", Two = "0\r\na: b\r\nc: d\r\n\r\n";

        Outcome.MustBe(Outcome.Complete(One, "", new TrailerField("a", "b")), One, limits);
        Outcome.MustBe(Outcome.Complete(Two, "", new("a", "b"), new("c", "d")), Two, limits);
        Outcome.MustBeRefused("0\r\na: b\r\nc: d\r\n^e: f\r\n\r\n", ChunkedViolation.Limit, limits: limits);
        Outcome.MustBeRefused("0\r\n^a: b\r\n\r\n", ChunkedViolation.Limit, limits: new ChunkedLimits { MaxTrailerCount = 0 });
    }

    [Theory]
    [InlineData("0\r\na:b\r\n\r\n")] // five
    [InlineData("0\r\na:bc\r\n\r\n")] // six, the line end counted
    [Rule("R13")]
    public void As_many_bytes_of_trailers_as_allowed(string wire)
    {
        Outcome.Of(wire, limits: new ChunkedLimits { MaxTrailerSize = 6 }).End.Should().StartWith(
            "complete", "{0} has no more than six, and the empty line is not one of them", Wire.Show(wire));
    }

    [Theory]
    [InlineData("0\r\na:bcd\r^\n\r\n")]
    [InlineData("0\r\na:  bc^\r\n\r\n")] // white space counts
    [InlineData("0\r\na:bcde^f\r\n\r\n")]
    [InlineData("0\r\nabcdef^:\r\n\r\n")]
    [InlineData("0\r\nabcdef^g\r\n\r\n")]
    [InlineData("0\r\na:\r\nb:^\r\n\r\n")] // all fields together
    [InlineData("0\r\na:bc\r\n^d:\r\n\r\n")]
    [Rule("R13")]
    public void One_byte_of_trailers_more_is_refused(string marked)
    {
        Outcome.MustBeRefused(marked, ChunkedViolation.Limit, limits: new ChunkedLimits { MaxTrailerSize = 6 });
    }

    [Theory]
    [InlineData("100^x\r\n", ChunkedViolation.ChunkSize)]
    [InlineData("1;abcd^\0\r\n", ChunkedViolation.Extension)]
    [InlineData("1;abcd^\n", ChunkedViolation.LineEnd)]
    [InlineData("0\r\na:\r\n^ b:\r\n", ChunkedViolation.TrailerField)]
    [InlineData("0\r\na:bcde^\0\r\n", ChunkedViolation.TrailerField)]
    [InlineData("0\r\nabcdef^ :\r\n", ChunkedViolation.TrailerField)]
    [InlineData("0\r\na:bcd\r^\r\n", ChunkedViolation.LineEnd)]
    [Rule("R13")]
    public void What_is_wrong_anyway_is_refused_for_that(string marked, ChunkedViolation violation)
    {
        var limits = new ChunkedLimits { MaxSizeDigits = 3, MaxExtensionSize = 5, MaxTrailerCount = 1, MaxTrailerSize = 6 };

        Outcome.MustBeRefused(marked, violation, limits: limits);
    }

    [Fact]
    [Rule("R12")]
    [Rule("R13")]
    public void A_field_that_is_forbidden_anyway_is_refused_for_that()
    {
        var limits = new ChunkedLimits { MaxTrailerSize = "Host".Length };

        Outcome.MustBeRefused("0\r\nHost^: a\r\n\r\n", ChunkedViolation.ForbiddenTrailer, limits: limits);
    }

    [Fact]
    [Rule("R13")]
    public void No_trailers_may_be_all_that_is_allowed()
    {
        var limits = new ChunkedLimits { MaxTrailerSize = 0 };

        Outcome.MustBe(Outcome.Complete("0\r\n\r\n", ""), "0\r\n\r\n", limits);
        Outcome.MustBeRefused("0\r\n^a: b\r\n\r\n", ChunkedViolation.Limit, limits: limits);
    }

    [Theory]
    [InlineData("0000000000000000\r\n\r\n", "00000000000000000\r\n\r\n")] // 16 digits
    [InlineData("0;{16383}\r\n\r\n", "0;{16384}\r\n\r\n")] // 16 KiB with the ';'
    [InlineData("0\r\n{1021}:\r\n\r\n", "0\r\n{1022}:\r\n\r\n")] // 1 KiB with ':' and CRLF
    [Rule("R13")]
    public void Without_limits_given_the_defaults_hold(string largest, string tooLarge)
    {
        Outcome.Of(Grow(largest)).End.Should().StartWith("complete", "{0} is within the defaults", largest);
        Outcome.Of(Grow(tooLarge)).End.Should().StartWith("Limit", "{0} is one more than the defaults", tooLarge);
    }

    [Theory]
    [InlineData(16, "complete")]
    [InlineData(17, "Limit")]
    [Rule("R13")]
    public void Sixteen_fields_are_the_default(int count, string end)
    {
        var fields = string.Concat(Enumerable.Repeat("a:\r\n", count));

        Outcome.Of($"0\r\n{fields}\r\n").End.Should().StartWith(end, "there are {0} fields", count);
    }

    [Fact]
    [Rule("R14")]
    public void A_limit_that_makes_no_sense_is_the_callers_mistake()
    {
        var nonsense = new (string Limit, Func<ChunkedLimits> Make)[]
        {
            (nameof(ChunkedLimits.MaxSizeDigits), () => new ChunkedLimits { MaxSizeDigits = 0 }),
            (nameof(ChunkedLimits.MaxBodySize), () => new ChunkedLimits { MaxBodySize = -1 }),
            (nameof(ChunkedLimits.MaxExtensionSize), () => new ChunkedLimits { MaxExtensionSize = -1 }),
            (nameof(ChunkedLimits.MaxTrailerCount), () => new ChunkedLimits { MaxTrailerCount = -1 }),
            (nameof(ChunkedLimits.MaxTrailerSize), () => new ChunkedLimits { MaxTrailerSize = -1 }),
        };

        foreach (var (limit, make) in nonsense)
        {
            make.Should().Throw<ArgumentOutOfRangeException>("{0} is one too small", limit).WithParameterName(limit);
        }
    }

    [Fact]
    [Rule("R14")]
    public void The_smallest_limits_make_sense()
    {
        var limits = new ChunkedLimits
        {
            MaxSizeDigits = 1,
            MaxBodySize = 0,
            MaxExtensionSize = 0,
            MaxTrailerCount = 0,
            MaxTrailerSize = 0,
        };

        Outcome.MustBe(Outcome.Complete("0\r\n\r\n", ""), "0\r\n\r\n", limits);
    }

    // {3} is three letters.
    private static string Grow(string wire) =>
        Regex.Replace(wire, @"\{(\d+)\}", count => new string('x', int.Parse(count.Groups[1].Value, CultureInfo.InvariantCulture)));
}
