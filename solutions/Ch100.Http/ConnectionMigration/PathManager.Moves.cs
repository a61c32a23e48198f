namespace Katas.Http.ConnectionMigration;

/// <content>Where to go, and where to come back to (§9.3).</content>
public sealed partial class PathManager
{
    /// <summary>It is <see cref="Timer"/>, or later.</summary>
    /// <param name="now">The time.</param>
    public void Expire(TimeSpan now)
    {
        // The active one last: where it would come back to may be gone by then.
        foreach (var path in paths.FindAll(path => path.Deadline <= now).OrderBy(path => path == active))
        {
            Fail(path);
        }

        foreach (var path in paths.FindAll(path => path.NextChallengeAt <= now))
        {
            path.ChallengeAgain();
        }
    }

    /// <summary>Gives a path up that is not needed any more: its id is retired.</summary>
    /// <param name="path">Neither the active one, nor the one to come back to.</param>
    /// <exception cref="InvalidOperationException">It is one of those two.</exception>
    public void Abandon(NetworkPath path)
    {
        if (Find(path) is { } known)
        {
            Require.Now(known != active && known != fallback, "this path is needed");
            Drop(known);
        }
    }

    private void Follow(PathState path, TimeSpan now)
    {
        paths.ForEach(one => one.MovesWhenValidated = false); // only the newest such packet says where to go
        if (path == active)
        {
            return;
        }

        // To another address of ours we go only when we know that the other end hears us from there (§9.6.2).
        if (!path.Path.Local.Equals(active.Path.Local) && !path.IsValidated)
        {
            path.MovesWhenValidated = true;
            return;
        }

        GoAfter(path, now);
    }

    private void GoAfter(PathState path, TimeSpan now)
    {
        var previous = active;
        Move(path);
        foreach (var abandoned in paths.FindAll(one => one != active && !one.IsValidated))
        {
            Drop(abandoned);
        }

        if (previous.IsValidated)
        {
            // If somebody has only copied the packet, whoever is still there will answer (§9.3.3).
            previous.StartValidation(ValidationTimeout, now);
        }
    }

    private void Move(PathState path)
    {
        active = path;
        path.MovesWhenValidated = false;
        events.Add(new PathEvent.Moved(path.Path));
        Settle();
    }

    // The active path is known to work: it is the one to come back to, and its estimates are its own (§9.4).
    private void Settle()
    {
        if (active.IsValidated)
        {
            fallback = active;
        }

        var (now, before) = (active.Path, estimatesOf);
        if (self == Endpoint.Client || active.IsValidated)
        {
            estimatesOf = now;
            if (now != before && (self == Endpoint.Client || !IsOtherPortOnly(now, before)))
            {
                events.Add(new PathEvent.EstimatesReset(now));
            }
        }
    }

    private static bool IsOtherPortOnly(NetworkPath now, NetworkPath before) =>
        now.Local.Equals(before.Local) && now.Remote.Address.Equals(before.Remote.Address);

    private void Answered(ulong data, TimeSpan now)
    {
        // On whatever path the answer comes: the question says which path it was about (§8.2.3).
        foreach (var path in paths.ToArray())
        {
            if (!path.IsAnswered(data, out var isExpanded))
            {
                continue;
            }

            path.Validate();
            events.Add(new PathEvent.Validated(path.Path));
            if (!isExpanded)
            {
                path.StartValidation(ValidationTimeout, now);
            }

            if (path.MovesWhenValidated && self == Endpoint.Server)
            {
                GoAfter(path, now);
            }
            else if (path.MovesWhenValidated)
            {
                Move(path);
            }
            else if (path == active)
            {
                Settle();
            }
        }
    }

    private void Fail(PathState path)
    {
        Drop(path);
        events.Add(new PathEvent.Failed(path.Path));
        fallback = fallback == path ? paths.FindLast(other => other.IsValidated) : fallback;
        if (path != active)
        {
            return;
        }

        if (fallback is null)
        {
            IsClosed = true;
            events.Add(new PathEvent.Closed());
            return;
        }

        Move(fallback);
    }

    private void Drop(PathState path)
    {
        paths.Remove(path);
        if (path.RemoteId is { } sequence && !paths.Exists(other => other.RemoteId == sequence))
        {
            ids.Retire(sequence);
        }
    }
}
