using System.Globalization;
using static Katas.LinuxPermissions.SetuidExec.Steps.Processes;

namespace Katas.LinuxPermissions.SetuidExec.Steps;

public sealed class Step7_ChangingGroups
{
    // The same three ids as users and as groups have; group 0 is among the second's groups.
    private static readonly Credentials Plain = As(9, 7) with { Group = new Ids(Real: 1, Effective: 2, Saved: 3) };
    private static readonly Credentials GroupZero = As(9, 7) with { Group = new Ids(Real: 1, Effective: 0, Saved: 3) };
    private static readonly Credentials Privileged = As(Root, 7) with { Group = new Ids(Real: 1, Effective: 2, Saved: 3) };

    [Theory]
    [InlineData("setgid 1", "1/1/3", "1/1/1")]
    [InlineData("setgid 2", "EPERM", "2/2/2")]
    [InlineData("setgid 4", "EPERM", "4/4/4")]
    [InlineData("setegid 2", "1/2/3", "1/2/3")]
    [InlineData("setegid 3", "1/3/3", "1/3/3")]
    [InlineData("setegid 4", "EPERM", "1/4/3")]
    [InlineData("setregid 2 -", "2/2/2", "2/2/2")]
    [InlineData("setregid 3 -", "EPERM", "3/2/2")]
    [InlineData("setregid - 1", "1/1/3", "1/1/3")]
    [InlineData("setregid - 3", "1/3/3", "1/3/3")]
    [InlineData("setregid 4 5", "EPERM", "4/5/5")]
    [InlineData("setresgid 3 1 2", "3/1/2", "3/1/2")]
    [InlineData("setresgid - - 4", "EPERM", "1/2/4")]
    [Rule("R12")]
    public void Group_ids_are_changed_by_the_same_rules(string call, string plain, string privileged)
    {
        Show(Call(Plain, call)).Should().Be(plain, "{0} for {1}", call, Plain.Group);
        Show(Call(Privileged, call)).Should().Be(privileged, "{0} by root for {1}", call, Privileged.Group);
    }

    [Theory]
    [InlineData("setgid 4")]
    [InlineData("setegid 4")]
    [InlineData("setregid 4 4")]
    [InlineData("setresgid 4 4 4")]
    [Rule("R7")]
    public void Group_0_is_no_privilege(string call)
    {
        Call(GroupZero, call).Should().Be(new Outcome(Errno.EPERM, GroupZero), "the user id is asked, for groups too");
    }

    [Fact]
    [Rule("R12")]
    public void Supplementary_groups_are_set_by_root_only()
    {
        IdCalls.SetGroups(Privileged, [8, 9]).Should().BeEquivalentTo(
            new Outcome(Errno.None, Privileged with { SupplementaryGroups = [8, 9] }));
        IdCalls.SetGroups(Plain, [8, 9]).Should().Be(new Outcome(Errno.EPERM, Plain));
        IdCalls.SetGroups(Plain, []).Should().Be(new Outcome(Errno.EPERM, Plain), "not even to lay them down");
        IdCalls.SetGroups(GroupZero, []).Should().Be(new Outcome(Errno.EPERM, GroupZero));
    }

    [Theory]
    [InlineData("setgid 1")]
    [InlineData("setresgid 3 1 2")]
    [Rule("R12")]
    public void Nothing_but_group_ids_changes(string call)
    {
        var outcome = Call(Plain, call);

        outcome.Credentials.Should().BeEquivalentTo(Plain with { Group = outcome.Credentials.Group });
    }

    private static Outcome Call(Credentials process, string call)
    {
        var words = call.Split(' ');
        var ids = words[1..].Select(word => word == "-" ? (uint?)null : uint.Parse(word, CultureInfo.InvariantCulture)).ToList();
        return words[0] switch
        {
            "setgid" => IdCalls.SetGid(process, ids[0]!.Value),
            "setegid" => IdCalls.SetEgid(process, ids[0]!.Value),
            "setregid" => IdCalls.SetRegid(process, ids[0], ids[1]),
            _ => IdCalls.SetResgid(process, ids[0], ids[1], ids[2]),
        };
    }

    private static string Show(Outcome outcome) => Processes.Show(outcome.Errno, outcome.Credentials.Group);
}
