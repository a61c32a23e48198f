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
    /// <summary>setuid(2): all three ids for a privileged process, the effective one for any other.</summary>
    public static Outcome SetUid(Credentials process, uint user) =>
        throw new NotImplementedException();

    /// <summary>seteuid(2): the effective id only.</summary>
    public static Outcome SetEuid(Credentials process, uint user) =>
        throw new NotImplementedException();

    /// <summary>setreuid(2): the real and the effective id, and with them perhaps the saved one.</summary>
    public static Outcome SetReuid(Credentials process, uint? real, uint? effective) =>
        throw new NotImplementedException();

    /// <summary>setresuid(2): each of the three.</summary>
    public static Outcome SetResuid(Credentials process, uint? real, uint? effective, uint? saved) =>
        throw new NotImplementedException();

    /// <summary>setgid(2): all three ids for a privileged process, the effective one for any other.</summary>
    public static Outcome SetGid(Credentials process, uint group) =>
        throw new NotImplementedException();

    /// <summary>setegid(2): the effective id only.</summary>
    public static Outcome SetEgid(Credentials process, uint group) =>
        throw new NotImplementedException();

    /// <summary>setregid(2): the real and the effective id, and with them perhaps the saved one.</summary>
    public static Outcome SetRegid(Credentials process, uint? real, uint? effective) =>
        throw new NotImplementedException();

    /// <summary>setresgid(2): each of the three.</summary>
    public static Outcome SetResgid(Credentials process, uint? real, uint? effective, uint? saved) =>
        throw new NotImplementedException();

    /// <summary>setgroups(2): all supplementary groups at once, for a privileged process only.</summary>
    public static Outcome SetGroups(Credentials process, IReadOnlyCollection<uint> groups) =>
        throw new NotImplementedException();
}
