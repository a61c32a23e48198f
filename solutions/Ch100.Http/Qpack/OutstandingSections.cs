namespace Katas.Http.Qpack;

/// <summary>The field sections that refer to the table, from their first reference until they are acknowledged or given up.</summary>
/// <remarks>Spec: <see href="https://www.rfc-editor.org/rfc/rfc9204#section-2.1.1">RFC 9204 §2.1.1</see>.</remarks>
internal sealed class OutstandingSections
{
    private readonly List<Section> sent = []; // in the order in which they were sent

    /// <summary>The one that is being written.</summary>
    public Section? Open { get; private set; }

    public int Sent => sent.Count;

    /// <summary>The oldest entry that any of them refers to, or <see cref="long.MaxValue"/>.</summary>
    public long OldestReference => All.SelectMany(section => section.References).Append(long.MaxValue).Min();

    private IEnumerable<Section> All => Open is null ? sent : sent.Append(Open);

    public void Begin(long streamId) => Open = new Section(streamId, []);

    public void End()
    {
        if (Open!.References.Count > 0)
        {
            sent.Add(Open);
        }

        Open = null;
    }

    public int ReferencesTo(long index) => All.Count(section => section.References.Contains(index));

    /// <summary>The streams that may have to wait, for an entry of theirs may not have come.</summary>
    public IEnumerable<long> StreamsAtRisk(long knownReceivedCount) =>
        All.Where(section => section.RequiredInsertCount > knownReceivedCount).Select(section => section.StreamId).Distinct();

    /// <summary>Takes out the first one that was sent on a stream.</summary>
    /// <returns>The Required Insert Count that it had, or null if there is none.</returns>
    public long? TakeFirst(long streamId)
    {
        var index = sent.FindIndex(section => section.StreamId == streamId);
        if (index < 0)
        {
            return null;
        }

        var required = sent[index].RequiredInsertCount;
        sent.RemoveAt(index);
        return required;
    }

    public void RemoveAll(long streamId) => sent.RemoveAll(section => section.StreamId == streamId);

    internal sealed record Section(long StreamId, HashSet<long> References)
    {
        public long RequiredInsertCount => References.Count == 0 ? 0 : References.Max() + 1;
    }
}
