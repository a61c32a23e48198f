namespace Katas.SessionsAndTokens.SessionStore.Steps;

/// <summary>Sessions as the rules tell them, in one list.</summary>
/// <remarks>What it does, it does to a table as well, and looks whether the same came out.</remarks>
internal sealed class Model
{
    private static readonly string?[] Bindings = [null, null, "ab:cd", "ef:01"];
    private static readonly string[] Users = ["ann", "bob"];

    // Steps over all borders of the policy: 5 minutes, 30 minutes, 8 hours.
    private static readonly double[] Minutes = [1, 5, 29, 31];

    private readonly Site site = new();
    private readonly List<Session> all = [];
    private readonly List<string> story = [];

    /// <summary>One event of a history.</summary>
    public async Task Do(int what, int which, int choice)
    {
        // An id that was given out earlier, dead or alive, or one that never was.
        var id = which < all.Count ? all[^(which + 1)].Id : Site.NobodysId;
        var binding = Bindings[choice];
        var user = Users[which % 2];
        var server = site.Server();
        switch (what)
        {
            case 0 or 1:
                Tell($"{user} logs in with {binding}, presenting {id}");
                Find(id)?.End();
                var given = (await server.LogInAsync(user, "reader", id, binding)).Text;
                Open(given, user, "reader", binding, Now + site.Policy.AbsoluteTimeout);
                break;
            case 2 or 3 or 4:
                Tell($"a request with {id} shows {binding}");
                var (expected, live) = Judge(id, binding);
                if (live is not null && Renewed(live) - live.ExpiresAt >= site.Policy.RenewalStep)
                {
                    live.ExpiresAt = Renewed(live);
                }

                var said = live is null ? expected : $"{live.User}, a {live.Role} until {Site.Show(live.ExpiresAt)}";
                Same(Site.Show(await server.LookUpAsync(id, binding)), said);
                break;
            case 5 or 6:
                Tell($"{id} becomes writer, showing {binding}");
                var old = Judge(id, binding).Live;
                var changed = await server.ChangeRoleAsync(id, "writer", binding);
                Same(changed is not null, old is not null);
                if (old is not null)
                {
                    old.End();
                    Open(changed!.Text, old.User, "writer", old.Binding, old.EndsAt);
                }

                break;
            case 7:
                Tell($"{id} logs out");
                Find(id)?.End();
                await server.LogOutAsync(id);
                break;
            case 8:
                Tell($"everywhere: {user} if {choice} is 0, or all but {id}");
                var asks = choice > 0 ? Judge(id, binding).Live : null;
                var ended = all.Where(s => s.Kept && s != asks && s.User == (choice == 0 ? user : asks?.User)).ToList();
                ended.ForEach(session => session.End());
                var count = choice == 0 ? server.LogOutEverywhereAsync(user) : server.LogOutEverywhereElseAsync(id, binding);
                Same(await count, ended.Count);
                break;
            default:
                Tell($"{Minutes[choice]} minutes pass");
                site.Pass(Minutes[choice] * (which == 7 ? 16 : 1));
                break;
        }

        Same(Told(site.Table.Entries.Select(Site.Show)), Told(all.Where(session => session.Kept).Select(session =>
            Site.Show(new SessionEntry(session.User, session.Role, session.Binding, session.EndsAt, session.ExpiresAt)))));
    }

    private DateTimeOffset Now => site.Clock.GetUtcNow();

    private Session? Find(string id) => all.Find(session => session.Kept && session.Id == id);

    private (string Verdict, Session? Live) Judge(string id, string? binding)
    {
        if (Find(id) is not { } session)
        {
            return ("UNKNOWN", null);
        }

        var verdict = Now >= session.ExpiresAt ? "EXPIRED"
            : session.Binding is not null && session.Binding != binding ? "FOREIGN"
            : "";
        if (verdict.Length > 0)
        {
            session.End();
        }

        return (verdict, verdict.Length > 0 ? null : session);
    }

    private DateTimeOffset Renewed(Session session) =>
        new(Math.Min((Now + site.Policy.IdleTimeout).Ticks, session.EndsAt.Ticks), TimeSpan.Zero);

    private void Open(string id, string user, string role, string? binding, DateTimeOffset endsAt)
    {
        all.Exists(session => session.Id == id).Should().BeFalse("each id is a new one, after: {0}", string.Join("; ", story));
        var session = new Session(id, user, role, binding, endsAt);
        session.ExpiresAt = Renewed(session);
        all.Add(session);
    }

    private void Tell(string line) => story.Add($"{Site.Show(Now)} {line}");

    private void Same<T>(T actual, T expected) =>
        actual.Should().Be(expected, "this is what comes out after: {0}", string.Join("; ", story));

    private static string Told(IEnumerable<string> entries) => string.Join("\n", entries.Order(StringComparer.Ordinal));

    private sealed class Session(string id, string user, string role, string? binding, DateTimeOffset endsAt)
    {
        public string Id => id;

        public string User => user;

        public string Role => role;

        public string? Binding => binding;

        public DateTimeOffset EndsAt => endsAt;

        public DateTimeOffset ExpiresAt { get; set; }

        public bool Kept { get; private set; } = true;

        public void End() => Kept = false;
    }
}
