namespace Katas.LinuxPermissions.AccessCheck;

/// <summary>Who a process is, as far as access to files goes (credentials(7), capabilities(7)).</summary>
/// <param name="RealUser">Who started it.</param>
/// <param name="EffectiveUser">Whom it acts for: another one than the real user in a set-user-ID program.</param>
/// <param name="RealGroup">The group of who started it.</param>
/// <param name="EffectiveGroup">The group it acts for.</param>
/// <param name="SupplementaryGroups">The other groups that the process is in.</param>
/// <param name="Permitted">The capabilities that it may make effective.</param>
/// <param name="Effective">The capabilities that it uses now.</param>
public sealed record Credentials(
    uint RealUser,
    uint EffectiveUser,
    uint RealGroup,
    uint EffectiveGroup,
    IReadOnlyCollection<uint> SupplementaryGroups,
    Capabilities Permitted,
    Capabilities Effective)
{
    /// <summary>Who asks when the process opens, executes or searches something.</summary>
    public Subject WhenUsing() => new(EffectiveUser, EffectiveGroup, SupplementaryGroups, Effective);

    /// <summary>Who asks when the process calls access(2): the user who started it.</summary>
    // access(2) answers "may my caller?", so what a set-user-ID program has gained is laid down. A caller who is root would
    // have all that is permitted; any other would have no capability.
    public Subject WhenAskingAccess() =>
        new(RealUser, RealGroup, SupplementaryGroups, RealUser == 0 ? Permitted : Capabilities.None);
}

/// <summary>The part of a process's credentials that one access check looks at.</summary>
/// <param name="User">The user id to compare with owners.</param>
/// <param name="Group">The group id to compare with groups, as are the supplementary ones.</param>
/// <param name="SupplementaryGroups">More group ids.</param>
/// <param name="Capabilities">The capabilities that count now. An ordinary user has none, an ordinary root both.</param>
public sealed record Subject(
    uint User,
    uint Group,
    IReadOnlyCollection<uint> SupplementaryGroups,
    Capabilities Capabilities);

/// <summary>The two capabilities that overrule permission bits (capabilities(7)).</summary>
[Flags]
public enum Capabilities
{
    /// <summary>Neither.</summary>
    None = 0,

    /// <summary><c>CAP_DAC_OVERRIDE</c>: read, write and execute.</summary>
    DacOverride = 1,

    /// <summary><c>CAP_DAC_READ_SEARCH</c>: read files, read and search directories.</summary>
    DacReadSearch = 2,
}
