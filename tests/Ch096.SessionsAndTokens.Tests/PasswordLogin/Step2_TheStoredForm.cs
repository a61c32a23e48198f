using CsCheck;
using static Katas.SessionsAndTokens.PasswordLogin.HashFunction;

namespace Katas.SessionsAndTokens.PasswordLogin.Steps;

public sealed class Step2_TheStoredForm
{
    private const string Salt = "AAECAwQFBgcICQoLDA0ODw";
    private const string Hash = "yRTMTwbMbo9G0VfjobWqerzuuxe7BETNTErBbKKumGQ";
    private const string Good = $"$pbkdf2-sha256$i=1000${Salt}${Hash}";

    [Theory]
    [InlineData(Good, Sha256, 1000, 16, 32)]
    [InlineData("$pbkdf2-sha1$i=1000$AAECAwQFBgc$SPadeX7Bb4ae99a0BgCxscWkvkg", Sha1, 1000, 8, 20)]
    [InlineData("$pbkdf2-sha512$i=1000$AAECAwQFBgcICQoLDA0ODw$Xpx07WjVx4vCIvrmBRj8uOoVVtGqJqtUv2J5bhizSQs7osCteF7W4A61dZDqSIqQjO+dxO6p5FT/Uy7QRBXSXA", Sha512, 1000, 16, 64)]
    [Rule("R3")]
    public void A_stored_text_is_read_and_written_again(string text, HashFunction function, int iterations, int salt, int hash)
    {
        var read = PasswordHash.Parse(text);

        (read.Function, read.Iterations, read.Salt.Length, read.Hash.Length).Should().Be((function, iterations, salt, hash));
        read.Salt.ToArray().Should().Equal(Enumerable.Range(0, salt).Select(i => (byte)i));
        read.Encode().Should().Be(text);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(600_000)]
    [InlineData(9_999_999)]
    [InlineData(10_000_000)]
    [Rule("R3")]
    [Rule("R4")]
    public void Iterations_are_decimal(int iterations)
    {
        var text = $"$pbkdf2-sha256$i={iterations}${Salt}${Hash}";

        PasswordHash.Parse(text).Iterations.Should().Be(iterations);
        new PasswordHash(Sha256, iterations, new byte[16], new byte[32]).Encode().Should().StartWith($"$pbkdf2-sha256$i={iterations}$");
    }

