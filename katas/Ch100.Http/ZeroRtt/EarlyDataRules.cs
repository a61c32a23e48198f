namespace Katas.Http.ZeroRtt;

/// <summary>What early data needs, whether it was here before or not.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc8446#section-4.2.10">RFC 8446 §4.2.10</see>,
/// <see href="https://www.rfc-editor.org/rfc/rfc9000#section-7.4.1">RFC 9000 §7.4.1</see>.
/// </remarks>
public static class EarlyDataRules
{
    /// <summary>The first reason against it, or <see cref="EarlyDataVerdict.Accepted"/>.</summary>
    /// <param name="hello">What the client has sent.</param>
    /// <param name="ticket">What the server knows of the selected ticket; null for nothing.</param>
    /// <param name="selection">What it has chosen.</param>
    /// <param name="now">The time of day.</param>
    /// <exception cref="ArgumentException">A ticket was chosen that is not in the ClientHello.</exception>
    public static EarlyDataVerdict Check(Hello hello, ServerTicket? ticket, Selection selection, DateTimeOffset now) =>
        throw new NotImplementedException();
}
