using static Katas.LinuxPermissions.SetuidExec.Steps.Processes;

namespace Katas.LinuxPermissions.SetuidExec.Steps;

public sealed class Step6_ChangingUserIds
{
    // Three different ids, none of them root's.
    private static readonly Credentials Plain = As(9) with { User = new Ids(Real: 1, Effective: 2, Saved: 3) };
    private static readonly Credentials Privileged = As(9) with { User = new Ids(Real: 1, Effective: 0, Saved: 3) };

    [Theory]
    [InlineData(1u, "1/1/3")]
    [InlineData(3u, "1/3/3")] // back to what the program began with
    [InlineData(2u, "EPERM")] // not even to what it is
    [InlineData(4u, "EPERM")]
    [InlineData(0u, "EPERM")]
    [Rule("R8")]
    public void Setuid_without_privilege_sets_the_effective_id(uint user, string expected) =>
        Expect(IdCalls.SetUid(Plain, user), expected, Plain);

    [Theory]
    [InlineData(4u, "4/4/4")]
    [InlineData(1u, "1/1/1")]
    [InlineData(0u, "0/0/0")]
    [Rule("R8")]
    public void Setuid_with_privilege_sets_all_three(uint user, string expected) =>
        Expect(IdCalls.SetUid(Privileged, user), expected, Privileged);

    [Theory]
    [InlineData(1u, "1/1/3")]
    [InlineData(2u, "1/2/3")]
    [InlineData(3u, "1/3/3")]
    [InlineData(4u, "EPERM")]
    [Rule("R9")]
    public void Seteuid_sets_only_the_effective_id(uint user, string expected)
    {
        Expect(IdCalls.SetEuid(Plain, user), expected, Plain);
        Expect(IdCalls.SetEuid(Privileged, user), $"1/{user}/3", Privileged);
    }

    [Theory]
    [InlineData(null, null, "1/2/3")]
    [InlineData(1u, null, "1/2/2")] // the real id is set, if only to what it was: the effective one is saved
    [InlineData(2u, null, "2/2/2")]
    [InlineData(3u, null, "EPERM")] // the saved id may not become real
    [InlineData(null, 1u, "1/1/3")] // the effective id becomes the real one's: nothing is saved
    [InlineData(null, 2u, "1/2/2")]
    [InlineData(null, 3u, "1/3/3")]
    [InlineData(null, 4u, "EPERM")]
    [InlineData(2u, 1u, "2/1/1")] // the two change places
    [InlineData(1u, 1u, "1/1/1")]
    [InlineData(1u, 3u, "1/3/3")]
    [InlineData(4u, 1u, "EPERM")]
    [InlineData(2u, 4u, "EPERM")]
    [Rule("R10")]
    public void Setreuid_without_privilege(uint? real, uint? effective, string expected) =>
        Expect(IdCalls.SetReuid(Plain, real, effective), expected, Plain);

    [Theory]
    [InlineData(null, null, "1/0/3")]
    [InlineData(4u, null, "4/0/0")]
    [InlineData(null, 1u, "1/1/3")]
    [InlineData(null, 4u, "1/4/4")]
    [InlineData(4u, 5u, "4/5/5")]
    [Rule("R10")]
    public void Setreuid_with_privilege(uint? real, uint? effective, string expected) =>
        Expect(IdCalls.SetReuid(Privileged, real, effective), expected, Privileged);

    [Theory]
    [InlineData(null, null, null, "1/2/3")]
    [InlineData(3u, 1u, 2u, "3/1/2")] // each to any of the three
    [InlineData(2u, 2u, 2u, "2/2/2")]
    [InlineData(null, null, 1u, "1/2/1")]
    [InlineData(3u, null, null, "3/2/3")]
    [InlineData(4u, null, null, "EPERM")]
    [InlineData(null, 4u, null, "EPERM")]
    [InlineData(null, null, 4u, "EPERM")]
    [InlineData(1u, 1u, 0u, "EPERM")] // all or nothing
    [Rule("R11")]
    public void Setresuid_without_privilege(uint? real, uint? effective, uint? saved, string expected) =>
        Expect(IdCalls.SetResuid(Plain, real, effective, saved), expected, Plain);

    [Theory]
    [InlineData(4u, 5u, 6u, "4/5/6")]
    [InlineData(null, 5u, null, "1/5/3")]
    [InlineData(null, null, 6u, "1/0/6")]
    [Rule("R11")]
    public void Setresuid_with_privilege(uint? real, uint? effective, uint? saved, string expected) =>
        Expect(IdCalls.SetResuid(Privileged, real, effective, saved), expected, Privileged);

    [Fact]
    [Rule("R7")]
    public void The_real_and_the_saved_root_are_no_privilege()
    {
        var process = As(9) with { User = new Ids(Real: 0, Effective: 2, Saved: 0) };

        Expect(IdCalls.SetResuid(process, null, 4, null), "EPERM", process);
        Expect(IdCalls.SetUid(process, 0), "0/0/0", process);
    }

    [Fact]
    [Rule("R13")]
    public void Minus_one_is_nobody()
    {
        var calls = new Action[]
        {
            () => IdCalls.SetUid(Privileged, uint.MaxValue),
            () => IdCalls.SetEuid(Privileged, uint.MaxValue),
            () => IdCalls.SetReuid(Privileged, uint.MaxValue, null),
            () => IdCalls.SetReuid(Plain, null, uint.MaxValue),
            () => IdCalls.SetResuid(Plain, uint.MaxValue, null, null),
            () => IdCalls.SetResuid(Plain, null, null, uint.MaxValue),
            () => IdCalls.SetGid(Plain, uint.MaxValue),
            () => IdCalls.SetEgid(Plain, uint.MaxValue),
            () => IdCalls.SetGroups(Plain, [1, uint.MaxValue]),
        };

        Expect(IdCalls.SetUid(Privileged, uint.MaxValue - 1), "4294967294/4294967294/4294967294", Privileged);
        calls.Select(call => Assert.Throws<ArgumentOutOfRangeException>(call).ParamName).Should().Equal(
            ["user", "user", "real", "effective", "real", "saved", "group", "group", "groups"], "null says 'unchanged'");
    }

    private static void Expect(Outcome outcome, string expected, Credentials before)
    {
        var ids = outcome.Credentials.User;
        Show(outcome.Errno, ids).Should().Be(expected, "the user ids were {0}", before.User);
        outcome.Credentials.Should().BeEquivalentTo(
            outcome.Errno == Errno.None ? before with { User = ids } : before, "an error changes nothing, and success nothing else");
        if (outcome.Errno != Errno.None)
        {
            outcome.Credentials.Should().BeSameAs(before, "after an error they are the very ones");
        }
    }
}
