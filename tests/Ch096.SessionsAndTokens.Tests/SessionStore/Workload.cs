namespace Katas.SessionsAndTokens.SessionStore.Steps;

/// <summary>What <c>kata compare</c> measures: requests, with a table that costs nothing.</summary>
public sealed class Workload
{
    private readonly Site site = new();
    private readonly Sessions server;
    private readonly string id;

    /// <summary>Ann is logged in.</summary>
    public Workload()
    {
        server = site.Server();
        id = server.LogInAsync("ann", "reader").GetAwaiter().GetResult().Text;
    }

    /// <summary>One: the session is live.</summary>
    public long Look_a_session_up() => server.LookUpAsync(id).GetAwaiter().GetResult() is LookUp.Live ? 1 : 0;

    /// <summary>Zero: it is none.</summary>
    public long Turn_garbage_away() => server.LookUpAsync("' OR '1'='1").GetAwaiter().GetResult() is LookUp.Live ? 1 : 0;

    /// <summary>How many sessions are ended: one.</summary>
    public long Log_in_change_the_role_and_log_out()
    {
        var first = server.LogInAsync("bob", "reader").GetAwaiter().GetResult();
        server.ChangeRoleAsync(first.Text, "admin").GetAwaiter().GetResult();
        return server.LogOutEverywhereAsync("bob").GetAwaiter().GetResult();
    }
}
