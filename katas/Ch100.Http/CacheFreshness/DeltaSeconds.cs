namespace Katas.Http.CacheFreshness;

/// <summary>Numbers of seconds, as caches write them.</summary>
/// <remarks>Spec: <see href="https://www.rfc-editor.org/rfc/rfc9111#section-1.2.2">RFC 9111 §1.2.2</see>.</remarks>
public static class DeltaSeconds
{
    /// <summary>For ever: what is more counts as this.</summary>
    public const long Max = 2_147_483_648;

    /// <summary>Reads <c>1*DIGIT</c>.</summary>
    /// <param name="text">Anything.</param>
    /// <returns>The seconds, <see cref="Max"/> at most; null if it is something else.</returns>
    public static long? Parse(string text) =>
        throw new NotImplementedException();
}
