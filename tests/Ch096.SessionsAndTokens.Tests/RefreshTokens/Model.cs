namespace Katas.SessionsAndTokens.RefreshTokens.Steps;

/// <summary>Families as the rules tell them, in one list.</summary>
/// <remarks>What it does, it does to a table as well, and looks whether the same came out.</remarks>
internal sealed class Model
{
    private static readonly string?[] Scopes = [null, "read", "write read", "read admin"];
    private static readonly string[] Users = ["ann", "bob"];
    private static readonly string[] Clients = ["app", "app", "app", "tv"];

    // Over all borders of the policy: 10 minutes, an hour, 8 hours.
    private static readonly double[] Minutes = [5, 30, 59, 61];

    private readonly Issuer issuer = new(new Scribe());
    private readonly List<Family> families = [];
    private readonly List<(string Token, Family Family)> tokens = [];
    private readonly List<string> story = [];

    /// <summary>One event of a history.</summary>
    public async Task Do(int what, int which, int choice)
    {
        var machine = issuer.Machine();
        var (token, family) = which < tokens.Count ? tokens[^(which + 1)] : (Issuer.NobodysToken, null);
        var (user, client, scope) = (Users[which % 2], Clients[choice], Scopes[which % 4]);
        switch (what)
        {
            case 0:
                Tell($"{user} logs in to {client}");
                var begun = new Family { User = user, Client = client, EndsAt = Now + issuer.Policy.FamilyLifetime };
                families.Add(begun);
                Given(begun, await machine.IssueAsync(user, client, "read write"), "read write");
                break;
            case < 7:
                Tell($"{client} refreshes {token} for {scope}");
                var result = await machine.RefreshAsync(client, token, scope);
                if (Expected(token, family, client, scope) is { } refused)
                {
                    Same(Issuer.Show(result), refused);
                }
                else
                {
                    Given(family!, result, scope ?? "read write");
                }

                break;
            case 7:
                Tell($"{client} logs out with {token}");
                await machine.LogOutAsync(client, token);
                if (family?.Client == client)
                {
                    family.Revoked = true;
                }

                break;
            case 8 when choice == 0:
                Tell($"{user} logs out everywhere");
                var open = families.Where(each => each.User == user && !each.Revoked).ToList();
                Same(await machine.LogOutEverywhereAsync(user), open.Count);
                open.ForEach(each => each.Revoked = true);
                break;
            default:
                Tell($"{Minutes[choice]} minutes pass");
                issuer.Pass(Minutes[choice]);
                break;
        }

        Same(
            string.Join("\n", issuer.Table.All.Select(Issuer.Show)),
            string.Join("\n", families.Select(each => $"{each.User}@{each.Client} may read write "
                + $"until {Issuer.Show(each.ExpiresAt)}, at most {Issuer.Show(each.EndsAt)}"
                + (each.Revoked ? ", revoked" : ""))));
    }

    private DateTimeOffset Now => issuer.Clock.GetUtcNow();

    private string? Expected(string token, Family? family, string client, string? scope)
    {
        if (family is null || family.Revoked || Now >= family.ExpiresAt)
        {
            return "InvalidGrant";
        }

        if (family.Newest != token)
        {
            family.Revoked = true;
            return "InvalidGrant, and it was used before";
        }

        return family.Client != client ? "InvalidGrant" : scope == "read admin" ? "InvalidScope" : null;
    }

    private void Given(Family family, RefreshResult result, string scope)
    {
        family.ExpiresAt = Sooner(Now + issuer.Policy.IdleTimeout, family.EndsAt);
        var until = Sooner(Now + issuer.Policy.AccessLifetime, family.EndsAt);
        Same(Issuer.Show(result), $"{family.User}@{family.Client} may {scope} until {Issuer.Show(until)}");
        family.Newest = ((RefreshResult.Issued)result).RefreshToken;
        tokens.Exists(each => each.Token == family.Newest).Should().BeFalse("each token is a new one");
        tokens.Add((family.Newest, family));
    }

    private static DateTimeOffset Sooner(DateTimeOffset one, DateTimeOffset other) =>
        new(Math.Min(one.Ticks, other.Ticks), TimeSpan.Zero);

    private void Tell(string line) => story.Add($"{Issuer.Show(Now)} {line}");

    private void Same<T>(T actual, T expected) =>
        actual.Should().Be(expected, "this is what comes out after: {0}", string.Join("; ", story));

    private sealed class Family
    {
        public required string User { get; init; }

        public required string Client { get; init; }

        public required DateTimeOffset EndsAt { get; init; }

        public DateTimeOffset ExpiresAt { get; set; }

        public string Newest { get; set; } = "";

        public bool Revoked { get; set; }
    }
}
