using static Katas.Http.ZeroRtt.Message;

namespace Katas.Http.ZeroRtt;

/// <summary>Who sends what, until the response to the first request is on its way.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc8446#section-2">RFC 8446 §2</see>,
/// <see href="https://www.rfc-editor.org/rfc/rfc5246#section-7.3">RFC 5246 §7.3</see>,
/// <see href="https://www.rfc-editor.org/rfc/rfc9001#section-4">RFC 9001 §4</see>.
/// </remarks>
public static class Flights
{
    /// <summary>The flights, in order; the client's and the server's take turns.</summary>
    /// <exception cref="ArgumentException">No such connection can be.</exception>
    public static IReadOnlyList<Flight> Of(ConnectionPlan plan) =>
        throw new NotImplementedException();
}
