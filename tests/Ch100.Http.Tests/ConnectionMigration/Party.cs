using System.Globalization;
using System.Net;

namespace Katas.Http.ConnectionMigration.Steps;

/// <summary>
/// One end, with its paths as text. The other end's address is a letter, with a digit for another port: <c>a</c>, <c>b</c>, <c>b2</c>;
/// for a client the letter is its own address. Its ids are <c>c0</c>, <c>c1</c>, …; ours are any.
/// </summary>
internal sealed class Party : IDisposable
{
    private readonly Dice dice = Dice.Throw();
    private readonly Endpoint self;
    private readonly Dictionary<string, ulong> asked = [];
    private long lastNumber = -1;

    public Party(Endpoint self = Endpoint.Server, int ids = 7, bool isConfirmed = true)
    {
        this.self = self;
        Ids = new RemoteIds(Steps.Ids.Of("c0"), limit: 8);
        for (var sequence = 1; sequence <= ids; sequence++)
        {
            Ids.Receive(Steps.Ids.New(sequence));
        }

        Paths = new PathManager(self, Path("a"), Ids, dice);
        if (isConfirmed)
        {
            Paths.ConfirmHandshake();
            if (self == Endpoint.Server)
            {
                Receive(0, "a");
                Take(0);
            }
        }
    }

    public static IPEndPoint OtherLocal { get; } = IPEndPoint.Parse("192.0.2.2:443");

    public RemoteIds Ids { get; }

    public PathManager Paths { get; }

    public Dice Dice => dice;

    /// <summary>The path where everything goes.</summary>
    public string Active => Show(Paths.Active);

    public string Timer => Paths.Timer is { } timer ? timer.TotalMilliseconds.ToString(CultureInfo.InvariantCulture) + " ms" : "never";

    /// <summary>What has happened: <c>moved b, validated b</c>.</summary>
    public string Events => string.Join(", ", Paths.TakeEvents().Select(one => one switch
    {
        PathEvent.Moved moved => $"moved {Show(moved.Path)}",
        PathEvent.Validated validated => $"validated {Show(validated.Path)}",
        PathEvent.Failed failed => $"failed {Show(failed.Path)}",
        PathEvent.EstimatesReset reset => $"reset {Show(reset.Path)}",
        _ => "closed",
    }));

    public static TimeSpan Ms(double milliseconds) => TimeSpan.FromMilliseconds(milliseconds);

    public static IPEndPoint Address(string name) => new(IPAddress.Parse($"198.51.100.{name[0] - 'a' + 1}"), name.Length > 1 ? name[1] - '0' : 1);

    /// <summary>The path to or from an address; <c>b@2</c> is that to the other address of the server.</summary>
    public NetworkPath Path(string name)
    {
        var server = name.EndsWith("@2", StringComparison.Ordinal) ? OtherLocal : IPEndPoint.Parse("192.0.2.1:443");
        var client = Address(name.Split('@')[0]);
        return self == Endpoint.Server ? new NetworkPath(server, client) : new NetworkPath(client, server);
    }

    /// <summary>A packet comes: with the next number, unless another one is given.</summary>
    public bool Receive(double at, string from, PathFrame? frame = null, long? number = null, int bytes = 1_200, string id = "aa")
    {
        lastNumber = Math.Max(lastNumber, number ?? lastNumber + 1);
        return Paths.Receive(new ReceivedPacket(Path(from), Steps.Ids.Of(id), number ?? lastNumber, bytes, [frame ?? new PathFrame.Other()]), Ms(at));
    }

    /// <summary>What is sent: <c>a 1200 c0: challenge; b 300 c1: response 5, challenge</c>.</summary>
    public string Take(double at)
    {
        var datagrams = Paths.Take(Ms(at));
        foreach (var datagram in datagrams)
        {
            foreach (var challenge in datagram.Frames.OfType<PathFrame.Challenge>())
            {
                asked[Show(datagram.Path)] = challenge.Data;
            }
        }

        return string.Join("; ", datagrams.Select(datagram =>
            $"{Show(datagram.Path)} {datagram.Bytes} {datagram.Destination}: {string.Join(", ", datagram.Frames.Select(Show))}"));
    }

    /// <summary>The last challenge that was sent on that path.</summary>
    public ulong Asked(string path) => asked[path];

    /// <summary>The answer to the last challenge on that path comes, there or elsewhere, in a packet that moves nothing.</summary>
    public void Answer(double at, string path, string? from = null) => Receive(at, from ?? path, new PathFrame.Response(asked[path]), bytes: 100);

    public void Expire(double at) => Paths.Expire(Ms(at));

    public void Dispose() => dice.Dispose();

    private static string Show(PathFrame frame) => frame switch
    {
        PathFrame.Challenge => "challenge",
        PathFrame.Response response => $"response {response.Data}",
        _ => "other",
    };

    private string Show(NetworkPath path)
    {
        var (client, server) = self == Endpoint.Server ? (path.Remote, path.Local) : (path.Local, path.Remote);
        var letter = (char)('a' + client.Address.GetAddressBytes()[3] - 1);
        return $"{letter}{(client.Port == 1 ? "" : client.Port)}{(server.Equals(OtherLocal) ? "@2" : "")}";
    }
}
