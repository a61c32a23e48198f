namespace Katas.SessionsAndTokens.TokenDenylist.Steps;

/// <summary>What <c>kata compare</c> measures: a list of ten thousand, and what each request asks of it.</summary>
public sealed class Workload
{
    private readonly Denylist list = new Gate().List;
    private readonly TokenClaims[] tokens = [.. Enumerable.Range(0, 100).Select(i => Gate.Token(id: $"token {i * 200}", subject: $"user {i}"))];

    /// <summary>Fills the list.</summary>
    public Workload()
    {
        for (var i = 0; i < 10_000; i++)
        {
            list.Revoke(Gate.Token(id: $"token {i}", exp: 60 + (i % 3540)));
        }
    }

    /// <summary>How many of them are revoked: half.</summary>
    public long Check_100_tokens() => tokens.Count(token => list.Check(token) == TokenStatus.Revoked);

    /// <summary>How many entries there are, after one that was there has been written down again.</summary>
    public long Revoke_a_token_that_is_revoked()
    {
        list.Revoke(tokens[0]);
        return list.Count;
    }
}
