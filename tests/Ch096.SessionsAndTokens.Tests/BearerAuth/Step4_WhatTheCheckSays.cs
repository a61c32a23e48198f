using System.Net;
using NSubstitute;

namespace Katas.SessionsAndTokens.BearerAuth.Steps;

public sealed class Step4_WhatTheCheckSays
{
    private static readonly string Invalid = Door.Says(HttpStatusCode.Unauthorized, "invalid_token");

    [Theory]
    [InlineData("ann", "")]
    [InlineData("bob", "read  write")]
    [Rule("R16")]
    public void A_valid_token_lets_its_subject_pass(string subject, string scope) =>
        Answer(new TokenVerdict.Valid(subject, scope)).Should().Be($"pass {subject} ({scope})");

    [Fact]
    [Rule("R14")]
    public void Rfc6750_3_1_An_invalid_token_is_unauthorized_and_the_client_may_get_another() =>
        Answer(new TokenVerdict.Invalid(null)).Should().Be(Invalid, "401 asks for other credentials, 403 would forbid to try");

    [Fact]
    [Rule("R14")]
    public void Rfc6750_3_The_answer_says_why() =>
        Answer(new TokenVerdict.Invalid("The access token expired")).Should().Be(
            $"{Invalid}, error_description=\"The access token expired\"");

    [Theory]
    [InlineData("")]
    [InlineData("no key \"k1\"")]
    [InlineData("x\", scope=\"admin")]
    [InlineData("a\\")]
    [InlineData("kid\r\nSet-Cookie: id=1")]
    [InlineData("\u010D\u010A")] // line breaks, for whoever cuts characters to bytes
    [InlineData("abgelaufen für immer")]
    [Rule("R14")]
    public void A_description_that_could_break_out_is_left_out(string description) =>
        Answer(new TokenVerdict.Invalid(description)).Should().Be(Invalid, "the reason was {0}", Wire.Show(description));

    [Theory]
    [InlineData(Door.Token)]
    [InlineData($"cannot decode {Door.Token}")]
    [InlineData($"<{Door.Token}> expired")]
    [Rule("R14")]
    public void A_description_that_quotes_the_token_is_left_out(string description) =>
        Answer(new TokenVerdict.Invalid(description)).Should().Be(Invalid, "answers are logged by every proxy on the way");

    [Fact]
    [Rule("R15")]
    public void A_check_that_cannot_answer_is_no_verdict()
    {
        var check = Substitute.For<ITokenCheck>();
        var failure = new TimeoutException("the key server is away");
        check.Check(Door.Token).Returns(_ => throw failure);
        var guard = Door.With(check);

        var ask = () => guard.Authenticate([$"Bearer {Door.Token}"], "");

        ask.Should().Throw<TimeoutException>("a 401 would throw a good token away").Which.Should().BeSameAs(failure);
    }

    [Fact]
    [Rule("R13")]
    public void Each_request_is_judged_anew()
    {
        var check = Substitute.For<ITokenCheck>();
        check.Check("a").Returns(new TokenVerdict.Valid("ann", ""), new TokenVerdict.Invalid("revoked"));
        check.Check("b").Returns(new TokenVerdict.Valid("bob", ""));
        var guard = Door.With(check);
        string Ask(string token) => Door.Show(guard.Authenticate([$"Bearer {token}"], ""));

        string[] answers = [Ask("a"), Ask("b"), Ask("a"), Ask("b")];

        answers.Should().Equal("pass ann ()", "pass bob ()", $"{Invalid}, error_description=\"revoked\"", "pass bob ()");
    }

    private static string Answer(TokenVerdict verdict) => Door.Show(Door.Try(Door.CheckThatSays(verdict)));
}
