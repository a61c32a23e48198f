namespace Katas.LinuxPermissions.AccessCheck;

/// <summary>The answer, and why.</summary>
/// <param name="Granted">True, or false where the system call fails with EACCES.</param>
/// <param name="Class">The one class whose three bits were asked.</param>
/// <param name="Overruled">The capability that granted what the bits refused; none if the bits granted it or nothing did.</param>
public sealed record Decision(bool Granted, FileClass Class, Capabilities Overruled);

/// <summary>Which three of the nine permission bits speak for somebody.</summary>
public enum FileClass
{
    /// <summary>The owner: <c>rwx------</c>.</summary>
    User,

    /// <summary>A member of the group: <c>---rwx---</c>.</summary>
    Group,

    /// <summary>Everybody else: <c>------rwx</c>.</summary>
    Other,
}
