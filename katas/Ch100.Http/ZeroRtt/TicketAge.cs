namespace Katas.Http.ZeroRtt;

/// <summary>The age of a ticket, as others may see it.</summary>
/// <remarks>Spec: <see href="https://www.rfc-editor.org/rfc/rfc8446#section-4.2.11.1">RFC 8446 §4.2.11.1</see>.</remarks>
public static class TicketAge
{
    /// <summary>The longest that a ticket may live: 7 days, in seconds.</summary>
    public const uint MaxLifetimeSeconds = 604_800;

    /// <summary>What the client sends.</summary>
    /// <param name="age">Since the ticket came. What is less than a millisecond does not count.</param>
    /// <param name="ageAdd">What came with it.</param>
    /// <exception cref="ArgumentOutOfRangeException">An age that no ticket can have.</exception>
    public static uint Obfuscate(TimeSpan age, uint ageAdd) =>
        throw new NotImplementedException();

    /// <summary>What the server makes of it: from 0 to 2^32-1 milliseconds.</summary>
    /// <param name="obfuscated">What the client has sent.</param>
    /// <param name="ageAdd">What had gone with the ticket.</param>
    public static TimeSpan Reveal(uint obfuscated, uint ageAdd) =>
        throw new NotImplementedException();
}
