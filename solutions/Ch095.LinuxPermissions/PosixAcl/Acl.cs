namespace Katas.LinuxPermissions.PosixAcl;

/// <summary>A valid access control list: an access ACL or a default ACL. It never changes.</summary>
/// <remarks>
/// Spec: <see href="https://man7.org/linux/man-pages/man5/acl.5.html">acl(5)</see>, Valid ACLs and Correspondence between ACL
/// entries and file permission bits.
/// </remarks>
public sealed class Acl
{
    private const Rights AllRights = Rights.Read | Rights.Write | Rights.Execute;
    private const UnixFileMode Permissions = (UnixFileMode)0x1FF; // 0777
    private const int OwnerShift = 6;
    private const int GroupShift = 3;

    private readonly Rights? mask;

    /// <summary>Takes entries in any order.</summary>
    /// <exception cref="ArgumentException">They are no valid ACL; says why.</exception>
    public Acl(IEnumerable<AclEntry> entries)
    {
        Entries = [.. entries.OrderBy(entry => entry.Tag).ThenBy(entry => entry.Qualifier)];
        if (WhyNotValid(Entries) is { } reason)
        {
            throw new ArgumentException(reason, nameof(entries));
        }

        mask = Entries.Where(entry => entry.Tag == AclTag.Mask).Select(entry => (Rights?)entry.Rights).SingleOrDefault();
    }

    /// <summary>The entries by tag, those of one tag by qualifier.</summary>
    public IReadOnlyList<AclEntry> Entries { get; }

    /// <summary>Whether there is more than nine permission bits can say, which <c>ls -l</c> shows as <c>+</c>.</summary>
    public bool IsExtended => mask is not null;

    /// <summary>The nine permission bits of a file with this ACL. The group's are the mask's, if there is one.</summary>
    public UnixFileMode Mode => (UnixFileMode)(
        ((int)this[AclTag.UserObj] << OwnerShift) | ((int)this[GroupBits] << GroupShift) | (int)this[AclTag.Other]);

    // The rights of the one entry with this tag.
    private Rights this[AclTag tag] => Entries.Single(entry => entry.Tag == tag).Rights;

    // Whose rights the middle three bits of the mode are.
    private AclTag GroupBits => IsExtended ? AclTag.Mask : AclTag.GroupObj;

    /// <summary>The ACL that a file without one has: three entries that say what its mode says.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="mode"/> has a bit outside 0777.</exception>
    public static Acl FromMode(UnixFileMode mode)
    {
        AclTag[] three = [AclTag.UserObj, AclTag.GroupObj, AclTag.Other];
        return new Acl(three.Select(tag => new AclEntry(tag, null, Rights.None))).WithMode(mode);
    }

    /// <summary>chmod(2): the ACL with other permission bits. With a mask, the group's bits become the mask.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="mode"/> has a bit outside 0777.</exception>
    public Acl WithMode(UnixFileMode mode)
    {
        ThrowIfOutside(mode, nameof(mode));
        return new Acl(Entries.Select(entry => entry with
        {
            Rights = entry.Tag switch
            {
                AclTag.UserObj => (Rights)((int)mode >> OwnerShift) & AllRights,
                AclTag.Other => (Rights)mode & AllRights,
                var tag when tag == GroupBits => (Rights)((int)mode >> GroupShift) & AllRights,
                _ => entry.Rights,
            },
        }));
    }

    /// <summary>What is left of an entry's rights behind the mask, which does not stand before the owner and others.</summary>
    internal Rights Effective(AclEntry entry) =>
        entry.Tag is AclTag.User or AclTag.GroupObj or AclTag.Group ? entry.Rights & (mask ?? AllRights) : entry.Rights;

    internal static void ThrowIfOutside(UnixFileMode mode, string name)
    {
        if ((mode & ~Permissions) != 0)
        {
            throw new ArgumentOutOfRangeException(name, Convert.ToString((int)mode, 8), "an ACL knows the bits 0777 only");
        }
    }

    /// <summary>Why these entries are no ACL, or null if they are one.</summary>
    internal static string? WhyNotValid(IReadOnlyList<AclEntry> entries)
    {
        var tags = entries.Select(entry => entry.Tag).ToHashSet();
        List<AclTag> needed = [AclTag.UserObj, AclTag.GroupObj, AclTag.Other];
        if (tags.Contains(AclTag.User) || tags.Contains(AclTag.Group))
        {
            needed.Add(AclTag.Mask);
        }

        return entries.Any(entry => !Enum.IsDefined(entry.Tag) || (entry.Rights & ~AllRights) != 0)
                ? "there are six tags and three rights"
            : entries.Any(entry => entry.Tag is AclTag.User or AclTag.Group
                    ? entry.Qualifier is not <= AclEntry.LargestId
                    : entry.Qualifier is not null)
                ? "named users and groups have an id of 4294967294 at most, all others none"
            : entries.DistinctBy(entry => (entry.Tag, entry.Qualifier)).Count() < entries.Count
                ? "an entry occurs twice"
            : needed.Except(tags).ToList() is [var missing, ..]
                ? $"the entry {missing} is missing"
            : null;
    }
}
