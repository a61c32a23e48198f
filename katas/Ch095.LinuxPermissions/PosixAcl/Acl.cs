namespace Katas.LinuxPermissions.PosixAcl;

/// <summary>A valid access control list: an access ACL or a default ACL. It never changes.</summary>
/// <remarks>
/// Spec: <see href="https://man7.org/linux/man-pages/man5/acl.5.html">acl(5)</see>, Valid ACLs and Correspondence between ACL
/// entries and file permission bits.
/// </remarks>
public sealed class Acl
{
    /// <summary>Takes entries in any order.</summary>
    /// <exception cref="ArgumentException">They are no valid ACL; says why.</exception>
    public Acl(IEnumerable<AclEntry> entries) =>
        throw new NotImplementedException();

    /// <summary>The entries by tag, those of one tag by qualifier.</summary>
    public IReadOnlyList<AclEntry> Entries { get; }

    /// <summary>Whether there is more than nine permission bits can say, which <c>ls -l</c> shows as <c>+</c>.</summary>
    public bool IsExtended =>
        throw new NotImplementedException();

    /// <summary>The nine permission bits of a file with this ACL. The group's are the mask's, if there is one.</summary>
    public UnixFileMode Mode =>
        throw new NotImplementedException();

    /// <summary>The ACL that a file without one has: three entries that say what its mode says.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="mode"/> has a bit outside 0777.</exception>
    public static Acl FromMode(UnixFileMode mode) =>
        throw new NotImplementedException();

    /// <summary>chmod(2): the ACL with other permission bits. With a mask, the group's bits become the mask.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="mode"/> has a bit outside 0777.</exception>
    public Acl WithMode(UnixFileMode mode) =>
        throw new NotImplementedException();
}
