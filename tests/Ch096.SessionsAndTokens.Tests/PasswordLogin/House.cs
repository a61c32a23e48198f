using System.Security.Cryptography;
using System.Text;

namespace Katas.SessionsAndTokens.PasswordLogin.Steps;

/// <summary>The web site of these tests: Ann lives there, at home.</summary>
internal sealed class House : IUserStore, INormalizer
{
    public const string Ann = "ann";
    public const string Password = "correct horse";
    public const string Home = "192.0.2.7";
    public const string Away = "198.51.100.1";

    private readonly HashSet<(string User, string Source)> familiar = [(Ann, Home)];

    public House(PasswordPolicy? policy = null)
    {
        Policy = policy ?? new PasswordPolicy();
        Hasher = new PasswordHasher(Work, Policy, this, Random);
        Throttle = new LoginThrottle(Clock);
        Desk = new LoginDesk(this, Hasher, Throttle);
    }

    public Derivation Work { get; } = new();

    public Clock Clock { get; } = new();

    public CountingRandom Random { get; } = new();

    public PasswordPolicy Policy { get; }

    public PasswordHasher Hasher { get; }

    public LoginThrottle Throttle { get; }

    public LoginDesk Desk { get; }

    /// <summary>What is stored, by canonical name.</summary>
    public Dictionary<string, string> Hashes { get; } = [];

    /// <summary>What has been written, and what has been asked for.</summary>
    public List<string> Journal { get; } = [];

    /// <summary>The text with half a surrogate pair for each &lt; and &gt;, which the data of a test cannot hold.</summary>
    public static string Halves(string text) => text.Replace('<', '\ud83d').Replace('>', '\udc0e');

    /// <summary>Stores a password that was chosen when another policy was in force.</summary>
    public House With(string user, string password, PasswordPolicy? policy = null)
    {
        Hashes[user] = new PasswordHasher(new Derivation(), policy ?? Policy, this, Random).Hash(password);
        return this;
    }

    /// <summary>An attempt as its sender sees it: <c>hello ann</c>, or <c>no, wait 00:00:01</c>.</summary>
    public string Try(string user, string password, string source = Away) => Desk.LogIn(user, password, source) switch
    {
        LoginResult.Accepted accepted => $"hello {accepted.User}",
        LoginResult.Refused refused => $"no, wait {refused.RetryAfter}",
        var other => $"{other}",
    };

    /// <summary>Lets some attempts with wrong passwords fail, each as soon as it is judged.</summary>
    public void Fail(int times, string user = Ann, string source = Away)
    {
        for (var i = 0; i < times; i++)
        {
            Clock.Advance(Throttle.WaitFor(user, source, HasLoggedInFrom(user, source)));
            Desk.LogIn(user, $"wrong guess {i}", source).Should().BeOfType<LoginResult.Refused>();
        }
    }

    /// <summary>The calls of the derivation while something is done.</summary>
    public string WorkOf(Action action)
    {
        var before = Work.Calls.Count;
        action();
        return string.Join("; ", Work.Calls.Skip(before));
    }

    public string Canonical(string user)
    {
        Journal.Add($"canonical {user}");
        return user.Trim().ToUpperInvariant() switch { "ANN" => Ann, "BOB" => "bob", _ => user };
    }

    public string? FindHash(string user)
    {
        Journal.Add($"find {user}");
        return Hashes.GetValueOrDefault(user);
    }

    public bool ReplaceHash(string user, string old, string replacement)
    {
        Journal.Add($"replace {user}");
        if (Hashes.GetValueOrDefault(user) != old)
        {
            return false;
        }

        Hashes[user] = replacement;
        return true;
    }

    public bool HasLoggedInFrom(string user, string source) => familiar.Contains((user, source));

    public void RememberSource(string user, string source)
    {
        Journal.Add($"remember {user} {source}");
        familiar.Add((user, source));
    }

    // What these tests need of NFKC: an accent that is a character of its own, a ligature, and the one that becomes 18.
    public string Normalize(string text) => text
        .Replace("e\u0301", "\u00E9", StringComparison.Ordinal)
        .Replace("\uFB01", "fi", StringComparison.Ordinal)
        .Replace("\uFDFA", new string('\u0635', 18), StringComparison.Ordinal);
}

/// <summary>A clock that goes when it is told to.</summary>
internal sealed class Clock : TimeProvider
{
    // Timestamps begin anywhere, and have their own unit.
    private long timestamp = 5_000_000_000;

    /// <summary>The time of day, which anybody may set.</summary>
    public DateTimeOffset TimeOfDay { get; set; } = DateTimeOffset.UnixEpoch.AddYears(50);

    public override long TimestampFrequency => 2 * TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => timestamp;

    public override DateTimeOffset GetUtcNow() => TimeOfDay;

    public void Advance(TimeSpan time) => (timestamp, TimeOfDay) = (timestamp + (2 * time.Ticks), TimeOfDay + time);
}

/// <summary>Random bytes that are 1, 2, 3 …, so that a salt shows how often it was asked for.</summary>
internal sealed class CountingRandom : RandomNumberGenerator
{
    private byte next;

    /// <summary>How many bytes have been asked for.</summary>
    public int Count { get; private set; }

    public override void GetBytes(byte[] data)
    {
        for (var i = 0; i < data.Length; i++)
        {
            data[i] = ++next;
            Count++;
        }
    }
}
