namespace Katas.LinuxPermissions.PosixAcl;

/// <summary>May somebody read, write or execute a file with an ACL?</summary>
/// <remarks>
/// Spec: <see href="https://man7.org/linux/man-pages/man5/acl.5.html">acl(5)</see>, Access check algorithm. Capabilities, which
/// overrule what it refuses, are no part of it.
/// </remarks>
public static class AclCheck
{
    private const Rights AllRights = Rights.Read | Rights.Write | Rights.Execute;
    private const UnixFileMode GroupBits = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute;

    /// <summary>Decides about everything that is asked for at once.</summary>
    /// <param name="subject">Who asks.</param>
    /// <param name="owner">The user id of the file's owner.</param>
    /// <param name="group">The group id of the file's group.</param>
    /// <param name="acl">The file's access ACL.</param>
    /// <param name="asked">All that is wanted; nothing of it is granted alone.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="asked"/> has another bit than the three.</exception>
    public static Decision Decide(Subject subject, uint owner, uint group, Acl acl, Rights asked)
    {
        if ((asked & ~AllRights) != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(asked), asked, "only read, write and execute can be asked for");
        }

        if (subject.User == owner)
        {
            return Answer(AclStep.Owner, Matching(entry => entry.Tag == AclTag.UserObj));
        }

        // Where the group's bits are empty, Linux takes that for a file without named entries, and asks the nine bits.
        var looksAtNames = (acl.Mode & GroupBits) != 0;
        if (looksAtNames && Matching(entry => entry.Tag == AclTag.User && entry.Qualifier == subject.User) is { Count: > 0 } named)
        {
            return Answer(AclStep.NamedUser, named);
        }

        // All that match, not the first. But each for itself: one of them must grant the whole of what is asked.
        var groups = Matching(entry =>
            (entry.Tag == AclTag.GroupObj && IsIn(group)) || (entry.Tag == AclTag.Group && looksAtNames && IsIn(entry.Qualifier)));
        return groups.Count > 0
            ? Answer(AclStep.Groups, groups)
            : Answer(AclStep.Other, Matching(entry => entry.Tag == AclTag.Other));

        List<AclEntry> Matching(Func<AclEntry, bool> condition) => [.. acl.Entries.Where(condition)];

        bool IsIn(uint? id) => subject.Group == id || subject.SupplementaryGroups.Any(other => other == id);

        Decision Answer(AclStep step, List<AclEntry> entries) =>
            new(entries.Exists(entry => acl.Effective(entry).HasFlag(asked)), step);
    }
}
