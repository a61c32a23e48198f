using System.Globalization;

namespace Katas.Http.PersistentConnection.Steps;

/// <summary>What comes out of a server's connection, as text.</summary>
internal static class Server
{
    /// <summary>A request of HTTP/1.1.</summary>
    public static RequestHead Get { get; } = new(MessageVersion.Http11, "GET");

    /// <summary>A request that must not be worked on beside others.</summary>
    public static RequestHead Post { get; } = new(MessageVersion.Http11, "POST");

    /// <summary>A connection that has received these.</summary>
    public static ServerConnection With(params IEnumerable<RequestHead> requests)
    {
        var connection = new ServerConnection();
        foreach (var request in requests)
        {
            connection.Receive(request);
        }

        return connection;
    }

    /// <summary>All responses that can be taken: <c>0 200 - Open, 1 404 close Draining</c>.</summary>
    public static string TakeAll(ServerConnection connection)
    {
        var all = new List<string>();
        while (connection.TryTake(out var next))
        {
            all.Add(string.Create(CultureInfo.InvariantCulture, $"{next.Number} {next.StatusCode} {next.Connection ?? "-"} {next.Following}"));
        }

        return string.Join(", ", all);
    }

    /// <summary>Answers the only request, and takes the answer.</summary>
    public static string AnswerTo(RequestHead request, int status = 200, bool close = false)
    {
        var connection = With(request);
        connection.Answer(0, status, close);
        return TakeAll(connection);
    }
}
