namespace Katas.SessionsAndTokens.JwtVerifier.Steps;

public sealed class Step2_ThreePartsOfBase64Url
{
    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [Rule("R3")]
    public void A_token_is_no_longer_than_the_policy_allows(int room, bool tooLong)
    {
        var policy = Api.Policy() with { MaxTokenLength = Rfc7515.A1.Length + room };

        var refused = Api.Refuses(Rfc7515.A1, policy);

        (refused == TokenRule.Length).Should().Be(
            tooLong, "it has {0} characters and {1} are allowed", Rfc7515.A1.Length, policy.MaxTokenLength);
    }

    [Theory]
    [InlineData(8191, TokenRule.ThreeParts)]
    [InlineData(8192, TokenRule.ThreeParts)]
    [InlineData(8193, TokenRule.Length)] // before anything else is looked at
    [Rule("R3")]
    public void By_default_it_has_8192_characters_at_most(int length, TokenRule expected)
    {
        var refused = Api.Refuses(new string('A', length));

        refused.Should().Be(expected, "the text has {0} characters", length);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("e30")]
    [InlineData("e30.e30")]
    [InlineData("e30.e30.e30.e30")]
    [InlineData("e30.e30.e30.e30.e30.e30")]
    [InlineData("""{"payload":"e30","protected":"e30","signature":"e30"}""")] // RFC 7515 §7.2: not used for tokens
    [Rule("R4")]
    public void Anything_but_three_parts_is_no_signed_token(string? token)
    {
        var refused = Api.Refuses(token);

        refused.Should().Be(TokenRule.ThreeParts, "a signed token is header.payload.signature and nothing else");
    }

    [Theory]
    [InlineData("eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ.OKOawDo13gRp2ojaHV7L.48V1_ALb6US04U3b.5eym8TW_c8SuK0lt.XFBoMYUZodetZdvT")]
    [InlineData("....")]
    [Rule("R4")]
    public void Five_parts_are_an_encrypted_token(string token)
    {
        var refused = Api.Refuses(token);

        refused.Should().Be(TokenRule.NotEncrypted, "the reason deserves a name of its own: nothing is wrong but the kind");
    }

    [Theory]
    [InlineData("=")]
    [InlineData("==")]
    [InlineData("+")]
    [InlineData("/")]
    [InlineData(" ")]
    [InlineData("\n")]
    [InlineData("\0")]
    [InlineData("%3D")]
    [InlineData("é")]
    [InlineData("Ａ")] // a letter, but not of ASCII
    [InlineData("😀")]
    [Rule("R5")]
    public void Nothing_outside_the_alphabet_is_skipped(string stranger)
    {
        var parts = Rfc7515.A1.Split('.');

        for (var part = 0; part < 3; part++)
        {
            foreach (var at in (int[])[0, parts[part].Length / 2, parts[part].Length])
            {
                var changed = parts.ToArray();
                changed[part] = parts[part].Insert(at, stranger);

                Api.Refuses(string.Join('.', changed)).Should().Be(
                    TokenRule.Base64Url, "part {0} is {1}", part + 1, Wire.Mark(changed[part], at));
            }
        }
    }

    [Theory]
    [InlineData("A", "", "")]
    [InlineData("", "A", "")]
    [InlineData("", "", "A")]
    [InlineData("AAAAA", "", "")]
    [InlineData("AB", "", "")] // one byte, and 4 bits left over that are not zero
    [InlineData("", "AP", "")]
    [InlineData("", "", "AAB")] // two bytes, and 2 bits left over
    [InlineData("", "", "AAD")]
    [Rule("R5")]
    public void A_part_ends_where_its_last_byte_ends(string header, string payload, string signature)
    {
        var refused = Api.Refuses($"{header}.{payload}.{signature}");

        refused.Should().Be(TokenRule.Base64Url);
    }

    [Fact]
    [Rule("R5")]
    public void There_is_one_way_to_write_the_same_bytes()
    {
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        var last = Alphabet.IndexOf(Rfc7515.A1[^1], StringComparison.Ordinal);

        // 43 characters are 32 bytes and two bits more, so a careless decoder finds the same MAC in four spellings.
        for (var leftOver = 1; leftOver <= 3; leftOver++)
        {
            var respelled = Rfc7515.A1[..^1] + Alphabet[last + leftOver];

            Api.Refuses(respelled).Should().Be(TokenRule.Base64Url, "it ends with {0} instead of {1}", respelled[^1], Rfc7515.A1[^1]);
        }
    }

    [Theory]
    [InlineData("", "", "")]
    [InlineData("AA", "AAA", "AAAA")]
    [InlineData("-w", "-_8", "")] // the two letters that base64url has for itself
    [Rule("R5")]
    public void What_is_base64url_is_read_on(string header, string payload, string signature)
    {
        var refused = Api.Refuses($"{header}.{payload}.{signature}");

        refused.Should().Be(TokenRule.Header, "all parts are base64url, and the header is no JSON object");
    }
}
