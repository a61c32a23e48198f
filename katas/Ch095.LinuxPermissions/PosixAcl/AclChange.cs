namespace Katas.LinuxPermissions.PosixAcl;

/// <summary>Changes as the command <c>setfacl</c> makes them: the mask follows unless somebody speaks of it.</summary>
/// <remarks>
/// Spec: <see href="https://man7.org/linux/man-pages/man1/setfacl.1.html">setfacl(1)</see>, <c>-m</c>, <c>-x</c>, and
/// <c>-n</c> for the mask.
/// </remarks>
public static class AclChange
{
    /// <summary><c>setfacl -m</c>: entries are added, or take the place of those for the same tag and qualifier.</summary>
    /// <param name="acl">The ACL before.</param>
    /// <param name="entries">The new entries; of two for the same tag and qualifier the later counts.</param>
    /// <exception cref="ArgumentException">What comes of it is no valid ACL.</exception>
    public static Acl Modify(Acl acl, IEnumerable<AclEntry> entries) =>
        throw new NotImplementedException();

    /// <summary><c>setfacl -x</c>: an entry goes. It is no error if it is not there.</summary>
    /// <param name="acl">The ACL before.</param>
    /// <param name="tag">Whose entry.</param>
    /// <param name="qualifier">The user or group id for a named one, else null.</param>
    /// <exception cref="ArgumentException">What is left is no valid ACL: one of the three went, or a mask that is needed.</exception>
    public static Acl Remove(Acl acl, AclTag tag, uint? qualifier) =>
        throw new NotImplementedException();
}
