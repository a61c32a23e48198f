namespace Katas.LinuxPermissions.PosixAcl.Steps;

/// <summary>What <c>kata compare</c> measures: a shared directory with a list of a hundred users and groups.</summary>
public sealed class Workload
{
    private readonly FileAcl acl;
    private readonly string text;
    private readonly Subject subject = Lists.As(9_999, 1_098, 1_099);

    /// <summary>Fifty named users and fifty named groups.</summary>
    public Workload()
    {
        var named = Enumerable.Range(1_000, 100)
            .Select(id => new AclEntry(id % 2 == 0 ? AclTag.User : AclTag.Group, (uint)id, Rights.Read));
        var access = AclChange.Modify(Lists.Read("u::rwx g::r-x o::---"), named);
        acl = new FileAcl(access, access);
        text = AclText.ToLong(acl);
    }

    /// <summary>One if it is granted.</summary>
    public long Decide() => AclCheck.Decide(subject, owner: 0, group: 0, acl.Access, Rights.Read).Granted ? 1 : 0;

    /// <summary>The mode of the new file.</summary>
    public long Create() =>
        (long)FileAcl.Create(acl.Default, UnixFileMode.UserRead, UnixFileMode.None, isDirectory: false).Access.Mode;

    /// <summary>How long the text is.</summary>
    public long Write() => AclText.ToLong(acl).Length;

    /// <summary>How many entries there are.</summary>
    public long Read() => AclText.Parse(text).Access.Entries.Count;
}
