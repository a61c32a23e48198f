namespace Katas.SessionsAndTokens.JwksRotation;

/// <summary>Knows the keys of one issuer, and fetches them anew when it has to and not more often.</summary>
/// <remarks>
/// Spec: <see href="https://openid.net/specs/openid-connect-core-1_0.html#RotateSigKeys">OpenID Connect Core §10.1.1</see> over
/// <see href="https://www.rfc-editor.org/rfc/rfc7517">RFC 7517</see>. One ring serves any number of threads at once.
/// </remarks>
public sealed class KeyRing
{
    private static readonly HashSet<string> AlgorithmsOfPublicKeys =
        ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    private readonly IJwksSource source;
    private readonly RotationPolicy policy;
    private readonly TimeProvider time;

    // Guards all that follows. Nobody waits or calls out inside of it.
    private readonly Lock gate = new();

    // Times are timestamps: how much time has passed does not change when somebody sets the clock.
    private IReadOnlyList<PublicJwk>? current;
    private long cameAt;
    private List<(PublicJwk Key, long LeftAt)> retired = [];
    private long? lastBegan;
    private Task? flight;

    /// <summary>Makes a ring, without keys yet: the first who asks has them fetched.</summary>
    /// <param name="source">Where the set comes from.</param>
    /// <param name="policy">When to fetch, and how long to keep.</param>
    /// <param name="time">Says how much time has passed, and ends a fetch that takes too long.</param>
    /// <exception cref="ArgumentException">By <paramref name="policy"/> a set expires before it is refreshed.</exception>
    public KeyRing(IJwksSource source, RotationPolicy policy, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(time);
        if (policy.ExpireAfter < policy.RefreshAfter)
        {
            throw new ArgumentException("by this policy a set expires before it is refreshed", nameof(policy));
        }

        (this.source, this.policy, this.time) = (source, policy, time);
    }

    /// <summary>Chooses the key for a token whose header says so, before anything in it has been verified.</summary>
    /// <param name="algorithm">Its <c>alg</c>.</param>
    /// <param name="keyId">Its <c>kid</c>, or null if it has none.</param>
    /// <param name="cancellationToken">Ends this caller's waiting for a fetch, and nobody else's.</param>
    /// <exception cref="OperationCanceledException">The caller does not want to wait any longer.</exception>
    public async ValueTask<KeyChoice> FindAsync(string algorithm, string? keyId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(algorithm);
        if (!AlgorithmsOfPublicKeys.Contains(algorithm))
        {
            return new KeyChoice.None(NoKeyReason.Algorithm);
        }

        KeyChoice choice;
        Task? awaited;
        TaskCompletionSource? mine = null;
        lock (gate)
        {
            choice = Choose(algorithm, keyId);
            var isMissing = choice is KeyChoice.None { Reason: NoKeyReason.UnknownKeyId or NoKeyReason.Unavailable };
            var isWanted = isMissing || HasPassed(policy.RefreshAfter, cameAt);
            if (isWanted && flight is null && (lastBegan is null || HasPassed(policy.Window, lastBegan.Value)))
            {
                // Decided and noted in one go, so that of all who come at once one only flies.
                mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                (flight, lastBegan) = (mine.Task, time.GetTimestamp());
            }

            awaited = isMissing ? flight : null;
        }

        if (mine is not null)
        {
            _ = RefreshAsync(mine); // which never throws
        }

        if (awaited is null)
        {
            return choice;
        }

        await awaited.WaitAsync(cancellationToken);
        lock (gate)
        {
            return Choose(algorithm, keyId);
        }
    }

    // The only place that asks the source. Whatever goes wrong, the old set stays, and the window counts all the same.
    private async Task RefreshAsync(TaskCompletionSource landed)
    {
        IReadOnlyList<PublicJwk>? fetched = null;
        try
        {
            using var timeout = new CancellationTokenSource(policy.FetchTimeout, time);
            fetched = JwkSet.Parse(await source.FetchAsync(timeout.Token).WaitAsync(timeout.Token));
        }
#pragma warning disable CA1031 // It is a stranger's code or a stranger's document: anything may come.
        catch (Exception)
#pragma warning restore CA1031
        {
            // Nobody's token is the reason, so no caller is told.
        }

        lock (gate)
        {
            if (fetched is not null)
            {
                Take(fetched);
            }

            flight = null;
        }

        landed.SetResult();
    }

    private void Take(IReadOnlyList<PublicJwk> fetched)
    {
        var leaving = HasExpired() ? [] : current!.Select(key => (key, time.GetTimestamp()));
        retired = [.. retired.Concat(leaving).Where(old => IsInGrace(old.Item2) && !fetched.Any(key => IsSame(key, old.Item1)))];
        (current, cameAt) = (fetched, time.GetTimestamp());
    }

    private KeyChoice Choose(string algorithm, string? keyId)
    {
        if (HasExpired())
        {
            return new KeyChoice.None(NoKeyReason.Unavailable);
        }

        // What the set has now comes first: an old key under a name that has been given to a new one is gone.
        List<PublicJwk> named = [.. current!.Where(key => keyId is null || key.KeyId == keyId)];
        if (named.Count == 0 && keyId is not null)
        {
            named = [.. retired.Where(old => old.Key.KeyId == keyId && IsInGrace(old.LeftAt)).Select(old => old.Key)];
            if (named.Count == 0)
            {
                return new KeyChoice.None(NoKeyReason.UnknownKeyId);
            }
        }

        // The key says what it is for; the token may only agree (RFC 8725 §3.1).
        return named.Where(key => key.Algorithms.Contains(algorithm)).DistinctBy(key => key.Thumbprint).ToList() switch
        {
            [var only] => new KeyChoice.Found(only),
            [] => new KeyChoice.None(NoKeyReason.NotForAlgorithm),
            _ => new KeyChoice.None(NoKeyReason.Ambiguous),
        };
    }

    private bool HasExpired() => current is null || HasPassed(policy.ExpireAfter, cameAt);

    private bool IsInGrace(long leftAt) => !HasPassed(policy.Grace, leftAt);

    private bool HasPassed(TimeSpan span, long since) => time.GetElapsedTime(since) >= span;

    private static bool IsSame(PublicJwk key, PublicJwk other) => key.Thumbprint == other.Thumbprint && key.KeyId == other.KeyId;
}
