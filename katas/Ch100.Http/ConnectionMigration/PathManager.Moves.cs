namespace Katas.Http.ConnectionMigration;

/// <content>Where to go, and where to come back to (§9.3).</content>
public sealed partial class PathManager
{
    /// <summary>It is <see cref="Timer"/>, or later.</summary>
    /// <param name="now">The time.</param>
    public void Expire(TimeSpan now) =>
        throw new NotImplementedException();

    /// <summary>Gives a path up that is not needed any more: its id is retired.</summary>
    /// <param name="path">Neither the active one, nor the one to come back to.</param>
    /// <exception cref="InvalidOperationException">It is one of those two.</exception>
    public void Abandon(NetworkPath path) =>
        throw new NotImplementedException();
}
