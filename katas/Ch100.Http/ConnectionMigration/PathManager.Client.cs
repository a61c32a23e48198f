using System.Net;

namespace Katas.Http.ConnectionMigration;

/// <content>What only clients do: change their address on purpose (§9.1, §9.2), and go to the one that the server prefers (§9.6).</content>
public sealed partial class PathManager
{
    /// <summary>disable_active_migration of the server.</summary>
    public bool IsMigrationDisabled { get; set; }

    /// <summary>Asks whether the other end can be reached from another address of ours. Nothing moves.</summary>
    /// <param name="local">That address.</param>
    /// <param name="now">The time.</param>
    /// <exception cref="InvalidOperationException">At a server; or it cannot be now: R32 of the README says when.</exception>
    public void Probe(IPEndPoint local, TimeSpan now) =>
        throw new NotImplementedException();

    /// <summary>Sends everything from another address of ours from now on, whether or not it has been asked about.</summary>
    /// <param name="local">That address.</param>
    /// <param name="now">The time.</param>
    /// <exception cref="InvalidOperationException">At a server; or it cannot be now: R32 of the README says when.</exception>
    public void Migrate(IPEndPoint local, TimeSpan now) =>
        throw new NotImplementedException();

    /// <summary>Asks the address that the server prefers. When it answers, everything goes there.</summary>
    /// <param name="remote">That address.</param>
    /// <param name="now">The time.</param>
    /// <exception cref="InvalidOperationException">At a server; or it cannot be now: R32 of the README says when.</exception>
    public void UsePreferredAddress(IPEndPoint remote, TimeSpan now) =>
        throw new NotImplementedException();
}
