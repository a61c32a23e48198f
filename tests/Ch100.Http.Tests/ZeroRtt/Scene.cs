namespace Katas.Http.ZeroRtt.Steps;

/// <summary>One client and one server, at noon.</summary>
internal static class Scene
{
    public const uint AgeAdd = 0xFFFF_F000; // with it each age of more than 4,095 milliseconds goes round
    public const string Cipher = "TLS_AES_128_GCM_SHA256";
    public const string Server = "shop.example";

    public static readonly DateTimeOffset Noon = new(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Ten seconds either way.</summary>
    public static readonly ReplayPolicy Policy = new(Seconds(10), Seconds(10), 1000);

    /// <summary>Long before noon, so that no record is freshly started.</summary>
    public static readonly DateTimeOffset Morning = Noon - TimeSpan.FromHours(4);

    public static SessionParameters Parameters { get; } = new(TlsVersion.V13, Cipher, "h2");

    public static TimeSpan Seconds(double seconds) => TimeSpan.FromTicks((long)Math.Round(seconds * TimeSpan.TicksPerSecond));

    public static DateTimeOffset At(double seconds) => Noon + Seconds(seconds);

    /// <summary>A plan in words: <c>Tcp V13 Resumed Rejected</c>.</summary>
    public static ConnectionPlan Plan(string words)
    {
        var all = words.Split(' ');
        return new ConnectionPlan(Enum.Parse<Transport>(all[0]), Enum.Parse<TlsVersion>(all[1]))
        {
            Resumed = all.Contains("Resumed"),
            FalseStart = all.Contains("FalseStart"),
            HelloRetryRequest = all.Contains("HelloRetryRequest"),
            Retry = all.Contains("Retry"),
            EarlyData = all.Contains("Accepted") ? EarlyData.Accepted : all.Contains("Rejected") ? EarlyData.Rejected : EarlyData.NotSent,
        };
    }

    /// <summary>Flights in words: <c>C: Syn | S: SynAck</c>.</summary>
    public static string Show(IEnumerable<Flight> flights) =>
        string.Join(" | ", flights.Select(flight => $"{flight.From.ToString()[0]}: {string.Join(' ', flight.Messages)}"));

    public static HttpRequest Get(long size = 100, string method = "GET") => new(method, "/", size);

    /// <summary>A ticket that the client has had since noon.</summary>
    public static ClientTicket Kept(
        string identity = "ticket",
        uint lifetime = 7200,
        uint? size = 16_384,
        double received = 0,
        string server = Server,
        TransportParameters? remembered = null) =>
        new(new NewSessionTicket(identity, lifetime, AgeAdd, size), server, Parameters, At(received), remembered);

    /// <summary>A ticket that the server made at noon, for a client that is 100 milliseconds away.</summary>
    public static ServerTicket Made(string identity = "ticket", double roundTrip = 0.1, double created = 0) =>
        new(identity, At(created), Seconds(roundTrip), 7200, AgeAdd, Parameters) { MaxEarlyDataSize = 16_384 };

    /// <summary>A ticket in a ClientHello, of which the client says that it is that old.</summary>
    public static PskOffer Offer(double age = 60, string binder = "binder", string identity = "ticket") =>
        new(identity, unchecked((uint)(long)(age * 1000) + AgeAdd), System.Text.Encoding.ASCII.GetBytes(binder));

    public static Hello Hello(params PskOffer[] offers) => new(offers, EarlyData: true);

    public static Selection Selects(int? psk = 0) => new(psk, Parameters);

    /// <summary>First each thread has a share of its own, then all have the same: who comes later finds less to do, and catches up.</summary>
    public static IEnumerable<T> Turns<T>(T[] all, int me, int threads) =>
        all[..(all.Length / 2)].Where((_, i) => i % threads == me).Concat(all[(all.Length / 2)..]);

    /// <summary>An error of the connection, in words: <c>IllegalParameter, alpn</c>.</summary>
    public static string Breaks(Action act)
    {
        try
        {
            act();
            return "nothing";
        }
        catch (ConnectionErrorException error)
        {
            return $"{error.Error}, {error.Field}";
        }
    }
}
