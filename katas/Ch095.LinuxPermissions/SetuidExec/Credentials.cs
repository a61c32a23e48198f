namespace Katas.LinuxPermissions.SetuidExec;

/// <summary>The three ids that a process has of users, and again of groups.</summary>
/// <param name="Real">Who started the process.</param>
/// <param name="Effective">For whom it acts: what is asked for permission.</param>
/// <param name="Saved">The effective id that the program began with, to which it can come back.</param>
public readonly record struct Ids(uint Real, uint Effective, uint Saved);

/// <summary>Who a process is (credentials(7)). User 0 in <c>User.Effective</c> is what makes it privileged.</summary>
/// <param name="User">The user ids.</param>
/// <param name="Group">The group ids.</param>
/// <param name="SupplementaryGroups">The other groups that the process is in.</param>
/// <param name="NoNewPrivileges">The attribute <c>no_new_privs</c>: an exec grants nothing. It is never cleared again.</param>
public sealed record Credentials(Ids User, Ids Group, IReadOnlyCollection<uint> SupplementaryGroups, bool NoNewPrivileges);

/// <summary>What a system call came to.</summary>
/// <param name="Errno">The error, or <see cref="Errno.None"/>.</param>
/// <param name="Credentials">The process afterwards; after an error, as it was before.</param>
public sealed record Outcome(Errno Errno, Credentials Credentials);

/// <summary>The error numbers of Linux that appear here.</summary>
public enum Errno
{
    /// <summary>No error.</summary>
    None = 0,

    /// <summary>Operation not permitted.</summary>
    EPERM = 1,

    /// <summary>Permission denied.</summary>
    EACCES = 13,

    /// <summary>Too many levels, here of scripts whose interpreters are scripts.</summary>
    ELOOP = 40,
}
