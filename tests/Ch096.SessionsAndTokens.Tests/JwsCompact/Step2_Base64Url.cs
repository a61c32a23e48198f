using System.Buffers.Text;
using System.Text;
using CsCheck;

namespace Katas.SessionsAndTokens.JwsCompact.Steps;

public sealed class Step2_Base64Url
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    [Theory]
    [InlineData("", "")]
    [InlineData("Zg", "f")]
    [InlineData("Zm8", "fo")]
    [InlineData("Zm9v", "foo")]
    [InlineData("Zm9vYg", "foob")]
    [InlineData("Zm9vYmE", "fooba")]
    [InlineData("Zm9vYmFy", "foobar")]
    [Rule("R4")]
    public void Rfc4648_10_Test_vectors_without_their_padding(string part, string expected)
    {
        var jws = Tokens.Split($"{Tokens.GoodHeader}.{part}.{part}");

        Encoding.ASCII.GetString(jws.Payload.Span).Should().Be(expected);
        Encoding.ASCII.GetString(jws.Signature.Span).Should().Be(expected);
    }

    [Fact]
    [Rule("R4")]
    public void Rfc7515_C_The_two_letters_of_its_own()
    {
        var jws = Tokens.Split($"{Tokens.GoodHeader}.A-z_4ME.");

        jws.Payload.ToArray().Should().Equal([3, 236, 255, 224, 193], "'-' is 62 and '_' is 63");
    }

    [Theory]
    [InlineData("=")]
    [InlineData("==")]
    [Rule("R4")]
    public void Padding_is_a_second_spelling(string padding)
    {
        Tokens.Refuses($"{Tokens.GoodHeader}{padding}.e30.e30", JwsViolation.Alphabet, 19);
        Tokens.Refuses($"{Tokens.GoodHeader}.e30{padding}.e30", JwsViolation.Alphabet, 23);
        Tokens.Refuses($"{Tokens.GoodHeader}.e30.e30{padding}", JwsViolation.Alphabet, 27);
    }

    [Theory]
    [InlineData("A+z_4ME", 1)] // appendix C again, in the alphabet of plain base64
    [InlineData("A-z/4ME", 3)]
    [Rule("R4")]
    public void Plain_base64_is_a_second_spelling(string part, int at)
    {
        Tokens.Refuses($"{Tokens.GoodHeader}.{part}.", JwsViolation.Alphabet, 20 + at);
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("\t")]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [Rule("R4")]
    public void White_space_is_a_second_spelling(string space)
    {
        Tokens.Refuses(space + Rfc7515.A1, JwsViolation.Alphabet, 0);
        Tokens.Refuses(Rfc7515.A1 + space, JwsViolation.Alphabet, Rfc7515.A1.Length);
        Tokens.Refuses(Rfc7515.A1.Insert(76, space), JwsViolation.Alphabet, 76); // where MIME breaks lines
    }

    [Theory]
    [InlineData("\0")]
    [InlineData("%3D")]
    [InlineData("é")]
    [InlineData("\u0161")] // an 'a', if only its last byte is looked at
    [InlineData("\uFF21")] // a letter 'A', but not of ASCII
    [InlineData("\ud83d\ude00")]
    [Rule("R4")]
    public void Nothing_outside_the_alphabet_is_skipped(string stranger)
    {
        foreach (var at in Samples.Below(Rfc7515.A1.Length + 1))
        {
            Tokens.Refuses(Rfc7515.A1.Insert(at, stranger), JwsViolation.Alphabet, at);
        }
    }

    [Fact]
    [Rule("R4")]
    public void Every_other_character_of_ASCII_is_a_stranger()
    {
        foreach (var stranger in Enumerable.Range(0, 128).Select(code => (char)code).Except([.. Alphabet, '.']))
        {
            Tokens.Refuses($"{Tokens.GoodHeader}.AA{stranger}A.", JwsViolation.Alphabet, 22);
        }
    }

    [Theory]
    [InlineData("A..", 0)]
    [InlineData("eyJhbGciOiJub25lIn0AA..", 20)]
    [InlineData("eyJhbGciOiJub25lIn0.A.", 20)]
    [InlineData("eyJhbGciOiJub25lIn0..AAAAA", 25)]
    [Rule("R5")]
    public void A_lone_last_character_is_no_byte(string token, int at)
    {
        Tokens.Refuses(token, JwsViolation.LoneCharacter, at);
    }

    [Theory]
    [InlineData(1, 16)] // one byte is two characters, with 4 bits left over
    [InlineData(2, 4)] // two bytes are three, with 2 bits left over
    [InlineData(32, 4)] // the MAC of HS256
    [InlineData(64, 16)] // a signature of ES256
    [Rule("R6")]
    public void A_careless_decoder_finds_the_same_signature_in_several_spellings(int bytes, int spellings)
    {
        var token = $"{Tokens.GoodHeader}..{Base64Url.EncodeToString(new byte[bytes])}";
        Tokens.Split(token).Signature.Length.Should().Be(bytes);

        for (var leftOver = 1; leftOver < spellings; leftOver++)
        {
            Tokens.Refuses(token[..^1] + Alphabet[leftOver], JwsViolation.TrailingBits, token.Length - 1);
        }
    }

    [Theory]
    [InlineData("eyJhbGciOiJub25lIn1.e30.", 18)]
    [InlineData("eyJhbGciOiJub25lIn0.e31.", 22)]
    [Rule("R6")]
    public void The_bits_left_over_are_zero_in_every_part(string token, int at)
    {
        Tokens.Refuses(token, JwsViolation.TrailingBits, at);
    }

    [Theory]
    [InlineData("e3=.e3=.e3=", JwsViolation.Alphabet, 2)]
    [InlineData("AB.A.=", JwsViolation.TrailingBits, 1)]
    [InlineData("e30.A.=", JwsViolation.LoneCharacter, 4)]
    [InlineData("bad+.e30.", JwsViolation.Alphabet, 3)]
    [InlineData("AA.e30.AB", JwsViolation.TrailingBits, 8)] // though the header is no JSON
    [InlineData("AAAA+.e30.", JwsViolation.Alphabet, 4)] // not: one too many, by its length
    [Rule("R7")]
    public void The_first_wrong_part_is_told_and_all_three_before_the_header_is_read(string token, JwsViolation expected, int at)
    {
        Tokens.Refuses(token, expected, at);
    }

    [Fact]
    [Rule("R4")]
    [Rule("R5")]
    [Rule("R6")]
    public void A_part_is_right_exactly_if_its_bytes_are_written_so()
    {
        Tokens.Split(Rfc7515.A4).Payload.Length.Should().Be(7);

        Gen.String[Gen.Char[Alphabet], 0, 12].Sample(
            part =>
            {
                // The framework's decoder, and then its encoder: only what comes back is the one spelling.
                var isTheOne = Base64Url.IsValid(part) && Base64Url.EncodeToString(Base64Url.DecodeFromChars(part)) == part;
                var token = $"{Tokens.GoodHeader}.{part}.";

                return isTheOne
                    ? Base64Url.EncodeToString(Tokens.Split(token).Payload.Span) == part
                    : Tokens.Refusal(token).Offset == token.Length - 2;
            },
            iter: Samples.Of(2_000), threads: 1);
    }
}
