using System.Net;
using NSubstitute;

namespace Katas.SessionsAndTokens.BearerAuth.Steps;

public sealed class Step3_WhoAsks
{
    private const string Bearer = $"Bearer {Door.Token}";

    private readonly ITokenCheck check = Door.Trusting();

    [Fact]
    [Rule("R9")]
    public void Rfc6750_3_1_Who_shows_nothing_is_asked_and_told_of_no_error() => Answers(Door.AsksWho, []);

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==")]
    [InlineData("Digest username=\"ann\"")]
    [Rule("R9")]
    public void Rfc6750_3_1_Nor_is_who_uses_another_scheme(string authorization) => Answers(Door.AsksWho, [authorization]);

    [Fact]
    [Rule("R9")]
    public void Nor_where_a_scope_is_needed() =>
        Door.Show(Door.With(check).Authenticate([], "", "read")).Should().Be(Door.AsksWho, "403 is for somebody who is known");

    [Theory]
    [InlineData("Bearer a", "Bearer b")]
    [InlineData("Bearer a", "Bearer a")]
    [InlineData("Bearer a", "Basic YTpi")] // a proxy checks the one, we the other
    [InlineData("Basic YTpi", "Bearer a")]
    [InlineData("Bearer a", "")]
    [InlineData("", "Bearer a")]
    [InlineData("Basic YTpi", "Basic YTpi")]
    [Rule("R10")]
    public void Rfc9110_5_3_Two_fields_are_one_too_many(string first, string second)
    {
        IsInvalidRequest([first, second]);
        IsInvalidRequest([first, second, first]);
    }

    [Theory]
    [InlineData("Bearer", 6)]
    [InlineData("Bearer a=b", 9)]
    [InlineData("Bearer a, Bearer b", 8)]
    [InlineData("Bearer 0123456789\r\n", 17)]
    [InlineData("=", 0)]
    [Rule("R11")]
    public void Malformed_credentials_are_a_bad_request_and_the_answer_says_where(string authorization, int index) =>
        IsInvalidRequest([authorization]).Should().MatchRegex($@"error_description=""[^""]*\b{index}\b");

    [Theory]
    [InlineData(1, 1, true)]
    [InlineData(1, 2, false)]
    [InlineData(16, 15, true)]
    [InlineData(16, 16, true)]
    [InlineData(16, 17, false)]
    [InlineData(null, 8191, true)]
    [InlineData(null, 8192, true)]
    [InlineData(null, 8193, false)]
    [Rule("R8")]
    [Rule("R11")]
    public void The_length_of_a_token_has_a_limit(int? limit, int length, bool accepted)
    {
        var guard = limit is { } max ? new BearerGuard("example", check) { MaxTokenLength = max } : Door.With(check);
        var token = length == 1 ? "a" : new string('a', length - 1) + '='; // padding counts, scheme and spaces do not

        var result = guard.Authenticate([$"  Bearer   {token}"], "");

        (result is BearerResult.Accepted).Should().Be(
            accepted, "{0} of at most {1} characters: {2}", length, limit ?? 8192, Door.Show(result));
        if (!accepted)
        {
            Door.Show(result).Should().StartWith(Door.Says(HttpStatusCode.BadRequest, "invalid_request"));
            check.DidNotReceiveWithAnyArgs().Check(default!);
        }
    }

    [Theory]
    [InlineData("access_token=mF_9.B5f-4.1JqM")]
    [InlineData("?access_token=a")]
    [InlineData("p=q&access_token=a")]
    [InlineData("access%5Ftoken=a")]
    [Rule("R12")]
    public void Rfc9700_4_3_2_A_token_in_the_uri_opens_nothing(string query)
    {
        Answers(Door.AsksWho, [], query);
        Answers(Door.AsksWho, ["Basic YTpi"], query);
    }

    [Theory]
    [InlineData("access_token=mF_9.B5f-4.1JqM")] // the same one as in the field
    [InlineData("?access_token=a")]
    [InlineData("p=q&access_token=a")]
    [InlineData("access%5Ftoken=a")]
    [InlineData("p&access_token")]
    [InlineData("access_token=&p")]
    [InlineData("%61ccess_token=a=b")]
    [Rule("R12")]
    public void Rfc6750_2_And_beside_a_token_in_the_field_it_is_one_too_many(string query) => IsInvalidRequest([Bearer], query);

    [Theory]
    [InlineData("")]
    [InlineData("?")]
    [InlineData("p=access_token")]
    [InlineData("ACCESS_TOKEN=a")]
    [InlineData("access_token2=a&my_access_token=b")]
    [InlineData("p=&q%3Daccess_token=a")]
    [InlineData("??access_token=a")] // the second one belongs to the name
    [InlineData("%zz=%&%5")] // no valid encoding, and no token
    [Rule("R12")]
    public void Other_parameters_do_not_matter(string query) => Answers("pass ann ()", [Bearer], query);

    [Fact]
    [Rule("R13")]
    public void The_check_gets_the_token_as_it_came_and_once()
    {
        Answers("pass ann ()", [" bearer  a.b==\t"]);

        check.Received(1).Check("a.b==");
        check.ReceivedWithAnyArgs(1).Check(default!);
    }

    [Fact]
    [Rule("R8")]
    public void A_guard_is_made_of_what_can_work()
    {
        var noRealm = () => new BearerGuard(null!, check);
        var noCheck = () => new BearerGuard("example", null!);
        var badRealm = () => new BearerGuard("a\r\nb", check);
        var badLimit = () => new BearerGuard("example", check) { MaxTokenLength = 0 };

        noRealm.Should().Throw<ArgumentNullException>().WithParameterName("realm");
        noCheck.Should().Throw<ArgumentNullException>().WithParameterName("check");
        badRealm.Should().Throw<ArgumentException>("better now than in the first answer").WithParameterName("realm");
        badLimit.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    [Rule("R8")]
    public void Null_is_a_callers_mistake()
    {
        var guard = Door.With(check);
        var noFields = () => guard.Authenticate(null!, "");
        var noQuery = () => guard.Authenticate([], null!);
        var noValue = () => Credentials.Read(null!);
        var noRealm = () => Challenge.Write(null!);

        noFields.Should().Throw<ArgumentNullException>().WithParameterName("authorization");
        noQuery.Should().Throw<ArgumentNullException>().WithParameterName("query");
        noValue.Should().Throw<ArgumentNullException>().WithParameterName("value");
        noRealm.Should().Throw<ArgumentNullException>().WithParameterName("realm");
    }

    private void Answers(string expected, string[] authorization, string query = "")
    {
        var result = Door.With(check).Authenticate(authorization, query);

        Door.Show(result).Should().Be(expected, "of {0} Authorization fields and the query \"{1}\"", authorization.Length, query);
        if (result is BearerResult.Refused)
        {
            check.DidNotReceiveWithAnyArgs().Check(default!);
        }
    }

    private string IsInvalidRequest(string[] authorization, string query = "")
    {
        var answer = Door.Show(Door.With(check).Authenticate(authorization, query));

        answer.Should().MatchRegex("^400 Bearer realm=\"example\", error=\"invalid_request\", error_description=\"[^\"]+\"$");
        check.DidNotReceiveWithAnyArgs().Check(default!);
        return answer;
    }
}
