using System.Text;

namespace Katas.LinuxPermissions.PosixAcl;

/// <summary>ACLs as text, with numbers for users and groups: what <c>getfacl -cn</c> prints and <c>setfacl</c> reads.</summary>
/// <remarks>
/// Spec: <see href="https://man7.org/linux/man-pages/man5/acl.5.html">acl(5)</see>, ACL text forms;
/// <see href="https://man7.org/linux/man-pages/man1/getfacl.1.html">getfacl(1)</see>.
/// </remarks>
public static class AclText
{
    private static readonly string[] Keywords = ["user", "user", "group", "group", "mask", "other"];

    /// <summary>The long form: a line an entry, with a comment where the mask leaves less of it; then the default ACL.</summary>
    public static string ToLong(FileAcl acl)
    {
        var text = new StringBuilder();
        AppendLines(text, "", acl.Access);
        if (acl.Default is not null)
        {
            AppendLines(text, "default:", acl.Default);
        }

        return text.ToString();
    }

    /// <summary>The short form: all entries of one ACL in one line, keywords by their first letter.</summary>
    public static string ToShort(Acl acl) => string.Join(',', acl.Entries.Select(entry => Show(entry, Keywords[(int)entry.Tag][..1])));

    /// <summary>Reads either form.</summary>
    /// <param name="text">Entries, separated by line ends or commas, in any order; <c>#</c> begins a comment.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="AclFormatException">The text is no valid ACL; says where.</exception>
    public static FileAcl Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new AclReader(text).Read();
    }

    private static void AppendLines(StringBuilder text, string prefix, Acl acl)
    {
        foreach (var entry in acl.Entries)
        {
            text.Append(prefix).Append(Show(entry, Keywords[(int)entry.Tag]));
            if (acl.Effective(entry) is var effective && effective != entry.Rights)
            {
                text.Append("\t#effective:").Append(Show(effective));
            }

            text.Append('\n');
        }
    }

    private static string Show(AclEntry entry, string keyword) => $"{keyword}:{entry.Qualifier}:{Show(entry.Rights)}";

    private static string Show(Rights rights) => string.Create(3, rights, static (letters, rights) =>
    {
        letters[0] = rights.HasFlag(Rights.Read) ? 'r' : '-';
        letters[1] = rights.HasFlag(Rights.Write) ? 'w' : '-';
        letters[2] = rights.HasFlag(Rights.Execute) ? 'x' : '-';
    });
}
