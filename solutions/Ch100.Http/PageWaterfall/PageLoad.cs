namespace Katas.Http.PageWaterfall;

/// <summary>Says when each resource of a page arrives.</summary>
/// <remarks>
/// What connections do is in <see href="https://www.rfc-editor.org/rfc/rfc1945#section-1.3">RFC 1945 §1.3</see>,
/// <see href="https://www.rfc-editor.org/rfc/rfc9112#section-9.3">RFC 9112 §9.3</see>,
/// <see href="https://www.rfc-editor.org/rfc/rfc9113#section-5">RFC 9113 §5</see> and
/// <see href="https://www.rfc-editor.org/rfc/rfc9000#section-2">RFC 9000 §2</see>. Everything else is a model: one link, whole
/// microseconds, and no chance.
/// </remarks>
public static class PageLoad
{
    /// <summary>Microseconds of a round trip.</summary>
    public const long MaxRoundTrip = 60_000_000;

    /// <summary>Bytes of the head of an answer.</summary>
    public const int MaxHeadSize = 65_536;

    /// <summary>Packets that can be lost.</summary>
    public const int MaxLost = 1_000;

    /// <summary>Fetches the page.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range; the parameter is its property.</exception>
    /// <exception cref="ArgumentException">HTTP/3 without TLS 1.3.</exception>
    public static Waterfall Run(Page page, Client client, Network network)
    {
        AtLeast(1, client.ConnectionsPerHost, nameof(client.ConnectionsPerHost));
        InRange(client.HeadSize, MaxHeadSize, nameof(client.HeadSize));
        InRange(network.RoundTrip, MaxRoundTrip, nameof(network.RoundTrip));
        AtLeast(1, network.BitsPerSecond, nameof(network.BitsPerSecond));
        AtLeast(1, network.InitialWindow, nameof(network.InitialWindow));
        InRange(network.Lost?.Count ?? 0, MaxLost, nameof(network.Lost));
        foreach (var number in network.Lost ?? [])
        {
            AtLeast(1, number, nameof(network.Lost));
        }

        return new Simulation(page, client, network).Run();
    }

    private static void InRange(long value, long most, string property)
    {
        AtLeast(0, value, property);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, most, property);
    }

    private static void AtLeast(long least, long value, string property) =>
        ArgumentOutOfRangeException.ThrowIfLessThan(value, least, property);
}
