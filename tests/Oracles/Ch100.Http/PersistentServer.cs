using System.Net.Sockets;
using System.Text;
using Katas.Http.PersistentConnection;

namespace Katas.Oracles.Http;

/// <summary>A server whose connections are the solution's. It answers what has come from the last request to the first, each with its target.</summary>
/// <remarks>Requests have no bodies here, so that an empty line is all that it has to find.</remarks>
internal sealed class PersistentServer(ServerOptions options, Socket client)
{
    private readonly ServerConnection connection = new(options);
    private readonly List<string> targets = [];
    private string come = "";

    /// <summary>Serves connections, one after the other, until so many requests have been answered.</summary>
    /// <returns>How many each connection had.</returns>
    public static async Task<List<int>> Serve(TcpListener listener, ServerOptions options, int requests)
    {
        var served = new List<int>();
        while (served.Sum() < requests)
        {
            using var client = await listener.AcceptSocketAsync();
            var server = new PersistentServer(options, client);
            await server.Serve(until: requests - served.Sum());
            served.Add(server.targets.Count);
        }

        return served;
    }

    private async Task Serve(int until)
    {
        var buffer = new byte[4096];
        while (connection.State != ConnectionState.Closed && (connection.State == ConnectionState.Draining || targets.Count < until))
        {
            var length = await client.ReceiveAsync(buffer);
            if (length == 0)
            {
                connection.EndInput();
            }

            come += Encoding.Latin1.GetString(buffer, 0, length);
            while (Receive())
            {
                await Respond();
            }
        }
    }

    // All that is wanted and whole. Then it is answered, backwards.
    private bool Receive()
    {
        var first = targets.Count;
        while (connection.WantsRequest && come.IndexOf("\r\n\r\n", StringComparison.Ordinal) is >= 0 and var end)
        {
            var lines = come[..end].Split("\r\n");
            come = come[(end + 4)..];
            var line = lines[0].Split(' ');
            var field = Array.Find(lines, text => text.StartsWith("Connection:", StringComparison.OrdinalIgnoreCase));
            var version = line[2] == "HTTP/1.0" ? MessageVersion.Http10 : MessageVersion.Http11;
            connection.Receive(new RequestHead(version, line[0], field?["Connection:".Length..] ?? ""));
            targets.Add(line[1]);
        }

        for (var number = targets.Count - 1; number >= first; number--)
        {
            connection.Answer(number, 200);
        }

        return targets.Count > first;
    }

    private async Task Respond()
    {
        while (connection.TryTake(out var next))
        {
            var field = next.Connection is { } value ? $"Connection: {value}\r\n" : "";
            var body = targets[next.Number];
            await client.SendAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {next.StatusCode} OK\r\nContent-Length: {body.Length}\r\n{field}\r\n{body}"));
            if (next.Following == ConnectionState.Draining)
            {
                client.Shutdown(SocketShutdown.Send);
            }
        }
    }
}
