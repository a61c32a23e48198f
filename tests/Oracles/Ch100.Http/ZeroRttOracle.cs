using Katas.Http.ZeroRtt;
using Xunit.Abstractions;

namespace Katas.Oracles.Http;

/// <summary>openssl takes early data, and is sent it again; what would the solution say?</summary>
public sealed class ZeroRttOracle : IDisposable
{
    private const string Request = "GET /early HTTP/1.1";
    private const string Ticket = "NewSessionTicket";

    // openssl lets a client's clock differ by ten seconds either way.
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);
    private static readonly SessionParameters Parameters = new(TlsVersion.V13, "TLS_AES_256_GCM_SHA384", null);

    private readonly string folder = Directory.CreateTempSubdirectory("kata-zero-").FullName;
    private readonly ITestOutputHelper output;
    private readonly ProgramClock clock;

    public ZeroRttOracle(ITestOutputHelper output)
    {
        this.output = output;
        clock = new ProgramClock(folder) { Now = new DateTimeOffset(2026, 11, 3, 12, 0, 0, TimeSpan.Zero) };
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [OracleFact("faketime", "openssl")]
    public async Task Openssl_and_the_solution_send_the_same_messages_in_the_same_flights()
    {
        await File.WriteAllTextAsync($"{folder}/request", Request);
        string[] early = ["-early_data", $"{folder}/request"];
        await using (var server = await OpenSslServer.Start(folder, clock, "-tls1_2", "-no_ticket"))
        {
            const string Done = "Verify return code"; // there are no tickets to wait for
            MustBe("Tcp V12", await server.Ask(Done, "-sess_out", $"{folder}/12"));
            MustBe("Tcp V12 Resumed", await server.Ask(Done, "-sess_in", $"{folder}/12"));
        }

        await using (var server = await OpenSslServer.Start(folder, clock, "-tls1_3", "-early_data"))
        {
            MustBe("Tcp V13", await server.Ask(Ticket, "-sess_out", $"{folder}/a"));
            MustBe("Tcp V13", await server.Ask(Ticket, "-sess_out", $"{folder}/b"));
            MustBe("Tcp V13 Resumed Accepted", await server.Ask(Ticket, ["-sess_in", $"{folder}/a", .. early]));
            MustBe("Tcp V13 Resumed", await server.Ask(Ticket, "-sess_in", $"{folder}/b"));
        }

        // A known difference: with its guard on, openssl uses a ticket up with the first ClientHello, though that has to come again.
        await using (var server = await OpenSslServer.Start(folder, clock, "-tls1_3", "-early_data", "-no_anti_replay", "-groups", "P-384"))
        {
            MustBe("Tcp V13", await server.Ask(Ticket, "-groups", "P-384", "-sess_out", $"{folder}/c"));
            MustBe("Tcp V13 HelloRetryRequest", await server.Ask(Ticket, "-groups", "X25519:P-384"));
            MustBe(
                "Tcp V13 Resumed Rejected HelloRetryRequest",
                await server.Ask(Ticket, ["-groups", "X25519:P-384", "-sess_in", $"{folder}/c", .. early]));
        }
    }

    [OracleFact("faketime", "openssl")]
    public async Task Openssl_takes_each_ticket_once_as_the_solution_does()
    {
        const int Tickets = 4;
        const int Uses = 16;
        var random = Seed.Printed(output, $"{Uses} uses of {Tickets} tickets");
        await File.WriteAllTextAsync($"{folder}/request", Request);
        var tickets = new SingleUseTickets(Tickets);
        await using var server = await OpenSslServer.Start(folder, clock, "-tls1_3", "-early_data");
        for (var i = 0; i < Tickets; i++)
        {
            await server.Ask(Ticket, "-sess_out", $"{folder}/{i}");
            tickets.Issue(Made($"{i}"));
        }

        for (var use = 0; use < Uses; use++)
        {
            var (which, isEarly) = (random.Next(Tickets), random.Next(3) > 0);
            string[] early = isEarly ? ["-early_data", $"{folder}/request"] : [];
            var known = tickets.Count;
            var ours = tickets.Decide(new Hello([Offer($"{which}")], isEarly), new Selection(0, Parameters), clock.Now);

            var theirs = await server.Ask(Ticket, ["-sess_in", $"{folder}/{which}", .. early]);

            theirs.Taken.Should().Be((ours == EarlyDataVerdict.Accepted, tickets.Count < known), "use {0} is of ticket {1}; we say {2}", use, which, ours);
        }
    }

    [OracleFact("faketime", "openssl")]
    public async Task A_recorded_first_flight_gets_into_openssl_no_second_time()
    {
        var tickets = new SingleUseTickets(1);
        tickets.Issue(Made("a"));
        await using var server = await OpenSslServer.Start(folder, clock, "-tls1_3", "-early_data");

        var recorded = await AskEarly(server);
        Decide().Should().Be(EarlyDataVerdict.Accepted);
        recorded.Taken.Should().Be((true, true));
        for (var i = 0; i < 3; i++)
        {
            await server.Replay(recorded);
            Decide().Should().Be(EarlyDataVerdict.UnknownTicket);
        }

        TimesTaken(await server.End()).Should().Be(1);

        EarlyDataVerdict Decide() => tickets.Decide(new Hello([Offer("a")], true), new Selection(0, Parameters), clock.Now);
    }

    [OracleFact("faketime", "openssl")]
    public async Task Without_a_memory_openssl_lets_a_copy_in_until_it_is_too_late()
    {
        await CopyAfter(TimeSpan.Zero, EarlyDataVerdict.Replayed, taken: 2); // a known difference: it checks the time (§8.3) and has no record (§8.2)
        await CopyAfter(Window + TimeSpan.FromSeconds(3), EarlyDataVerdict.TooLate, taken: 1);
    }

    private async Task CopyAfter(TimeSpan time, EarlyDataVerdict expected, int taken)
    {
        var record = new ClientHelloRecord(new ReplayPolicy(Window, Window, 10), clock.Now - TimeSpan.FromHours(1));
        var made = Made("a");
        await using var server = await OpenSslServer.Start(folder, clock, "-tls1_3", "-early_data", "-no_anti_replay");

        var recorded = await AskEarly(server);
        record.Admit(Offer("a"), made, clock.Now).Should().Be(EarlyDataVerdict.Accepted);
        clock.Now += time;
        await server.Replay(recorded);
        record.Admit(Offer("a"), made, clock.Now).Should().Be(expected);

        TimesTaken(await server.End()).Should().Be(taken, "the client's, and the copy {0} later if openssl takes it", time);
    }

    private ServerTicket Made(string identity) =>
        new(identity, clock.Now, TimeSpan.Zero, 7200, 0, Parameters) { MaxEarlyDataSize = 16_384 };

    private static PskOffer Offer(string identity) => new(identity, 0, "the same each time"u8.ToArray());

    private static int TimesTaken(string printed) => printed.Split(Request).Length - 1;

    // A known difference of the words: openssl shows HelloRetryRequest as the ServerHello that it is on the wire (§4.1.4), and of
    // ChangeCipherSpec, which is no handshake message, its own only.
    private static void MustBe(string plan, Handshook theirs)
    {
        var words = plan.Split(' ');
        var ours = Flights.Of(new ConnectionPlan(Enum.Parse<Transport>(words[0]), Enum.Parse<TlsVersion>(words[1]))
        {
            Resumed = words.Contains("Resumed"),
            HelloRetryRequest = words.Contains("HelloRetryRequest"),
            EarlyData = words.Contains("Accepted") ? EarlyData.Accepted : words.Contains("Rejected") ? EarlyData.Rejected : EarlyData.NotSent,
        });
        var flights = ours
            .Select(flight => (flight.From, Messages: flight.Messages.Where(IsOfTheHandshake).ToList()))
            .Where(flight => flight.Messages.Count > 0)
            .Select(flight => $"{flight.From.ToString()[0]}: {string.Join(' ', flight.Messages)}");

        theirs.Flights.Should().Be(
            string.Join(" | ", flights).Replace("HelloRetryRequest", "ServerHello", StringComparison.Ordinal), "this is {0}", plan);
    }

    private static bool IsOfTheHandshake(Message message) => message is not
        (Message.Syn or Message.SynAck or Message.Ack or Message.Request or Message.Response or Message.ChangeCipherSpec);

    private async Task<Handshook> AskEarly(OpenSslServer server)
    {
        await File.WriteAllTextAsync($"{folder}/request", Request);
        await server.Ask(Ticket, "-sess_out", $"{folder}/a");
        return await server.Ask(Ticket, "-sess_in", $"{folder}/a", "-early_data", $"{folder}/request");
    }
}
