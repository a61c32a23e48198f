using System.Buffers.Text;
using System.Text.Json.Nodes;

namespace Katas.SessionsAndTokens.JwksRotation.Steps;

public sealed class Step2_KeysThatAreNone
{
    [Theory]
    [InlineData("""{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}""")]
    [InlineData("{}")]
    [InlineData("""{"kty":null}""")]
    [InlineData("""{"kty":["RSA"]}""")]
    [InlineData("""{"KTY":"RSA"}""")]
    [Rule("R4")]
    public void Rfc7517_5_A_kind_that_nobody_knows_is_left_out(string key) => IsLeftOut(key);

    [Theory]
    [InlineData("\"RSA\"", "\"rsa\"")]
    [InlineData("\"RSA\"", "\"EC\"")]
    [InlineData("\"RSA\"", "\"RSA \"")]
    [InlineData("\"RSA\"", "\"\\ud800\"")]
    [Rule("R4")]
    public void The_kind_is_compared_exactly(string kty, string other) => IsLeftOut(Jwks.Rsa().Replace(kty, other));

    [Fact]
    [Rule("R5")]
    public void Rfc7517_A_3_A_secret_in_a_public_set_is_no_key()
    {
        IsLeftOut(Jwks.RfcOct);
        IsLeftOut("""{"kty":"oct","alg":"RS256","kid":"a"}""");
    }

    [Theory]
    [InlineData("d", "\"AQAB\"")]
    [InlineData("p", "\"AQAB\"")]
    [InlineData("q", "\"AQAB\"")]
    [InlineData("dp", "\"AQAB\"")]
    [InlineData("dq", "\"AQAB\"")]
    [InlineData("qi", "\"AQAB\"")]
    [InlineData("oth", "[]")]
    [InlineData("k", "\"AQAB\"")]
    [InlineData("d", "null")] // whatever it is, it should not be here
    [Rule("R5")]
    public void Rfc7517_9_2_A_key_whose_private_half_is_published_is_nobodys(string member, string value)
    {
        IsLeftOut(Jwks.Rsa(more: $",\"{member}\":{value}"));
        IsLeftOut(Jwks.Ec(1, more: $",\"{member}\":{value}"));
    }

    [Theory]
    [InlineData(",\"use\":\"sig\"", true)]
    [InlineData(",\"use\":\"enc\"", false)]
    [InlineData(",\"use\":\"SIG\"", false)]
    [InlineData(",\"use\":null", false)]
    [InlineData(",\"key_ops\":[\"verify\"]", true)]
    [InlineData(",\"key_ops\":[\"sign\",\"verify\",\"x\"]", true)]
    [InlineData(",\"key_ops\":[\"sign\"]", false)]
    [InlineData(",\"key_ops\":[]", false)]
    [InlineData(",\"key_ops\":[\"verify\",\"verify\"]", false)]
    [InlineData(",\"key_ops\":[\"sign\",\"verify\",\"sign\"]", false)]
    [InlineData(",\"key_ops\":[\"verify\",1]", false)]
    [InlineData(",\"key_ops\":\"verify\"", false)]
    [InlineData(",\"key_ops\":{\"verify\":1}", false)]
    [InlineData(",\"key_ops\":null", false)]
    [InlineData(",\"use\":\"sig\",\"key_ops\":[\"verify\"]", true)]
    [InlineData(",\"use\":\"sig\",\"key_ops\":[\"encrypt\"]", false)]
    [InlineData(",\"use\":\"enc\",\"key_ops\":[\"verify\"]", false)]
    [InlineData(",\"kid\":7", false)]
    [InlineData(",\"kid\":null", false)]
    [InlineData(",\"kid\":\"\\ud800\"", false)]
    [InlineData(",\"use\":\"\\udc00\"", false)]
    [Rule("R4")]
    public void Rfc7517_4_2_Only_keys_that_verify_are_usable(string members, bool usable) =>
        Jwks.Usable(Jwks.Ec(1, more: members)).Should().HaveCount(usable ? 1 : 0, "the key has {0}", members);

