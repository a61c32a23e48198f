namespace Katas.LinuxPermissions.PosixAcl;

/// <summary>May somebody read, write or execute a file with an ACL?</summary>
/// <remarks>
/// Spec: <see href="https://man7.org/linux/man-pages/man5/acl.5.html">acl(5)</see>, Access check algorithm. Capabilities, which
/// overrule what it refuses, are no part of it.
/// </remarks>
public static class AclCheck
{
    /// <summary>Decides about everything that is asked for at once.</summary>
    /// <param name="subject">Who asks.</param>
    /// <param name="owner">The user id of the file's owner.</param>
    /// <param name="group">The group id of the file's group.</param>
    /// <param name="acl">The file's access ACL.</param>
    /// <param name="asked">All that is wanted; nothing of it is granted alone.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="asked"/> has another bit than the three.</exception>
    public static Decision Decide(Subject subject, uint owner, uint group, Acl acl, Rights asked) =>
        throw new NotImplementedException();
}

/// <summary>Who asks: the part of a process's credentials that an access check looks at.</summary>
/// <param name="User">The user id, the effective one in most cases.</param>
/// <param name="Group">The group id.</param>
/// <param name="SupplementaryGroups">More group ids.</param>
public sealed record Subject(uint User, uint Group, IReadOnlyCollection<uint> SupplementaryGroups);

/// <summary>The answer, and who spoke.</summary>
/// <param name="Granted">True, or false where the system call fails with EACCES.</param>
/// <param name="Step">The step of the algorithm that had the answer.</param>
public sealed record Decision(bool Granted, AclStep Step);

/// <summary>The steps of acl(5), Access check algorithm. The first that fits has the answer.</summary>
public enum AclStep
{
    /// <summary>Step 1: the file is the subject's.</summary>
    Owner,

    /// <summary>Step 2: an entry names the subject's user.</summary>
    NamedUser,

    /// <summary>Step 3: the subject is in the file's group or in a named one.</summary>
    Groups,

    /// <summary>Step 4: nothing else fits.</summary>
    Other,
}
