using System.Net;

namespace Katas.Http.ConnectionMigration;

/// <content>What only clients do: change their address on purpose (§9.1, §9.2), and go to the one that the server prefers (§9.6).</content>
public sealed partial class PathManager
{
    private bool hasUsedPreferred;

    /// <summary>disable_active_migration of the server.</summary>
    public bool IsMigrationDisabled { get; set; }

    /// <summary>Asks whether the other end can be reached from another address of ours. Nothing moves.</summary>
    /// <param name="local">That address.</param>
    /// <param name="now">The time.</param>
    /// <exception cref="InvalidOperationException">At a server; or it cannot be now: R32 of the README says when.</exception>
    public void Probe(IPEndPoint local, TimeSpan now) => Validate(ToMyNew(local), now);

    /// <summary>Sends everything from another address of ours from now on, whether or not it has been asked about.</summary>
    /// <param name="local">That address.</param>
    /// <param name="now">The time.</param>
    /// <exception cref="InvalidOperationException">At a server; or it cannot be now: R32 of the README says when.</exception>
    public void Migrate(IPEndPoint local, TimeSpan now)
    {
        var path = ToMyNew(local);
        if (!path.IsValidated)
        {
            Validate(path, now);
        }

        if (path != active)
        {
            Move(path);
        }
    }

    /// <summary>Asks the address that the server prefers. When it answers, everything goes there.</summary>
    /// <param name="remote">That address.</param>
    /// <param name="now">The time.</param>
    /// <exception cref="InvalidOperationException">At a server; or it cannot be now: R32 of the README says when.</exception>
    public void UsePreferredAddress(IPEndPoint remote, TimeSpan now)
    {
        MustBeAllowed();
        var path = MyPath(active.Path with { Remote = remote });
        hasUsedPreferred = true;
        path.MovesWhenValidated = path != active;
        Validate(path, now);
    }

    private void MustBeAllowed()
    {
        Require.Now(self == Endpoint.Client, "only clients change their address");
        Require.Now(IsHandshakeConfirmed && !IsClosed, "addresses change between the confirmation of the handshake and the end");
    }

    private PathState ToMyNew(IPEndPoint local)
    {
        MustBeAllowed();
        Require.Now(!IsMigrationDisabled || hasUsedPreferred, "the server does not want that");
        return MyPath(active.Path with { Local = local });
    }

    // Our own path has no limit: we know whom we send to (§21.1.1.1). But it has an id of its own (§9.5).
    private PathState MyPath(NetworkPath path)
    {
        if (Find(path) is { } known)
        {
            return known;
        }

        var sequence = ids.HasIds ? ids.TakeUnused() : null;
        Require.Now(sequence is not null, "there is no id that was not used on another path");
        var opened = Open(path);
        opened.RemoteId = sequence;
        opened.Limit.Lift();
        return opened;
    }

    private void Validate(PathState path, TimeSpan now)
    {
        if (path.Deadline is null)
        {
            path.StartValidation(ValidationTimeout, now);
        }
    }
}
