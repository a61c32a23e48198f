using Microsoft.Extensions.Time.Testing;
using NSubstitute;

namespace Katas.SessionsAndTokens.JwksRotation.Steps;

/// <summary>An issuer, a clock, and a ring that has to do with both.</summary>
internal sealed class Scene
{
    private readonly IJwksSource source = Substitute.For<IJwksSource>();
    private readonly List<PublicJwk> known = [];
    private Func<Task<byte[]>> answer = () => Task.FromException<byte[]>(new HttpRequestException("no route"));
    private TaskCompletionSource<byte[]> held = new();

    /// <summary>A ring with these times: a window of 1 minute, refresh after 1 hour, expiry after 5, grace of 10 minutes, a timeout of 10 seconds.</summary>
    public Scene(RotationPolicy? policy = null)
    {
        source.FetchAsync(Arg.Any<CancellationToken>()).Returns(call =>
        {
            FetchToken = call.Arg<CancellationToken>();
            Fetches++;
            return answer();
        });
        Ring = new KeyRing(source, policy ?? Policy, Clock);
    }

    public static RotationPolicy Policy => new()
    {
        Window = TimeSpan.FromMinutes(1),
        RefreshAfter = TimeSpan.FromHours(1),
        ExpireAfter = TimeSpan.FromHours(5),
        Grace = TimeSpan.FromMinutes(10),
        FetchTimeout = TimeSpan.FromSeconds(10),
    };

    /// <summary>A ring that has the set with the one key "a".</summary>
    public static async Task<Scene> WithA(RotationPolicy? policy = null)
    {
        var scene = new Scene(policy).Publish(Jwks.Ec(1, "a"));
        (await scene.Ask("a")).Should().Be("found a #1");
        return scene;
    }

    public KeyRing Ring { get; }

    public WallClock Clock { get; } = new();

    /// <summary>How often the source was asked.</summary>
    public int Fetches { get; private set; }

    /// <summary>What the source was given the last time.</summary>
    public CancellationToken FetchToken { get; private set; }

    /// <summary>From now on the source has this set.</summary>
    public Scene Publish(params string[] keys) => Send(Jwks.Set(keys), Jwks.Usable(keys));

    /// <summary>From now on the source has this document, whatever it is.</summary>
    public Scene Send(byte[]? document, params IReadOnlyList<PublicJwk> keys)
    {
        known.AddRange(keys);
        answer = () => Task.FromResult(document!);
        return this;
    }

    /// <summary>From now on the source fails, at once or by its task.</summary>
    public Scene Fail(bool atOnce = false)
    {
        answer = () => atOnce ? throw new HttpRequestException("no route") : Task.FromException<byte[]>(new HttpRequestException("no route"));
        return this;
    }

    /// <summary>From now on the source takes its time, until <see cref="Land"/>.</summary>
    public Scene Hold()
    {
        var mine = held = new TaskCompletionSource<byte[]>(TaskCreationOptions.RunContinuationsAsynchronously);
        answer = () => mine.Task;
        return this;
    }

    /// <summary>What was held comes, with this set.</summary>
    public void Land(params string[] keys)
    {
        known.AddRange(Jwks.Usable(keys));
        held.SetResult(Jwks.Set(keys));
    }

    public Scene After(TimeSpan time)
    {
        Clock.Advance(time);
        return this;
    }

    /// <summary>The answer, as text: the kid and the number of the key in what was published, or the reason; or that there is none yet.</summary>
    public Task<string> Ask(string? keyId, string algorithm = "ES256", CancellationToken cancellationToken = default) =>
        Show(Ring.FindAsync(algorithm, keyId, cancellationToken).AsTask());

    /// <summary>The same of a question that has been asked already.</summary>
    public async Task<string> Show(Task<KeyChoice> asked)
    {
        // Who hangs fails instead. Nothing that is right takes so long, and nothing is asked of how long it takes.
        try
        {
            return await asked.WaitAsync(TimeSpan.FromSeconds(2)) switch
            {
                KeyChoice.Found found => $"found {found.Key.KeyId} {NumberOf(found.Key)}",
                KeyChoice.None none => $"{none.Reason}",
                _ => "nothing",
            };
        }
        catch (TimeoutException)
        {
            return "still waiting";
        }
    }

    // Which of all published keys: two keys may have one name.
    private string NumberOf(PublicJwk key)
    {
        var thumbprints = known.Select(each => each.Thumbprint).Distinct().ToList();
        return $"#{thumbprints.IndexOf(key.Thumbprint) + 1}";
    }

    /// <summary>A clock whose hands can be set, which does not change how much time passes.</summary>
    internal sealed class WallClock : FakeTimeProvider
    {
        public TimeSpan SetBy { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + SetBy;

        // Of the time that passes, and not of the hands.
        public override long GetTimestamp() => (base.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;
    }
}
