using System.Net;
using NSubstitute;

namespace Katas.SessionsAndTokens.BearerAuth.Steps;

public sealed class Step5_EnoughScope
{
    [Theory]
    [InlineData("read", "read")]
    [InlineData("write read", "read")]
    [InlineData("read write", "write read")] // "The order … is not significant"
    [InlineData("  read   write ", "read write")]
    [InlineData("read", "read read")]
    [InlineData("read write admin", "write")]
    [InlineData("read", null)]
    [InlineData("", null)]
    [Rule("R16")]
    public void A_token_with_all_scopes_passes(string its, string? needed) =>
        Answer(its, needed).Should().Be($"pass ann ({its})", "\"{0}\" is needed", needed);

    [Theory]
    [InlineData("", "read")]
    [InlineData("write", "read")]
    [InlineData("read", "read write")] // one of two is not enough
    [InlineData("write", "read write")]
    [InlineData("read-all", "read")] // the attack on a search in the text
    [InlineData("thread", "read")]
    [InlineData("read", "read-all")]
    [InlineData("READ", "read")] // "case-sensitive"
    [InlineData("read,write", "read")]
    [InlineData("read\twrite", "read")]
    [Rule("R17")]
    public void Rfc6750_3_1_One_with_less_is_forbidden_and_told_what_it_takes(string its, string needed) =>
        Answer(its, needed).Should().Be(
            $"{Door.Says(HttpStatusCode.Forbidden, "insufficient_scope")}, scope=\"{needed}\"",
            "the token has \"{0}\"", its);

    [Fact]
    [Rule("R17")]
    public void Rfc9110_15_5_4_Its_holder_is_known_so_it_is_a_403_whatever_else_is_said() =>
        Answer("write", "read").Should().StartWith("403 ", "after a 401 the client would fetch the same token again, for ever");

    [Fact]
    [Rule("R17")]
    public void An_invalid_token_has_no_scope_to_speak_of() =>
        Door.Show(Door.Try(Door.CheckThatSays(new TokenVerdict.Invalid(null)), scope: "read")).Should().Be(
            Door.Says(HttpStatusCode.Unauthorized, "invalid_token"));

    [Theory]
    [InlineData("")]
    [InlineData("read  write")]
    [InlineData(" read")]
    [InlineData("read\"")]
    [InlineData("read\r\n")]
    [Rule("R18")]
    public void What_is_no_list_of_scopes_is_found_at_the_first_request_of_any_kind(string list)
    {
        var check = Door.Trusting("read");
        var guard = Door.With(check);
        foreach (var authorization in (string[][])[[], [""], [$"Bearer {Door.Token}"], ["Bearer"], ["", ""]])
        {
            var ask = () => guard.Authenticate(authorization, "", list);

            ask.Should().Throw<ArgumentException>().WithParameterName("scope");
        }

        check.DidNotReceiveWithAnyArgs().Check(default!);
    }

    private static string Answer(string its, string? needed) => Door.Show(Door.Try(Door.Trusting(its), scope: needed));
}