    [Fact]
    [Rule("R4")]
    public void Rfc7517_A_1_A_key_for_encryption_is_left_out() => IsLeftOut(Jwks.RfcEc);

    [Theory]
    [InlineData("ES256")]
    [InlineData("HS256")]
    [InlineData("none")]
    [InlineData("rs256")]
    [InlineData("RSA-OAEP")]
    [InlineData("")]
    [InlineData(null)]
    [Rule("R9")]
    public void Rfc8725_3_1_A_key_with_an_alg_of_another_kind_is_for_nothing(string? algorithm) =>
        IsLeftOut(Jwks.Rsa(more: $",\"alg\":{(algorithm is null ? "null" : $"\"{algorithm}\"")}"));

    [Theory]
    [InlineData("P-256", "ES384")]
    [InlineData("P-256", "RS256")]
    [InlineData("P-384", "ES256")]
    [InlineData("P-521", "ES521")] // the curve has 521 bits, the hash has 512
    [Rule("R9")]
    public void A_curve_has_one_algorithm(string curve, string algorithm) =>
        IsLeftOut(Jwks.Ec(1, more: $",\"alg\":\"{algorithm}\"", curve: curve));

    [Theory]
    [InlineData(2040, false)]
    [InlineData(2047, false)]
    [InlineData(2048, true)]
    [InlineData(2049, true)]
    [InlineData(4096, true)]
    [InlineData(8192, true)]
    [InlineData(8193, false)]
    [InlineData(16384, false)]
    [Rule("R6")]
    public void An_RSA_key_has_2048_to_8192_bits(int bits, bool usable)
    {
        // The largest number of that many bits: it is odd, and nobody asks a public key for its factors.
        byte[] modulus = [.. Enumerable.Repeat((byte)0xFF, (bits + 7) / 8)];
        modulus[0] >>= (8 - (bits % 8)) % 8;

        Jwks.Usable(Rsa(Base64Url.EncodeToString(modulus), "AQAB")).Should().HaveCount(usable ? 1 : 0, "it has {0} bits", bits);
    }

    [Theory]
    [InlineData("Aw", true)] // 3
    [InlineData("AQAB", true)]
    [InlineData("_____w", true)] // 2^32 - 1
    [InlineData("AQAAAAE", false)] // five bytes
    [InlineData("AQ", false)] // 1: a signature is the message itself
    [InlineData("AQAA", false)] // even
    [InlineData("AA", false)]
    [InlineData("AAEAAQ", false)] // a leading zero
    [InlineData("", false)]
    [Rule("R6")]
    public void Rfc7518_6_3_1_2_The_exponent_is_odd_and_short(string exponent, bool usable) =>
        Jwks.Usable(Rsa(Jwks.Modulus, exponent)).Should().HaveCount(usable ? 1 : 0, "e is \"{0}\"", exponent);

    [Fact]
    [Rule("R6")]
    public void Rfc7518_6_3_1_1_The_modulus_has_no_leading_zero_and_is_odd()
    {
        var bytes = Base64Url.DecodeFromChars(Jwks.Modulus);

        IsLeftOut(Rsa(Base64Url.EncodeToString([0, .. bytes]), "AQAB"));
        IsLeftOut(Rsa(Base64Url.EncodeToString([.. bytes[..^1], (byte)(bytes[^1] - 1)]), "AQAB"));
        IsLeftOut(Rsa("", "AQAB"));
    }

    [Theory]
    [InlineData("\"n\":", "\"N\":")]
    [InlineData("\"e\":", "\"E\":")]
    [InlineData("\"e\":\"AQAB\"", "\"e\":65537")]
    [InlineData("\"e\":\"AQAB\"", "\"e\":null")]
    [InlineData("\"e\":\"AQAB\"", "\"e\":\"\\ud800\"")]
    [Rule("R6")]
    [Rule("R8")]
    public void A_member_that_is_missing_or_no_string(string part, string other) => IsLeftOut(Jwks.Rsa().Replace(part, other));

