using System.Net;
using System.Net.Sockets;
using Katas.Http.QuicPacket;

namespace Katas.Oracles.Http;

/// <summary>Stands between a client and a server, and hands on or answers what they send.</summary>
internal sealed class QuicRelay : IDisposable
{
    private readonly UdpClient front = new(new IPEndPoint(IPAddress.Loopback, 0)); // where the client sends to
    private readonly UdpClient back = new(new IPEndPoint(IPAddress.Loopback, 0)); // where the server answers to
    private readonly IPEndPoint? server;
    private readonly CancellationTokenSource end = new();
    private readonly Lock gate = new();
    private readonly Task fromClient;
    private readonly Task fromServer;
    private IPEndPoint? client;

    /// <param name="serverPort">Where the server is; null if there is none, and all answers are <paramref name="handle"/>'s.</param>
    /// <param name="handle">What is sent on in the place of a datagram, to the other side; with no server, back to the client.</param>
    public QuicRelay(int? serverPort, Func<Endpoint, byte[], IEnumerable<byte[]>> handle)
    {
        server = serverPort is { } port ? new IPEndPoint(IPAddress.Loopback, port) : null;
        fromClient = Run(front, Endpoint.Client, handle);
        fromServer = Run(back, Endpoint.Server, handle);
    }

    public int Port => ((IPEndPoint)front.Client.LocalEndPoint!).Port;

    /// <summary>All datagrams that came, as they came.</summary>
    public List<(Endpoint Sender, byte[] Datagram)> Recorded { get; } = [];

    /// <summary>The secrets of the connection, as programs with TLS write them down for who looks for an error.</summary>
    public string KeyLog { get; private set; } = "";

    /// <summary>Runs gtlsclient towards this relay to its end, and comes back when all that it has sent has been recorded.</summary>
    /// <returns>How it ended, and its log.</returns>
    public async Task<(int ExitCode, string Log)> Ask(params IEnumerable<string> options)
    {
        var keyLog = Path.GetTempFileName();
        string[] call =
        [
            "-c", """SSLKEYLOGFILE=$0 exec gtlsclient "$@" 2>&1""", keyLog, "--no-quic-dump", "--no-http-dump", "--exit-on-all-streams-close",
            .. options, "127.0.0.1", $"{Port}", "https://localhost/",
        ];
        var result = await RealProgram.Named("bash").RunAsync(call);
        KeyLog = await File.ReadAllTextAsync(keyLog);
        File.Delete(keyLog);
        await Flush(front, fromClient);
        await Flush(back, fromServer);
        await end.CancelAsync();
        await Task.WhenAll(fromClient, fromServer);
        return (result.ExitCode, result.Text);
    }

    public void Dispose()
    {
        front.Dispose();
        back.Dispose();
        end.Dispose();
    }

    private async Task Run(UdpClient side, Endpoint sender, Func<Endpoint, byte[], IEnumerable<byte[]>> handle)
    {
        try
        {
            while (true)
            {
                var come = await side.ReceiveAsync(end.Token);
                List<byte[]> answers;
                lock (gate)
                {
                    client = sender == Endpoint.Client ? come.RemoteEndPoint : client;
                    Recorded.Add((sender, come.Buffer));
                    answers = [.. handle(sender, come.Buffer)];
                }

                foreach (var answer in answers)
                {
                    await (sender == Endpoint.Client && server is not null ? back.SendAsync(answer, server) : front.SendAsync(answer, client));
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The client has gone.
        }
    }

    // What has been sent on this machine before is read before this, unless a test has failed there.
    private static async Task Flush(UdpClient side, Task reading)
    {
        while (side.Available > 0 && !reading.IsCompleted)
        {
            await Task.Yield();
        }
    }
}
