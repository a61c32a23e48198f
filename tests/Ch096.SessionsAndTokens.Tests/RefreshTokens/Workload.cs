namespace Katas.SessionsAndTokens.RefreshTokens.Steps;

/// <summary>What <c>kata compare</c> measures: token requests, with a table and access tokens that cost nothing.</summary>
public sealed class Workload : IFamilyTable, IAccessTokens
{
    private readonly TokenIssuer machine;
    private TokenFamily? family;

    /// <summary>A machine with a table for one family.</summary>
    public Workload() => machine = new Issuer(this).Machine(this);

    /// <summary>How many characters the last refresh token has.</summary>
    public long Issue_and_change_a_token_twice()
    {
        var issued = machine.IssueAsync("ann", "app", "read write").GetAwaiter().GetResult();
        var second = (RefreshResult.Issued)machine.RefreshAsync("app", issued.RefreshToken).GetAwaiter().GetResult();
        var third = (RefreshResult.Issued)machine.RefreshAsync("app", second.RefreshToken, "read").GetAwaiter().GetResult();
        return third.RefreshToken.Length;
    }

    /// <summary>One: it is refused.</summary>
    public long Turn_garbage_away() =>
        machine.RefreshAsync("app", "' OR '1'='1").GetAwaiter().GetResult() is RefreshResult.Refused ? 1 : 0;

    Task<TokenFamily?> IFamilyTable.FindAsync(string key) => Task.FromResult(family);

    Task IFamilyTable.AddAsync(TokenFamily family)
    {
        this.family = family;
        return Task.CompletedTask;
    }

    Task<bool> IFamilyTable.ReplaceAsync(TokenFamily expected, TokenFamily replacement)
    {
        family = replacement;
        return Task.FromResult(true);
    }

    Task<IReadOnlyList<TokenFamily>> IFamilyTable.FamiliesOfAsync(string user) =>
        Task.FromResult<IReadOnlyList<TokenFamily>>([family!]);

    Task<string> IAccessTokens.MintAsync(string user, string clientId, string scope, DateTimeOffset expiresAt) =>
        Task.FromResult("token");
}
