namespace Katas.LinuxPermissions.PosixAcl;

/// <summary>Who asks: the part of a process's credentials that an access check looks at.</summary>
/// <param name="User">The user id, the effective one in most cases.</param>
/// <param name="Group">The group id.</param>
/// <param name="SupplementaryGroups">More group ids.</param>
public sealed record Subject(uint User, uint Group, IReadOnlyCollection<uint> SupplementaryGroups);

/// <summary>The answer, and who spoke.</summary>
/// <param name="Granted">True, or false where the system call fails with EACCES.</param>
/// <param name="Step">The step of the algorithm that had the answer.</param>
public sealed record Decision(bool Granted, AclStep Step);

/// <summary>The steps of acl(5), Access check algorithm. The first that fits has the answer.</summary>
public enum AclStep
{
    /// <summary>Step 1: the file is the subject's.</summary>
    Owner,

    /// <summary>Step 2: an entry names the subject's user.</summary>
    NamedUser,

    /// <summary>Step 3: the subject is in the file's group or in a named one.</summary>
    Groups,

    /// <summary>Step 4: nothing else fits.</summary>
    Other,
}
