namespace Katas.LinuxPermissions.SetuidExec;

/// <summary>The system calls by which a process changes its own ids. The type names them as C does.</summary>
/// <remarks>
/// Spec: <see href="https://man7.org/linux/man-pages/man2/setuid.2.html">setuid(2)</see>,
/// <see href="https://man7.org/linux/man-pages/man2/seteuid.2.html">seteuid(2)</see>,
/// <see href="https://man7.org/linux/man-pages/man2/setreuid.2.html">setreuid(2)</see>,
/// <see href="https://man7.org/linux/man-pages/man2/setresuid.2.html">setresuid(2)</see>,
/// <see href="https://man7.org/linux/man-pages/man2/setgroups.2.html">setgroups(2)</see>. Null is what C writes as -1:
/// unchanged. The number that C's -1 is, 4294967295, is an <see cref="ArgumentOutOfRangeException"/>.
/// </remarks>
public static class IdCalls
{
    // (uid_t) -1, which is never anybody's id.
    private const uint NoId = uint.MaxValue;

    /// <summary>setuid(2): all three ids for a privileged process, the effective one for any other.</summary>
    public static Outcome SetUid(Credentials process, uint user)
    {
        ThrowIfNoId(user, nameof(user));
        return OfUsers(process, Set(process.User, IsPrivileged(process), user));
    }

    /// <summary>seteuid(2): the effective id only.</summary>
    public static Outcome SetEuid(Credentials process, uint user)
    {
        ThrowIfNoId(user, nameof(user));
        return SetResuid(process, null, user, null);
    }

    /// <summary>setreuid(2): the real and the effective id, and with them perhaps the saved one.</summary>
    public static Outcome SetReuid(Credentials process, uint? real, uint? effective) =>
        OfUsers(process, SetRealAndEffective(process.User, IsPrivileged(process), real, effective));

    /// <summary>setresuid(2): each of the three.</summary>
    public static Outcome SetResuid(Credentials process, uint? real, uint? effective, uint? saved) =>
        OfUsers(process, SetAll(process.User, IsPrivileged(process), real, effective, saved));

    /// <summary>setgid(2): all three ids for a privileged process, the effective one for any other.</summary>
    public static Outcome SetGid(Credentials process, uint group)
    {
        ThrowIfNoId(group, nameof(group));
        return OfGroups(process, Set(process.Group, IsPrivileged(process), group));
    }

    /// <summary>setegid(2): the effective id only.</summary>
    public static Outcome SetEgid(Credentials process, uint group)
    {
        ThrowIfNoId(group, nameof(group));
        return SetResgid(process, null, group, null);
    }

    /// <summary>setregid(2): the real and the effective id, and with them perhaps the saved one.</summary>
    public static Outcome SetRegid(Credentials process, uint? real, uint? effective) =>
        OfGroups(process, SetRealAndEffective(process.Group, IsPrivileged(process), real, effective));

    /// <summary>setresgid(2): each of the three.</summary>
    public static Outcome SetResgid(Credentials process, uint? real, uint? effective, uint? saved) =>
        OfGroups(process, SetAll(process.Group, IsPrivileged(process), real, effective, saved));

    /// <summary>setgroups(2): all supplementary groups at once, for a privileged process only.</summary>
    public static Outcome SetGroups(Credentials process, IReadOnlyCollection<uint> groups)
    {
        foreach (var group in groups)
        {
            ThrowIfNoId(group, nameof(groups));
        }

        return IsPrivileged(process)
            ? new Outcome(Errno.None, process with { SupplementaryGroups = groups })
            : new Outcome(Errno.EPERM, process);
    }

    // Groups, too, are changed by the privilege of the user id: group 0 is no privilege.
    private static bool IsPrivileged(Credentials process) => process.User.Effective == 0;

    private static Ids? Set(Ids ids, bool privileged, uint id)
    {
        return privileged ? new Ids(id, id, id)
            : id == ids.Real || id == ids.Saved ? ids with { Effective = id }
            : null;
    }

    private static Ids? SetRealAndEffective(Ids ids, bool privileged, uint? real, uint? effective)
    {
        ThrowIfNoId(real, nameof(real));
        ThrowIfNoId(effective, nameof(effective));

        // The saved id may become effective, but not real.
        var mayReal = real is null || real == ids.Real || real == ids.Effective;
        var mayEffective = effective is null || IsOneOf(ids, effective);
        if (!privileged && !(mayReal && mayEffective))
        {
            return null;
        }

        // A process that takes on another identity by this call cannot come back by what was saved before.
        var changed = new Ids(real ?? ids.Real, effective ?? ids.Effective, ids.Saved);
        var isAnother = real is not null || (effective is not null && effective != ids.Real);
        return isAnother ? changed with { Saved = changed.Effective } : changed;
    }

    private static Ids? SetAll(Ids ids, bool privileged, uint? real, uint? effective, uint? saved)
    {
        ThrowIfNoId(real, nameof(real));
        ThrowIfNoId(effective, nameof(effective));
        ThrowIfNoId(saved, nameof(saved));

        return privileged || new[] { real, effective, saved }.All(id => id is null || IsOneOf(ids, id))
            ? new Ids(real ?? ids.Real, effective ?? ids.Effective, saved ?? ids.Saved)
            : null;
    }

    private static bool IsOneOf(Ids ids, uint? id) => id == ids.Real || id == ids.Effective || id == ids.Saved;

    private static Outcome OfUsers(Credentials process, Ids? changed) =>
        changed is { } ids ? new Outcome(Errno.None, process with { User = ids }) : new Outcome(Errno.EPERM, process);

    private static Outcome OfGroups(Credentials process, Ids? changed) =>
        changed is { } ids ? new Outcome(Errno.None, process with { Group = ids }) : new Outcome(Errno.EPERM, process);

    private static void ThrowIfNoId(uint? id, string name)
    {
        if (id == NoId)
        {
            throw new ArgumentOutOfRangeException(name, id, "no user or group has this id; to leave an id as it is, pass null");
        }
    }
}
