using System.Diagnostics;
using System.Text.Json;

namespace Katas.Oracles.Http;

/// <summary>A server of HTTP/3 on this machine, with a certificate that it has made for itself.</summary>
internal sealed class Caddy : IAsyncDisposable
{
    private readonly string folder;
    private readonly Process process;

    private Caddy(string folder, int port)
    {
        this.folder = folder;
        Port = port;
        process = RealProgram.Named("caddy").Start("run", "--config", Path.Combine(folder, "caddy.json"));
    }

    public int Port { get; }

    /// <summary>Starts it, and comes back when it serves.</summary>
    public static async Task<Caddy> Start()
    {
        var folder = Directory.CreateTempSubdirectory("caddy").FullName;
        var port = Loopback.FreePort();
        await File.WriteAllTextAsync(Path.Combine(folder, "caddy.json"), $$"""
            {
              "admin": { "disabled": true, "config": { "persist": false } },
              "storage": { "module": "file_system", "root": {{JsonSerializer.Serialize(folder)}} },
              "apps": {
                "http": {
                  "servers": {
                    "hello": {
                      "listen": ["127.0.0.1:{{port}}"],
                      "automatic_https": { "disable_redirects": true },
                      "protocols": ["h1", "h2", "h3"],
                      "tls_connection_policies": [{}],
                      "routes": [{ "match": [{ "host": ["localhost"] }], "handle": [{ "handler": "static_response", "body": "hello" }] }]
                    }
                  }
                },
                "tls": { "automation": { "policies": [{ "subjects": ["localhost"], "issuers": [{ "module": "internal" }] }] } },
                "pki": { "certificate_authorities": { "local": { "install_trust": false } } }
              }
            }
            """);
        var caddy = new Caddy(folder, port);
        var log = new List<string>();
        while (await caddy.process.StandardError.ReadLineAsync() is { } line)
        {
            log.Add(line);
            if (line.Contains("serving initial configuration", StringComparison.Ordinal))
            {
                _ = caddy.process.StandardError.ReadToEndAsync(); // or it would wait with its pipe full
                await Loopback.Handshake(port);
                return caddy;
            }
        }

        await caddy.DisposeAsync();
        throw new InvalidOperationException($"caddy does not serve:\n{string.Join('\n', log)}");
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