    [Theory]
    [InlineData("+/+/+/+/+/8", "fbffbffbffbffbff")]
    [InlineData("////////////", "ffffffffffffffffff")]
    [InlineData("AAAAAAAAAAAAAA", "00000000000000000000")]
    [Rule("R3")]
    public void B64_is_base64_without_padding(string salt, string bytes)
    {
        var text = $"$pbkdf2-sha256$i=1${salt}${Hash}";

        var read = PasswordHash.Parse(text);

        Convert.ToHexStringLower(read.Salt.Span).Should().Be(bytes);
        read.Encode().Should().Be(text);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("pbkdf2-sha256$i=1000", 0)]
    [InlineData(" $pbkdf2-sha256$i=1000", 0)]
    [InlineData("$", 1)] // a name of no characters
    [InlineData("$$i=1", 1)]
    [InlineData("$pbkdf2-sha25", 1)]
    [InlineData("$pbkdf2-sha2567$i=1000", 1)]
    [InlineData("$PBKDF2-SHA256$i=1000", 1)]
    [InlineData("$pbkdf2$i=1000", 1)]
    [InlineData("$argon2id$m=19456", 1)]
    [InlineData("$pbkdf2-sha256", 14)]
    [InlineData("$pbkdf2-sha256$", 15)]
    [InlineData("$pbkdf2-sha256$I=1000", 15)]
    [InlineData("$pbkdf2-sha256$i", 16)]
    [InlineData("$pbkdf2-sha256$i:1000", 16)]
    [InlineData("$pbkdf2-sha256$l=32,i=1000", 15)] // another order
    [InlineData("$pbkdf2-sha256$i=1000,l=32", 21)]
    [InlineData("$pbkdf2-sha256$i=1000", 21)]
    [Rule("R5")]
    public void What_comes_first_and_is_wrong_is_named(string text, int index) => Refuses(text, index);

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("01")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData(" 1")]
    [InlineData("0x10")]
    [InlineData("10000001")]
    [InlineData("2147483647")] // the attack: an hour of work for one log-in
    [InlineData("2147483648")]
    [InlineData("4294967297")] // 1, for whoever counts with 32 bits
    [InlineData("18446744073709551617")] // and with 64
    [InlineData("٣")] // a digit, but not ASCII
    [Rule("R4")]
    [Rule("R5")]
    public void Iterations_out_of_range_are_wrong_where_they_begin(string iterations) =>
        Refuses($"$pbkdf2-sha256$i={iterations}${Salt}${Hash}", 17);

    [Theory]
    [InlineData("1 ", 18)]
    [InlineData("1e3", 18)]
    [InlineData("1000.0", 21)]
    [InlineData("1٣", 18)]
    [Rule("R5")]
    public void What_follows_a_number_is_no_part_of_it(string iterations, int index) =>
        Refuses($"$pbkdf2-sha256$i={iterations}${Salt}${Hash}", index);

    [Theory]
    [InlineData("", 19)]
    [InlineData("AAAAAAAAAA", 19)] // 7 bytes
    [InlineData("AAECAwQFBgcICQoLDA0ODw==", 41)]
    [InlineData("AAECAwQFBgcICQoL DA0ODw", 35)] // the framework's decoder takes it
    [InlineData("AAECAwQFBgcICQoL\nDA0ODw", 35)]
    [InlineData("AAECAwQFBgcICQoLDA0O_-", 39)] // base64url
    [InlineData("AAECAwQFBgcICQoLDA0O.A", 39)] // passlib's alphabet
    [InlineData("AAECAwQFBgcICQoLDA0OA", 39)] // a lone character
    [InlineData("AAECAwQFBgcICQoLDA0ODx", 40)] // unused bits: 0x31 & 0x0F
    [InlineData("AAECAwQFBgcICQoLDA0ODg8P", -1)]
    [InlineData("AAECAwQFBgcICQoLDA1", 37)] // unused bits: 0x35 & 0x03
    [InlineData("AAECAwé", 25)]
    [InlineData("A", 19)] // alone, before it is too short
    [InlineData("AB", 20)] // unused bits, before it is too short
    [Rule("R3")]
    [Rule("R5")]
    public void A_salt_is_B64(string salt, int index)
    {
        var text = $"$pbkdf2-sha256$i=1${salt}${Hash}";
        if (index < 0)
        {
            PasswordHash.Parse(text).Encode().Should().Be(text);
        }
        else
        {
            Refuses(text, index);
        }
    }

    [Theory]
    [InlineData("", 42)]
    [InlineData("yRTMTwbMbo9G0VfjobWqerzuuxe7BETNTErBbKKumGQ=", 85)]
    [InlineData("yRTMTwbMbo9G0VfjobWqerzuuxe7BETNTErBbKKumGQ\n", 85)]
    [InlineData("yRTMTwbMbo9G0VfjobWqerzuuxe7BETNTErBbKKumGQ$", 85)]
    [InlineData("yRTMTwbMbo9G0VfjobWqerzuuxe7BETNTErBbKKumGQ$x", 85)]
    [InlineData("yRTMTwbMbo9G0VfjobWqerzuuxe7BETNTErBbKKumGR", 84)]
    [InlineData("yRTMT", 46)]
    [Rule("R5")]
    public void And_so_is_a_hash(string hash, int index) => Refuses($"$pbkdf2-sha256$i=1${Salt}${hash}", index);

    [Theory]
    [InlineData("$pbkdf2-sha256$i=1$AAECAwQFBgc", 30)]
    [InlineData("$pbkdf2-sha256$i=1$AAECAwQFBgc$", 31)]
    [Rule("R5")]
    public void A_salt_without_a_hash_is_not_enough(string text, int index) => Refuses(text, index);

    [Theory]
    [InlineData(Sha1, 7, 20, false)]
    [InlineData(Sha1, 8, 20, true)]
    [InlineData(Sha1, 64, 20, true)]
    [InlineData(Sha1, 65, 20, false)]
    [InlineData(Sha1, 16, 15, false)]
    [InlineData(Sha1, 16, 16, true)]
    [InlineData(Sha1, 16, 21, false)]
    [InlineData(Sha256, 16, 16, true)]
    [InlineData(Sha256, 16, 32, true)]
    [InlineData(Sha256, 16, 33, false)] // a second block, which only the defender needs
    [InlineData(Sha256, 16, 64, false)]
    [InlineData(Sha512, 16, 15, false)]
    [InlineData(Sha512, 16, 64, true)]
    [InlineData(Sha512, 16, 65, false)]
    [Rule("R4")]
    [Rule("R6")]
    public void Salt_and_hash_have_their_lengths(HashFunction function, int salt, int hash, bool allowed)
    {
        var make = () => new PasswordHash(function, 1, new byte[salt], new byte[hash]);
        var start = $"$pbkdf2-sha{$"{function}"[3..]}$i=1$";
        var text = $"{start}{Zeros(salt)}${Zeros(hash)}";
        if (allowed)
        {
            make().Encode().Should().Be(text);
            PasswordHash.Parse(text).Encode().Should().Be(text);
        }
        else
        {
            var saltIsWrong = salt is < 8 or > 64;
            make.Should().Throw<ArgumentOutOfRangeException>().WithParameterName(saltIsWrong ? "salt" : "hash");
            Refuses(text, saltIsWrong ? start.Length : text.LastIndexOf('$') + 1);
        }
    }

    [Theory]
    [InlineData(Sha256, 0, "iterations")]
    [InlineData(Sha256, -1, "iterations")]
    [InlineData(Sha256, 10_000_001, "iterations")]
    [InlineData((HashFunction)3, 1, "function")]
    [Rule("R6")]
    public void No_hash_is_made_that_could_not_be_read(HashFunction function, int iterations, string parameter)
    {
        var make = () => new PasswordHash(function, iterations, new byte[16], new byte[32]);

        make.Should().Throw<ArgumentOutOfRangeException>().WithParameterName(parameter);
    }

    [Fact]
    [Rule("R6")]
    public void What_is_given_is_copied()
    {
        var (salt, hash) = (new byte[16], new byte[32]);
        var made = new PasswordHash(Sha256, 1, salt, hash);
        var before = made.Encode();

        (salt[0], hash[0]) = (1, 1);

        made.Encode().Should().Be(before);
    }

    [Fact]
    [Rule("R6")]
    [Rule("R24")]
    public void A_log_says_how_it_was_hashed_and_no_more() =>
        PasswordHash.Parse(Good).ToString().Should().Be("$pbkdf2-sha256$i=1000");

    [Theory]
    [InlineData("S3CRETS3CRETS3CRET")]
    [InlineData("$S3CRET$i=1")]
    [InlineData("$pbkdf2-sha256$i=S3CRET")]
    [InlineData("$pbkdf2-sha256$i=1$S3CRETS3CRE_$")]
    [InlineData("$pbkdf2-sha256$i=1$S3CRETS3CRET$S3CRET")]
    [InlineData("$pbkdf2-sha256$i=1$S3CRETS3CRET$S3CRETS3CRETS3CRETS3CRET=")]
    [Rule("R24")]
    public void A_text_that_cannot_be_read_is_not_quoted(string text)
    {
        var parse = () => PasswordHash.Parse(text);

        parse.Should().Throw<PasswordHashFormatException>().Which.ToString().Should().NotContain("S3CRET");
    }

    [Fact]
    [Rule("R5")]
    public void Null_is_no_text()
    {
        var parse = () => PasswordHash.Parse(null!);

        parse.Should().Throw<ArgumentNullException>().WithParameterName("text");
    }

    [Fact]
    [Rule("R3")]
    [Rule("R5")]
    public void Whatever_is_changed_a_text_is_refused_or_is_the_one_text_of_what_it_says()
    {
        PasswordHash.Parse(Good).Encode().Should().Be(Good);

        Gen.Select(Gen.Int[0, Good.Length], Gen.Int[0, 3], Gen.String[Gen.Char["$=,i01+/A \n-_é"], 0, 3]).Sample(
            (at, cut, put) =>
            {
                var text = $"{Good[..at]}{put}{Good[Math.Min(at + cut, Good.Length)..]}";
                try
                {
                    return PasswordHash.Parse(text).Encode() == text;
                }
                catch (PasswordHashFormatException error)
                {
                    return error.Index >= 0 && error.Index <= text.Length;
                }
            },
            iter: Samples.Of(3_000), threads: 1);
    }

    private static string Zeros(int bytes) => Convert.ToBase64String(new byte[bytes]).TrimEnd('=');

    private static void Refuses(string text, int index)
    {
        var parse = () => PasswordHash.Parse(text);

        var error = parse.Should().Throw<PasswordHashFormatException>("{0} is no hash of a password", Wire.Show(text)).Which;
        Wire.Mark(text, error.Index).Should().Be(Wire.Mark(text, index), "the first thing that is wrong is there");
    }
}
