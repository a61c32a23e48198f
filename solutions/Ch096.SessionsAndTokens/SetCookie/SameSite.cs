namespace Katas.SessionsAndTokens.SetCookie;

/// <summary>Which requests from other sites a cookie goes along with (draft §5.6.7).</summary>
public enum SameSite
{
    /// <summary>Nothing was said, or nothing that is known: treated as <see cref="Lax"/>.</summary>
    Default,

    /// <summary>With all; only for secure cookies.</summary>
    None,

    /// <summary>With those that take the user to our site by a safe method.</summary>
    Lax,

    /// <summary>With none.</summary>
    Strict,
}
