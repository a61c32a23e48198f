namespace Katas.Http.PersistentConnection.Steps;

/// <summary>What <c>kata compare</c> measures: a pipeline that is answered from its end.</summary>
public sealed class Workload
{
    private const int Depth = 16;

    private readonly RequestHead request = new(MessageVersion.Http11, "GET", "keep-alive");

    /// <summary>The answers that were taken.</summary>
    public long Answer_sixteen_pipelined_requests_backwards()
    {
        var connection = new ServerConnection();
        for (var i = 0; i < Depth; i++)
        {
            connection.Receive(request);
        }

        for (var i = Depth - 1; i >= 0; i--)
        {
            connection.Answer(i, 200);
        }

        var taken = 0;
        while (connection.TryTake(out _))
        {
            taken++;
        }

        return taken;
    }

    /// <summary>The options that were found.</summary>
    public long Look_for_an_option_at_the_end_of_a_list() =>
        ConnectionOptions.Contains("Upgrade, HTTP2-Settings, keep-alive, TE, close", "close") ? 1 : 0;
}
