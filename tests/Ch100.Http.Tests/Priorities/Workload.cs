namespace Katas.Http.Priorities.Steps;

/// <summary>What <c>kata compare</c> measures: fields, updates and turns of a busy connection.</summary>
public sealed class Workload
{
    private const int Count = 100;

    private readonly byte[][] fields =
    [
        "u=1"u8.ToArray(),
        "u=5, i"u8.ToArray(),
        "u=3;x=\"a\", visible=(1 2 3), i=?0"u8.ToArray(),
        "u=2, n=:aGVsbG8=:, i"u8.ToArray(),
    ];

    private readonly byte[] payload = [0, 0, 0, 1, .. "u=2, i"u8];

    /// <summary>All urgencies in one.</summary>
    public long Read_100_fields()
    {
        var all = 0L;
        for (var i = 0; i < Count; i++)
        {
            all += PriorityField.Read(fields[i % fields.Length]).Urgency ?? 3;
        }

        return all;
    }

    /// <summary>All urgencies in one.</summary>
    public long Open_update_and_close_100_requests()
    {
        var table = new PriorityTable(WireVersion.Http2);
        var all = 0L;
        for (var i = 0; i < Count; i++)
        {
            var element = new Element(false, 2 * i + 1);
            table.Open(element, PriorityField.Read(fields[i % fields.Length]));
            table.Apply(PriorityUpdateFrame.ReadHttp2(0, payload) with { Element = element });
            all += table.PriorityOf(element).Urgency;
            table.Close(element);
        }

        return all;
    }

    /// <summary>All streams in one.</summary>
    public long Give_300_turns_to_100_responses()
    {
        var scheduler = new ResponseScheduler();
        for (var i = 0; i < Count; i++)
        {
            scheduler.Add(2 * i + 1, new Priority(3, i % 4 != 0));
        }

        var all = 0L;
        for (var i = 0; i < 300 && scheduler.TryNext(out var streamId); i++)
        {
            all = all * 31 + streamId;
        }

        return all;
    }
}
