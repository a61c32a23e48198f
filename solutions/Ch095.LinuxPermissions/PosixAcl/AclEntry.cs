namespace Katas.LinuxPermissions.PosixAcl;

/// <summary>One line of an ACL: rights for somebody.</summary>
/// <param name="Tag">Whom the entry is about.</param>
/// <param name="Qualifier">The user or group id of a <see cref="AclTag.User"/> or <see cref="AclTag.Group"/>; else null.</param>
/// <param name="Rights">What the entry grants, as far as the mask lets it.</param>
public readonly record struct AclEntry(AclTag Tag, uint? Qualifier, Rights Rights)
{
    /// <summary>The largest id that a user or group can have: the one after it means "none" to the kernel.</summary>
    public const uint LargestId = uint.MaxValue - 1;
}

/// <summary>Whom an entry is about (acl(5)); the order is that of the entries in an ACL.</summary>
public enum AclTag
{
    /// <summary>The owner: <c>ACL_USER_OBJ</c>, written <c>user::</c>.</summary>
    UserObj,

    /// <summary>A user named by the qualifier: <c>ACL_USER</c>, <c>user:1001:</c>.</summary>
    User,

    /// <summary>The file's group: <c>ACL_GROUP_OBJ</c>, <c>group::</c>.</summary>
    GroupObj,

    /// <summary>A group named by the qualifier: <c>ACL_GROUP</c>, <c>group:50:</c>.</summary>
    Group,

    /// <summary>What named users and all groups can have at most: <c>ACL_MASK</c>, <c>mask::</c>.</summary>
    Mask,

    /// <summary>Everybody else: <c>ACL_OTHER</c>, <c>other::</c>.</summary>
    Other,
}

/// <summary>What an entry grants and what is asked for; the numbers are those of one octal digit of a mode.</summary>
[Flags]
public enum Rights
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Execute a file, search a directory.</summary>
    Execute = 1,

    /// <summary>Write a file; add and remove names in a directory.</summary>
    Write = 2,

    /// <summary>Read a file, list a directory.</summary>
    Read = 4,
}
