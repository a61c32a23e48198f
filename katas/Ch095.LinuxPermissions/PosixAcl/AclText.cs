using System.Text;

namespace Katas.LinuxPermissions.PosixAcl;

/// <summary>ACLs as text, with numbers for users and groups: what <c>getfacl -cn</c> prints and <c>setfacl</c> reads.</summary>
/// <remarks>
/// Spec: <see href="https://man7.org/linux/man-pages/man5/acl.5.html">acl(5)</see>, ACL text forms;
/// <see href="https://man7.org/linux/man-pages/man1/getfacl.1.html">getfacl(1)</see>.
/// </remarks>
public static class AclText
{
    /// <summary>The long form: a line an entry, with a comment where the mask leaves less of it; then the default ACL.</summary>
    public static string ToLong(FileAcl acl) =>
        throw new NotImplementedException();

    /// <summary>The short form: all entries of one ACL in one line, keywords by their first letter.</summary>
    public static string ToShort(Acl acl) =>
        throw new NotImplementedException();

    /// <summary>Reads either form.</summary>
    /// <param name="text">Entries, separated by line ends or commas, in any order; <c>#</c> begins a comment.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="AclFormatException">The text is no valid ACL; says where.</exception>
    public static FileAcl Parse(string text) =>
        throw new NotImplementedException();
}
