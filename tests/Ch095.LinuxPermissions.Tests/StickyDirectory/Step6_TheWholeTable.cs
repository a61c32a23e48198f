using System.Globalization;
using System.Text;
using static Katas.LinuxPermissions.StickyDirectory.Steps.People;

namespace Katas.LinuxPermissions.StickyDirectory.Steps;

public sealed class Step6_TheWholeTable
{
    [Fact]
    [Rule("R10")]
    public Task Who_may_do_what_in_which_directory()
    {
        var table = new StringBuilder("Ann's file in a directory of Bob's. 'replace' is a rename over another file of Ann's.\n");
        foreach (var mode in new[] { "0777", "1777", "0775", "1775", "0776" })
        {
            table.Append(CultureInfo.InvariantCulture, $"\n{mode}             delete           rename           rename away      replace\n");
            foreach (var (name, who) in new[] { ("Ann, of the file", As(Ann)), ("Bob, of the dir", As(Bob)), ("Cleo", As(Cleo)), ("root", Root) })
            {
                table.AppendJoin(' ', Row(name, who, Directory(mode, owner: Bob)).Select(cell => cell.PadRight(16))).Append('\n');
            }
        }

        return Verifier.Verify(string.Join('\n', table.ToString().Split('\n').Select(line => line.TrimEnd())));
    }

    private static IEnumerable<string> Row(string name, Credentials who, Inode directory)
    {
        var (file, other) = (File(owner: Ann), File(owner: Ann, number: 101));
        var elsewhere = Directory("0777", owner: Cleo, number: 2);
        yield return name;
        yield return Show(DirectoryEntries.Delete(who, directory, file));
        yield return Show(DirectoryEntries.Rename(who, directory, file, directory, replaced: null));
        yield return Show(DirectoryEntries.Rename(who, directory, file, elsewhere, replaced: null));
        yield return Show(DirectoryEntries.Rename(who, directory, file, directory, replaced: other));
    }

    private static string Show(Decision decision) =>
        decision.FailedCheck == Check.None ? "yes" : $"{decision.Errno}: {decision.FailedCheck}";
}
