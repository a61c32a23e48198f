namespace Katas.SessionsAndTokens.RefreshTokens.Steps;

/// <summary>A table in memory that lets a test happen between its steps: another server's work, or a failure.</summary>
internal sealed class MemoryFamilies : IFamilyTable
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, TokenFamily> families = [];
    private readonly Dictionary<string, string> idOfKey = [];
    private Func<Task>? afterList;
    private Func<Task>? beforeReplace;
    private Exception? failure;
    private Meeting? finding;
    private Meeting? replacing;

    /// <summary>How many steps were to change something.</summary>
    public int Writes { get; private set; }

    /// <summary>All families, oldest first.</summary>
    public IReadOnlyList<TokenFamily> All => Read(() => families.Values.ToList());

    /// <summary>Everything that is kept, as whoever steals it finds it.</summary>
    public string Dump => Read(() => string.Join("\n", [.. families.Values.Select(family => $"{family}"), .. idOfKey.Keys]));

    /// <summary>Before the next family is replaced, this happens.</summary>
    public void BeforeReplace(Func<Task> happens) => beforeReplace = happens;

    /// <summary>After the next list of families is made, and before anybody sees it, this happens.</summary>
    public void AfterList(Func<Task> happens) => afterList = happens;

    /// <summary>The first so many that find a family wait for each other, so that all have seen the same.</summary>
    public void MeetToFind(int readers) => finding = new Meeting(readers);

    /// <summary>The first so many that want to replace one wait for each other, so that all want it at once.</summary>
    public void MeetToReplace(int writers) => replacing = new Meeting(writers);

    /// <summary>The next step fails.</summary>
    public void Fail(Exception with) => failure = with;

    public Task<TokenFamily?> FindAsync(string key)
    {
        var family = Read(() => idOfKey.TryGetValue(key, out var id) ? families[id] : null);
        finding?.Arrive();
        return Task.FromResult(family);
    }

    public Task AddAsync(TokenFamily family)
    {
        Read(() =>
        {
            Writes++;
            Claim(family.Current, family.Id);
            families.Add(family.Id, family);
            return true;
        });
        return Task.CompletedTask;
    }

    public async Task<bool> ReplaceAsync(TokenFamily expected, TokenFamily replacement)
    {
        var happens = Interlocked.Exchange(ref beforeReplace, null);
        await (happens?.Invoke() ?? Task.CompletedTask);
        replacing?.Arrive();
        return Read(() =>
        {
            Writes++;
            if (!families.TryGetValue(expected.Id, out var family) || family != expected)
            {
                return false;
            }

            if (replacement.Current != expected.Current)
            {
                Claim(replacement.Current, expected.Id);
            }

            families[expected.Id] = replacement;
            return true;
        });
    }

    public async Task<IReadOnlyList<TokenFamily>> FamiliesOfAsync(string user)
    {
        var list = Read(() => families.Values.Where(family => family.User == user).ToList());
        var happens = Interlocked.Exchange(ref afterList, null);
        await (happens?.Invoke() ?? Task.CompletedTask);
        return list;
    }

    private void Claim(string key, string id)
    {
        if (!idOfKey.TryAdd(key, id))
        {
            throw new InvalidOperationException("The key was in use before.");
        }
    }

    private T Read<T>(Func<T> step)
    {
        lock (gate)
        {
            var failing = failure;
            failure = null;
            return failing is null ? step() : throw failing;
        }
    }
}
