namespace Katas.LinuxPermissions.PosixAcl;

/// <summary>What a file or directory has.</summary>
/// <param name="Access">Who may do what with it.</param>
/// <param name="Default">What is created in the directory begins with this; null for most directories and for all files.</param>
public sealed record FileAcl(Acl Access, Acl? Default)
{
    /// <summary>The ACLs of what open(2), mknod(2) or mkdir(2) create in a directory.</summary>
    /// <remarks>
    /// Spec: <see href="https://man7.org/linux/man-pages/man5/acl.5.html">acl(5)</see>, Object creation and default ACLs.
    /// </remarks>
    /// <param name="parentDefault">The directory's default ACL, or null if it has none.</param>
    /// <param name="asked">The permission bits that the program asks for.</param>
    /// <param name="umask">The creator's file mode creation mask.</param>
    /// <param name="isDirectory">Whether a directory is made.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="asked"/> or <paramref name="umask"/> has a bit outside 0777.
    /// </exception>
    public static FileAcl Create(Acl? parentDefault, UnixFileMode asked, UnixFileMode umask, bool isDirectory) =>
        throw new NotImplementedException();
}
