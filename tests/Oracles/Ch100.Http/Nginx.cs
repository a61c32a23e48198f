namespace Katas.Oracles.Http;

/// <summary>nginx on this machine, as one process that has all its files in a folder.</summary>
internal static class Nginx
{
    /// <summary>Runs it while it is asked something.</summary>
    /// <param name="folder">Where its files go, and what it serves.</param>
    /// <param name="http">What the configuration says of HTTP besides, with <c>PORT</c> in place of the port.</param>
    /// <param name="ask">Is given the port.</param>
    /// <param name="clock">Has its time, which else is the system's.</param>
    public static async Task While(string folder, string http, Func<int, Task> ask, ProgramClock? clock = null)
    {
        var environment = clock is null ? [] : await clock.EnvironmentAsync();
        var port = Loopback.FreePort();
        var configuration = Path.Combine(folder, "nginx.conf");
        await File.WriteAllTextAsync(configuration, $$"""
            daemon off; master_process off; pid {{folder}}/pid; error_log {{folder}}/error.log;
            {{string.Concat(environment.Keys.Select(name => $"env {name};"))}}
            events { }
            http {
                access_log off; root {{folder}};
                client_body_temp_path {{folder}}/b; proxy_temp_path {{folder}}/p; fastcgi_temp_path {{folder}}/f;
                uwsgi_temp_path {{folder}}/u; scgi_temp_path {{folder}}/s;
                {{http.Replace("PORT", $"{port}", StringComparison.Ordinal)}}
            }
            """);
        using var nginx = RealProgram.Named("nginx").Start(environment, "-c", configuration, "-e", $"{folder}/error.log");
        try
        {
            await ask(port);
        }
        finally
        {
            nginx.Kill();
            await nginx.WaitForExitAsync();
        }
    }
}
