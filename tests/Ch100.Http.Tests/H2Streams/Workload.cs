namespace Katas.Http.H2Streams.Steps;

/// <summary>What <c>kata compare</c> measures: a server with many small requests, and with a large one.</summary>
public sealed class Workload
{
    private const int Count = 100;

    /// <summary>The frames that the server sends.</summary>
    public long Answer_100_requests()
    {
        var server = new Connection(Endpoint.Server, new ConnectionOptions());
        server.Receive(new Frame.Settings([new(SettingId.InitialWindowSize, 1 << 20)]));
        server.Receive(new Frame.WindowUpdate(0, 1 << 24));
        for (var id = 1; id < 2 * Count; id += 2)
        {
            server.Receive(new Frame.StreamHeaders(id, EndStream: true));
            server.SendHeaders(id, endStream: false);
            server.SendData(id, 20_000, endStream: true);
        }

        return server.TakeFrames().Count;
    }

    /// <inheritdoc cref="Answer_100_requests"/>
    public long Take_an_upload_of_100_frames()
    {
        var server = new Connection(Endpoint.Server, new ConnectionOptions());
        server.Receive(new Frame.StreamHeaders(1));
        for (var i = 0; i < Count; i++)
        {
            server.Receive(new Frame.StreamData(1, 16_384));
            server.Consume(1, 16_384);
        }

        return server.TakeFrames().Count;
    }

    /// <inheritdoc cref="Answer_100_requests"/>
    public long Forget_100_streams_that_were_reset()
    {
        var server = new Connection(Endpoint.Server, new ConnectionOptions());
        for (var id = 1; id < 2 * Count; id += 2)
        {
            server.Receive(new Frame.StreamHeaders(id, EndStream: true));
            server.Receive(new Frame.Reset(id, ErrorCode.Cancel));
        }

        return server.TakeFrames().Count + server.Count;
    }
}
