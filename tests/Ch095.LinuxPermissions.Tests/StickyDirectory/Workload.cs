namespace Katas.LinuxPermissions.StickyDirectory.Steps;

/// <summary>What <c>kata compare</c> measures: somebody tidies up in a shared directory.</summary>
public sealed class Workload
{
    private readonly Credentials ann = People.As(People.Ann, People.Staff);
    private readonly Inode shared = People.Directory("1777", owner: 0);
    private readonly Inode group = People.Directory("2775", owner: 0, group: People.Staff, number: 2);
    private readonly Inode own = People.File(People.Ann);
    private readonly Inode foreign = People.File(People.Bob, number: 101);

    /// <summary>The sum of the error numbers.</summary>
    public long Delete_two_entries() =>
        (int)DirectoryEntries.Delete(ann, shared, own).Errno + (int)DirectoryEntries.Delete(ann, shared, foreign).Errno;

    /// <summary>The sum of the error numbers.</summary>
    public long Replace_two_entries() =>
        (int)DirectoryEntries.Rename(ann, shared, own, group, foreign).Errno + (int)DirectoryEntries.Rename(ann, group, own, shared, foreign).Errno;
}
