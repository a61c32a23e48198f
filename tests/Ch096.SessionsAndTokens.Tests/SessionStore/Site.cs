using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Time.Testing;

namespace Katas.SessionsAndTokens.SessionStore.Steps;

/// <summary>
/// A web application with one table and any number of servers. It is nine o'clock; sessions idle for half an hour, until five.
/// </summary>
internal sealed class Site
{
    /// <summary>An id as they look, which nobody was ever given.</summary>
    public const string NobodysId = "bm9ib2R5IGhhcyB0aGlzIGlk";

    /// <summary>Its hash, in hexadecimal.</summary>
    public const string NobodysKey = "865bc78243a2ea53740ddd3d76e3fbb8652dd996e27d1ad526071abe7cfe4a07";

    /// <summary>The random bytes of that id.</summary>
    public const string NobodysBytes = "6E6F626F6479206861732074686973206964";

    public static readonly DateTimeOffset Nine = new(2026, 11, 3, 9, 0, 0, TimeSpan.Zero);

    private readonly Dice dice = Dice.Throw();

    public MemoryTable Table { get; } = new();

    public FakeTimeProvider Clock { get; } = new(Nine);

    public SessionPolicy Policy { get; init; } = new(TimeSpan.FromMinutes(30), TimeSpan.FromHours(8), TimeSpan.FromMinutes(5));

    /// <summary>A server that has just been started, with this table or with another one.</summary>
    public Sessions Server(ISessionTable? table = null) => new(table ?? Table, Policy, Clock, dice);

    /// <summary>From now on all random bytes are these, in hexadecimal.</summary>
    public void Load(string bytes) => dice.Loaded = Convert.FromHexString(bytes);

    public void Pass(double minutes) => Clock.Advance(TimeSpan.FromMinutes(minutes));

    public async Task<string> LogIn(string user = "ann", string role = "reader", string? binding = null) =>
        (await Server().LogInAsync(user, role, binding: binding)).Text;

    public async Task<string> LookUp(string? id, string? binding = null) => Show(await Server().LookUpAsync(id, binding));

    /// <summary>A result in words: <c>ann, a reader until 09:30</c>.</summary>
    public static string Show(LookUp found) => found switch
    {
        LookUp.Live live => $"{live.User}, a {live.Role} until {Show(live.ExpiresAt)}",
        _ => found.GetType().Name.ToUpperInvariant(),
    };

    public static string Show(DateTimeOffset time) => time.ToString(
        time.Ticks % TimeSpan.TicksPerMinute == 0 ? "HH:mm" : "HH:mm:ss.fffffff", CultureInfo.InvariantCulture);

    /// <summary>An entry in words: <c>ann, a reader until 09:30, at most 17:00, shows -</c>.</summary>
    public static string Show(SessionEntry entry) =>
        $"{entry.User}, a {entry.Role} until {Show(entry.ExpiresAt)}, at most {Show(entry.EndsAt)}, shows {entry.Binding ?? "-"}";
}
