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
