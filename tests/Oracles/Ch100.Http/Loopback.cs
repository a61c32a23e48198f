using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Katas.Oracles.Http;

/// <summary>Raw bytes to and from a server on this machine.</summary>
internal static class Loopback
{
    // Five seconds in all, for a server that has just been started.
    private const int Attempts = 200;
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(25);

    /// <summary>All that the server answers until it closes the connection.</summary>
    public static async Task<byte[]> Exchange(int port, byte[] request)
    {
        using var connection = await Connect(port);
        await connection.GetStream().WriteAsync(request);
        using var answer = new MemoryStream();
        try
        {
            await connection.GetStream().CopyToAsync(answer);
        }
        catch (IOException)
        {
            // A server that refuses a request may leave some of it unread, and then the connection is reset.
        }

        return answer.ToArray();
    }

    /// <summary>Waits until a server says hello: one that has just been started may listen before it has a certificate.</summary>
    [SuppressMessage("Security", "CA5359", Justification = "Whose certificate it is does not matter here.")]
    public static async Task Handshake(int port)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var connection = await Connect(port);
            await using var tls = new SslStream(connection.GetStream(), leaveInnerStreamOpen: false, (_, _, _, _) => true);
            try
            {
                await tls.AuthenticateAsClientAsync("localhost");
                return;
            }
            catch (Exception tooEarly) when (attempt < Attempts && tooEarly is AuthenticationException or IOException)
            {
                await Task.Delay(BetweenAttempts);
            }
        }
    }

    /// <summary>A port that nobody listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<TcpClient> Connect(int port)
    {
        for (var attempt = 1; ; attempt++)
        {
            var connection = new TcpClient();
            try
            {
                await connection.ConnectAsync(IPAddress.Loopback, port);
                return connection;
            }
            catch (SocketException) when (attempt < Attempts)
            {
                connection.Dispose();
                await Task.Delay(BetweenAttempts);
            }
        }
    }
}
