namespace Katas.SessionsAndTokens.BearerAuth.Steps;

/// <summary>What <c>kata compare</c> measures: an API whose check costs nothing.</summary>
public sealed class Workload
{
    private readonly BearerGuard guard = Door.With(new Open());
    private readonly string[] authorization = [$"Bearer {new string('a', 800)}"];

    /// <summary>One: the request passes.</summary>
    public long Let_a_token_of_800_characters_pass() =>
        guard.Authenticate(authorization, "page=2&size=50", "read write") is BearerResult.Accepted ? 1 : 0;

    /// <summary>The length of the challenge.</summary>
    public long Ask_who_comes() => guard.Authenticate([], "") is BearerResult.Refused refused ? refused.Challenge.Length : 0;

    private sealed class Open : ITokenCheck
    {
        public TokenVerdict Check(string token) => new TokenVerdict.Valid("ann", "write read");
    }
}
