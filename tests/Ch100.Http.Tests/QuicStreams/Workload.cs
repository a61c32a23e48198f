namespace Katas.Http.QuicStreams.Steps;

/// <summary>What <c>kata compare</c> measures: a stream in order and out of order, and a connection with many streams.</summary>
public sealed class Workload
{
    private static readonly StreamLimits Limits = new()
    {
        MaxData = 1 << 20,
        MaxStreamDataBidiLocal = 1 << 20,
        MaxStreamDataBidiRemote = 1 << 20,
        MaxStreamsBidi = 100,
    };

    private readonly byte[] piece = new byte[1_000];
    private readonly byte[] buffer = new byte[8_000];

    /// <summary>The bytes that were read.</summary>
    public long Reassemble_20_pieces_in_order() => Reassemble(Enumerable.Range(0, 20));

    /// <inheritdoc cref="Reassemble_20_pieces_in_order"/>
    public long Reassemble_20_pieces_backwards() => Reassemble(Enumerable.Range(0, 20).Reverse());

    /// <summary>The bytes that came.</summary>
    public long Answer_50_requests()
    {
        var (client, server) = (new StreamTable(Endpoint.Client, Limits, Limits), new StreamTable(Endpoint.Server, Limits, Limits));
        for (var i = 0; i < 50; i++)
        {
            client.Open(true)!.Sending!.Write(piece.AsSpan(..50), true);
        }

        var all = 0L;
        foreach (var frame in client.TakeFrames(1_200))
        {
            server.Receive(frame);
        }

        while (server.Accept() is { } stream)
        {
            stream.Receiving!.Read(buffer, out var count);
            all += count;
        }

        return all;
    }

    private long Reassemble(IEnumerable<int> order)
    {
        var reassembly = new Reassembly();
        var all = 0L;
        foreach (var i in order)
        {
            reassembly.Add(i * piece.Length, piece);
            all += reassembly.Read(buffer);
        }

        while (reassembly.Read(buffer) is > 0 and var count)
        {
            all += count;
        }

        return all;
    }
}
