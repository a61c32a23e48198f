using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Katas.SessionsAndTokens.JwsCompact.Steps;

public sealed class Step3_WhatWasSigned
{
    [Theory]
    [InlineData(Rfc7515.A1, 32)]
    [InlineData(Rfc7515.A2, 256)]
    [InlineData(Rfc7515.A3, 64)]
    [InlineData(Rfc7515.A5, 0)] // an unsecured one: whether to believe it is the verifier's question
    [Rule("R8")]
    [Rule("R9")]
    public void Rfc7515_A_The_parts_of_the_examples(string token, int signatureLength)
    {
        var jws = Tokens.Split(token);

        Encoding.UTF8.GetString(jws.Payload.Span).Should().Be(Rfc7515.Claims);
        jws.Signature.Length.Should().Be(signatureLength);
        Encoding.ASCII.GetString(jws.SigningInput.Span).Should().Be(token[..token.LastIndexOf('.')]);
    }

    [Fact]
    [Rule("R9")]
    public void Rfc7515_A_1_1_The_bytes_of_the_MAC()
    {
        var jws = Tokens.Split(Rfc7515.A1);

        jws.Signature.ToArray().Should().Equal(
        [
            116, 24, 223, 180, 151, 153, 224, 37, 79, 250, 96, 125, 216, 173, 187, 186,
            22, 212, 37, 77, 105, 214, 191, 240, 91, 88, 5, 88, 83, 132, 141, 121,
        ]);
    }

    [Fact]
    [Rule("R8")]
    public void Rfc7515_A_1_1_The_MAC_is_that_of_the_signing_input()
    {
        var jws = Tokens.Split(Rfc7515.A1);

        var mac = HMACSHA256.HashData(Base64Url.DecodeFromChars(Rfc7515.A1Secret), jws.SigningInput.Span);

        Base64Url.EncodeToString(mac).Should().Be(
            Rfc7515.A1[^43..], "this is what the RFC signed: {0}", Encoding.Latin1.GetString(jws.SigningInput.Span));
    }

    [Fact]
    [Rule("R9")]
    public void Rfc7515_A_4_A_payload_is_any_bytes()
    {
        var jws = Tokens.Split(Rfc7515.A4);

        Encoding.UTF8.GetString(jws.Payload.Span).Should().Be("Payload", "a JWS need not be a JWT");
        jws.Signature.Length.Should().Be(132);
    }

    [Fact]
    [Rule("R9")]
    public void Every_byte_comes_through()
    {
        var bytes = Enumerable.Range(0, 256).Select(i => (byte)i).ToArray();
        var (all, butTheFirst) = (Base64Url.EncodeToString(bytes), Base64Url.EncodeToString(bytes.AsSpan(1)));

        var jws = Tokens.Split($"{Tokens.GoodHeader}.{all}.{butTheFirst}");

        jws.Payload.ToArray().Should().Equal(bytes);
        jws.Signature.ToArray().Should().Equal(bytes[1..]);
    }

    [Fact]
    [Rule("R9")]
    public void Rfc7515_F_A_detached_payload_is_no_bytes()
    {
        var jws = Tokens.Split($"{Tokens.GoodHeader}..e30");

        jws.Payload.IsEmpty.Should().BeTrue();
        Encoding.ASCII.GetString(jws.SigningInput.Span).Should().Be(
            $"{Tokens.GoodHeader}.", "the period is signed, even with nothing behind it");
    }

    [Fact]
    [Rule("R9")]
    public void What_is_returned_are_copies()
    {
        var token = Rfc7515.A1.ToCharArray();

        var jws = new JwsSplitter().Split(token);
        Array.Fill(token, 'A');

        Encoding.ASCII.GetString(jws.SigningInput.Span).Should().StartWith("eyJ0eXAi");
        jws.Header["alg"].GetString().Should().Be("HS256");
    }
}
