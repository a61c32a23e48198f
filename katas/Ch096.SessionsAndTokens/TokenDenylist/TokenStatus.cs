namespace Katas.SessionsAndTokens.TokenDenylist;

/// <summary>What the list says of a token.</summary>
public enum TokenStatus
{
    /// <summary>It could not be revoked if it had to be, and so is not good.</summary>
    Unrevocable,

    /// <summary>No verifier takes it any more.</summary>
    Expired,

    /// <summary>It has been revoked, alone or with others.</summary>
    Revoked,

    /// <summary>Nothing is known against it.</summary>
    Good,
}

/// <summary>What it took to revoke something.</summary>
public enum Revocation
{
    /// <summary>Nothing: no token that is meant is good, and none will be.</summary>
    NotNeeded,

    /// <summary>It has been written down.</summary>
    Listed,

    /// <summary>The list was full. More than what was meant is revoked, and nothing less.</summary>
    Widened,
}
