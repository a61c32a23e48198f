using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Katas.Oracles.Http;

/// <summary>What <c>openssl s_client</c> has printed, and what its server.</summary>
/// <param name="Text">All of it.</param>
/// <param name="Sent">All bytes that the client has sent.</param>
internal sealed record Handshook(string Text, byte[] Sent)
{
    private static readonly string[] NotOfTheHandshake = ["NewSessionTicket", "KeyUpdate"];

    /// <summary>Whether the early data was taken, and whether the ticket was.</summary>
    public (bool EarlyData, bool Ticket) Taken =>
        (Text.Contains("Early data was accepted", StringComparison.Ordinal), Text.Contains("\nReused, ", StringComparison.Ordinal));

    /// <summary>The messages of the handshake, in flights: <c>C: ClientHello | S: ServerHello</c>.</summary>
    public string Flights
    {
        get
        {
            List<string> flights = [];
            foreach (var line in Text.Split('\n').Where(line => line.Contains(", Handshake [", StringComparison.Ordinal)))
            {
                var (from, message) = (line.StartsWith(">>>", StringComparison.Ordinal) ? "C:" : "S:", line[(line.LastIndexOf(' ') + 1)..].Trim());
                if (NotOfTheHandshake.Contains(message))
                {
                    continue;
                }

                if (flights.Count == 0 || !flights[^1].StartsWith(from, StringComparison.Ordinal))
                {
                    flights.Add(from);
                }

                flights[^1] += " " + message;
            }

            return string.Join(" | ", flights);
        }
    }
}

/// <summary>openssl's server on this machine, and its clients.</summary>
internal sealed class OpenSslServer : IAsyncDisposable
{
    private static readonly RealProgram OpenSsl = RealProgram.Named("openssl");

    private readonly int port = Loopback.FreePort();
    private readonly Dictionary<string, string> environment;
    private readonly Process process;

    private OpenSslServer(string folder, Dictionary<string, string> environment, string[] options)
    {
        this.environment = environment;
        process = OpenSsl.Start(
            environment,
            ["s_server", "-accept", $"127.0.0.1:{port}", "-cert", $"{folder}/cert", "-key", $"{folder}/key", "-num_tickets", "1", "-quiet", .. options]);
    }

    /// <summary>Starts one, with a certificate that it has signed itself.</summary>
    /// <param name="folder">Where that is kept.</param>
    /// <param name="clock">Has the time of server and clients.</param>
    /// <param name="options">Of the server.</param>
    public static async Task<OpenSslServer> Start(string folder, ProgramClock clock, params string[] options)
    {
        var made = await OpenSsl.RunAsync(
            ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", $"{folder}/key", "-out", $"{folder}/cert", "-subj", "/CN=localhost"]);
        made.ExitCode.Should().Be(0, made.Errors);
        var server = new OpenSslServer(folder, await clock.EnvironmentAsync(), options);
        await Loopback.Exchange(server.port, "GET / HTTP/1.0\r\n\r\n"u8.ToArray()); // until somebody listens, and says that this is not TLS
        return server;
    }

    /// <summary>Connects, waits for <paramref name="sign"/> in what the client prints, and ends it.</summary>
    public async Task<Handshook> Ask(string sign, params string[] options)
    {
        using var relay = new TcpListener(IPAddress.Loopback, 0);
        relay.Start();
        var relaying = Relay(relay.AcceptTcpClientAsync());
        using var client = OpenSsl.Start(environment, ["s_client", "-connect", $"{relay.LocalEndpoint}", "-msg", .. options]);
        var errors = client.StandardError.ReadToEndAsync();
        List<string> lines = [];
        while (await client.StandardOutput.ReadLineAsync() is { } line)
        {
            lines.Add(line);
            if (line.Contains(sign, StringComparison.Ordinal))
            {
                client.StandardInput.Close();
            }
        }

        await client.WaitForExitAsync();
        lines.Should().Contain(line => line.Contains(sign, StringComparison.Ordinal), "openssl says {0}", await errors);
        return new Handshook(string.Join('\n', lines), await relaying);
    }

    /// <summary>Sends bytes once more that somebody else has sent, and nothing else.</summary>
    public async Task Replay(Handshook earlier)
    {
        using var attacker = new TcpClient();
        await attacker.ConnectAsync(IPAddress.Loopback, port);
        var stream = attacker.GetStream();
        try
        {
            await stream.WriteAsync(earlier.Sent);
            attacker.Client.Shutdown(SocketShutdown.Send);
            await stream.CopyToAsync(Stream.Null);
        }
        catch (Exception failure) when (failure is IOException or SocketException)
        {
            // A copy that is not taken ends in a reset, sooner or later.
        }
    }

    /// <summary>Ends it. What it has printed is what it took.</summary>
    public async Task<string> End()
    {
        var printed = process.StandardOutput.ReadToEndAsync();
        if (!process.HasExited)
        {
            process.Kill();
        }

        await process.WaitForExitAsync();
        return await printed;
    }

    public async ValueTask DisposeAsync()
    {
        await End();
        process.Dispose();
    }

    private async Task<byte[]> Relay(Task<TcpClient> accepting)
    {
        using var client = await accepting;
        using var server = new TcpClient();
        await server.ConnectAsync(IPAddress.Loopback, port);
        using var sent = new MemoryStream();
        var back = server.GetStream().CopyToAsync(client.GetStream());
        var buffer = new byte[16_384];
        while (await client.GetStream().ReadAsync(buffer) is > 0 and var count)
        {
            await sent.WriteAsync(buffer.AsMemory(0, count));
            await server.GetStream().WriteAsync(buffer.AsMemory(0, count));
        }

        server.Client.Shutdown(SocketShutdown.Send);
        try
        {
            await back;
        }
        catch (IOException)
        {
            // The client is gone, and hears no more.
        }

        return sent.ToArray();
    }
}
