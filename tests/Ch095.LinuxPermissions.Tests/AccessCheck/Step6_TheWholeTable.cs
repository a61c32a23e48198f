using System.Globalization;
using System.Text;
using static Katas.LinuxPermissions.AccessCheck.Steps.Asking;

namespace Katas.LinuxPermissions.AccessCheck.Steps;

public sealed class Step6_TheWholeTable
{
    private static readonly (string Name, Subject Who)[] People =
    [
        ("Ann", As(Ann)),
        ("Ann in staff", As(Ann, Staff)),
        ("Bob in staff", As(Bob, Staff)),
        ("Cleo", As(Cleo)),
        ("backup", As(Cleo) with { Capabilities = Capabilities.DacReadSearch }),
        ("root", Root),
        ("0, no caps", Root with { Capabilities = Capabilities.None }),
    ];

    [Fact]
    [Rule("R1")]
    [Rule("R8")]
    public Task Who_may_do_what_with_which_mode()
    {
        var table = new StringBuilder("Ann's, of the group staff. What is granted of r, w and x alone, then of rw, then of rwx.\n");
        foreach (var mode in new[] { "0000", "0640", "0046", "0604", "0711", "0070", "0007", "0650", "7000", "0777" })
        {
            table.Append(CultureInfo.InvariantCulture, $"\n{mode}          file             directory\n");
            foreach (var (name, who) in People)
            {
                table.Append(CultureInfo.InvariantCulture, $"{name,-13} {Row(who, File(mode))}   {Row(who, Directory(mode))}\n");
            }
        }

        return Verifier.Verify(table.ToString());
    }

    private static string Row(Subject who, Inode inode)
    {
        var alone = string.Concat("rwx".Select(letter => May(letter.ToString()) ? letter : '-'));
        return $"{alone}  {(May("rw") ? "rw" : "--")}  {(May("rwx") ? "rwx" : "---")}";

        bool May(string asked) => PermissionCheck.Decide(who, inode, Letters(asked)).Granted;
    }
}