    [Theory]
    [InlineData("AQAB=")]
    [InlineData("AQAB====")]
    [InlineData(" AQAB")]
    [InlineData("AQ AB")]
    [InlineData("AQAB\\n")]
    [InlineData("AQA")] // 01 00
    [InlineData("A")]
    [InlineData("AQA+")]
    [InlineData("Ax")] // 03, and bits left over
    [InlineData("Aw==")]
    [Rule("R8")]
    public void Rfc7515_2_Numbers_have_one_spelling(string exponent) => IsLeftOut(Rsa(Jwks.Modulus, exponent));

    [Theory]
    [InlineData("n", "==")]
    [InlineData("x", "=")]
    [InlineData("y", "=")]
    [Rule("R8")]
    public void So_have_the_long_ones(string member, string padding)
    {
        var key = member == "n" ? Jwks.Rsa() : Jwks.Ec(1);
        var number = JsonNode.Parse(key)![member]!.GetValue<string>();

        IsLeftOut(key.Replace(number, number + padding));
        IsLeftOut(key.Replace(number, number[..^1] + (char)(number[^1] + 1))); // with bits left over
    }

    [Theory]
    [InlineData("P-256")]
    [InlineData("P-384")]
    [InlineData("P-521")]
    [Rule("R7")]
    public void Rfc7518_6_2_1_2_A_coordinate_is_as_long_as_the_field(string curve)
    {
        var (x, y) = Jwks.Point(1, curve);

        Jwks.Usable(Ec(curve, x, y)).Should().ContainSingle();
        IsLeftOut(Ec(curve, [0, .. x], y));
        IsLeftOut(Ec(curve, x, [0, .. y]));
        IsLeftOut(Ec(curve, x[1..], y));
        IsLeftOut(Ec(curve, x, y[..^1]));
        IsLeftOut(Ec(curve, [], y));
    }

    [Fact]
    [Rule("R7")]
    public void A_point_elsewhere_is_no_key()
    {
        var (x, y) = Jwks.Point(1, "P-256");
        var other = Jwks.Point(2, "P-256").Y;

        IsLeftOut(Ec("P-256", x, other));
        IsLeftOut(Ec("P-256", new byte[32], new byte[32]));
        IsLeftOut(Ec("P-256", [.. Enumerable.Repeat((byte)0xFF, 32)], y));
    }

    [Theory]
    [InlineData("secp256k1")]
    [InlineData("p-256")]
    [InlineData("P-255")]
    [InlineData("")]
    [Rule("R7")]
    public void Another_curve_is_left_out(string curve) => IsLeftOut(Jwks.Ec(1).Replace("P-256", curve));

    [Theory]
    [InlineData("crv")]
    [InlineData("x")]
    [InlineData("y")]
    [Rule("R7")]
    public void A_point_has_a_curve_and_two_coordinates(string member) => IsLeftOut(Jwks.Ec(1).Replace($"\"{member}\"", "\"z\""));

    private static string Rsa(string n, string e) => $$"""{"kty":"RSA","n":"{{n}}","e":"{{e}}"}""";

    private static string Ec(string curve, byte[] x, byte[] y) =>
        $$"""{"kty":"EC","crv":"{{curve}}","x":"{{Base64Url.EncodeToString(x)}}","y":"{{Base64Url.EncodeToString(y)}}"}""";

    private static void IsLeftOut(string key) =>
        Jwks.Usable(Jwks.Ec(3, "before"), key, Jwks.Ec(4, "after")).Select(usable => usable.KeyId).Should().Equal(
            ["before", "after"], "this is no key for us, and does no harm to the others: {0}", key);
}
