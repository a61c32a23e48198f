using System.Net;
using NSubstitute;

namespace Katas.SessionsAndTokens.BearerAuth.Steps;

/// <summary>The guarded resource of these tests, and requests for it.</summary>
internal static class Door
{
    /// <summary>The token of the examples in RFC 6750 §2.</summary>
    public const string Token = "mF_9.B5f-4.1JqM";

    /// <summary>A check that says the same of any token.</summary>
    public static ITokenCheck CheckThatSays(TokenVerdict verdict)
    {
        var check = Substitute.For<ITokenCheck>();
        check.Check(Arg.Any<string>()).Returns(verdict);
        return check;
    }

    /// <summary>A check to which every token is Ann's, with this scope.</summary>
    public static ITokenCheck Trusting(string scope = "") => CheckThatSays(new TokenVerdict.Valid("ann", scope));

    public static BearerGuard With(ITokenCheck check) => new("example", check);

    /// <summary>The result for a request with the token.</summary>
    public static BearerResult Try(ITokenCheck check, string? scope = null) =>
        With(check).Authenticate([$"Bearer {Token}"], "", scope);

    /// <summary>The beginning of an answer with an error, up to the code.</summary>
    public static string Says(HttpStatusCode status, string error) =>
        $"{(int)status} Bearer realm=\"example\", error=\"{error}\"";

    /// <summary>The answer to somebody who showed nothing.</summary>
    public static string AsksWho => "401 Bearer realm=\"example\"";

    /// <summary>A result as the client sees it: <c>pass ann (read)</c>, or status and challenge.</summary>
    public static string Show(BearerResult result) => result switch
    {
        BearerResult.Accepted accepted => $"pass {accepted.Subject} ({accepted.Scope})",
        BearerResult.Refused refused => $"{(int)refused.Status} {refused.Challenge}",
        _ => $"{result}",
    };

    /// <summary>What was read, as a picture: the token, or the value with a caret where it is wrong.</summary>
    public static string Picture(string value, Credentials credentials) => credentials switch
    {
        Credentials.Bearer bearer => $"token {Wire.Show(bearer.Token)}",
        Credentials.Malformed malformed => $"malformed {Wire.Mark(value, malformed.Index)}",
        _ => "absent",
    };

    /// <summary>How many challenges a client of .NET finds in a field.</summary>
    public static int CountChallenges(string challenge)
    {
        using var response = new HttpResponseMessage();
        response.Headers.WwwAuthenticate.ParseAdd(challenge);
        response.Headers.WwwAuthenticate.Should().AllSatisfy(each => each.Scheme.Should().Be("Bearer"));
        return response.Headers.WwwAuthenticate.Count;
    }

    /// <summary>The realm as a client reads it: RFC 9110 §5.6.4, "replaces each quoted-pair".</summary>
    public static string ReadRealm(string challenge)
    {
        var realm = new List<char>();
        for (var at = "Bearer realm=\"".Length; challenge[at] != '"'; at++)
        {
            at += challenge[at] == '\\' ? 1 : 0;
            realm.Add(challenge[at]);
        }

        return string.Concat(realm);
    }
}
