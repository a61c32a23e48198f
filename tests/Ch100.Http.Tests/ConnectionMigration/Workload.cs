namespace Katas.Http.ConnectionMigration.Steps;

/// <summary>What <c>kata compare</c> measures: packets that are found by their ids, and an end that moves from address to address.</summary>
public sealed class Workload
{
    private readonly ConnectionTable<string> table = new();
    private readonly ConnectionId[] ids = [.. Enumerable.Range(0, 1_000).Select(i => new ConnectionId([1, 2, 3, 4, 5, 6, (byte)(i >> 8), (byte)i]))];
    private readonly NetworkPath[] froms = [.. "abcdefgh".Select(name => new NetworkPath(Party.OtherLocal, Party.Address($"{name}")))];

    /// <summary>A table of many connections.</summary>
    public Workload()
    {
        foreach (var id in ids)
        {
            table.Add(id, "connection");
        }
    }

    /// <summary>The packets whose connection was found.</summary>
    public long Find_1000_packets()
    {
        var found = 0L;
        foreach (var id in ids)
        {
            found += table.Find(id, froms[0]) is null ? 0 : 1;
        }

        return found;
    }

    /// <summary>The bytes of challenges.</summary>
    public long Move_8_times()
    {
        using var dice = Dice.Throw();
        var remote = new RemoteIds(ids[0], 20);
        var paths = new PathManager(Endpoint.Server, froms[0], remote, dice);
        paths.ConfirmHandshake();
        var all = 0L;
        for (var i = 0; i < 8; i++)
        {
            remote.Receive(new PathFrame.NewConnectionId(i + 1, 0, ids[i + 1], default));
            paths.Receive(new ReceivedPacket(froms[i], ids[100 + i], i, 1_200, [new PathFrame.Other()]), TimeSpan.FromMilliseconds(i));
            foreach (var datagram in paths.Take(TimeSpan.FromMilliseconds(i)))
            {
                all += datagram.Bytes;
            }
        }

        return all;
    }

    /// <summary>The ids that were issued.</summary>
    public long Replace_ids_8_times()
    {
        var local = new LocalIds(ids[0], 2, 8, new Counter());
        var all = 0L;
        for (var i = 0; i < 8; i++)
        {
            foreach (var frame in local.Replace())
            {
                all++;
            }

            for (var sequence = 0L; sequence < 2 * i + 1; sequence++)
            {
                local.Receive(new PathFrame.RetireConnectionId(sequence), ids[^1]);
            }
        }

        return all;
    }
}
