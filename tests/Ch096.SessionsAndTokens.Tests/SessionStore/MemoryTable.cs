namespace Katas.SessionsAndTokens.SessionStore.Steps;

/// <summary>A table in memory that lets a test happen between its steps: another server's work, or a failure.</summary>
internal sealed class MemoryTable : ISessionTable
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, SessionEntry> entries = [];
    private Func<Task>? afterFind;
    private Func<Task>? afterList;
    private Func<Task>? beforeWrite;
    private int writesUntilFailure = int.MaxValue;
    private Meeting? meeting;

    /// <summary>How many steps were to change something.</summary>
    public int Writes { get; private set; }

    public IReadOnlyList<SessionEntry> Entries => Read(() => entries.Values.ToList());

    public IReadOnlyList<string> Keys => Read(() => entries.Keys.ToList());

    /// <summary>Before the next write takes place, this happens.</summary>
    public void BeforeWrite(Func<Task> happens) => beforeWrite = happens;

    /// <summary>After the next entry is found, and before anybody sees it, this happens.</summary>
    public void AfterFind(Func<Task> happens) => afterFind = happens;

    /// <summary>After the next list of keys is made, and before anybody sees it, this happens.</summary>
    public void AfterList(Func<Task> happens) => afterList = happens;

    /// <summary>The first so many that find an entry wait for each other, so that all have seen the same.</summary>
    public void Meet(int readers) => meeting = new Meeting(readers);

    /// <summary>The table goes away at one of its next writes: 1 is the next.</summary>
    public void FailAtWrite(int number) => writesUntilFailure = number;

    public async Task<SessionEntry?> FindAsync(string key)
    {
        var entry = Read(() => entries.GetValueOrDefault(key));
        meeting?.Arrive();
        var happens = Interlocked.Exchange(ref afterFind, null);
        await (happens?.Invoke() ?? Task.CompletedTask);
        return entry;
    }

    public Task AddAsync(string key, SessionEntry entry) => WriteAsync(
        () => entries.TryAdd(key, entry) ? true : throw new InvalidOperationException("There is an entry under this key."));

    public Task<bool> ReplaceAsync(string key, SessionEntry expected, string newKey, SessionEntry replacement) => WriteAsync(() =>
    {
        if (!entries.TryGetValue(key, out var entry) || entry != expected)
        {
            return false;
        }

        if (newKey != key && entries.ContainsKey(newKey))
        {
            throw new InvalidOperationException("There is an entry under the new key.");
        }

        entries.Remove(key);
        entries.Add(newKey, replacement);
        return true;
    });

    public Task<bool> RemoveAsync(string key) => WriteAsync(() => entries.Remove(key));

    public async Task<IReadOnlyList<string>> KeysOfAsync(string user)
    {
        var keys = Read(() => entries.Where(pair => pair.Value.User == user).Select(pair => pair.Key).ToList());
        var happens = Interlocked.Exchange(ref afterList, null);
        await (happens?.Invoke() ?? Task.CompletedTask);
        return keys;
    }

    private T Read<T>(Func<T> read)
    {
        lock (gate)
        {
            return read();
        }
    }

    private async Task<bool> WriteAsync(Func<bool> write)
    {
        var happens = Interlocked.Exchange(ref beforeWrite, null);
        await (happens?.Invoke() ?? Task.CompletedTask);
        lock (gate)
        {
            Writes++;
            return --writesUntilFailure == 0 ? throw new TimeoutException("the table is away") : write();
        }
    }
}
