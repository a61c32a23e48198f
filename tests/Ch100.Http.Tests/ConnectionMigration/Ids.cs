namespace Katas.Http.ConnectionMigration.Steps;

/// <summary>Ids, and frames about them, as text.</summary>
internal static class Ids
{
    public static ConnectionId Of(string hex) => new(Convert.FromHexString(hex));

    public static ResetToken Token(long sequence) => new((UInt128)0xABCD << 64 | (UInt128)sequence);

    /// <summary>The frame as an honest end makes it: id number 3 is <c>c3</c>.</summary>
    public static PathFrame.NewConnectionId New(long sequence, long retirePriorTo = 0, string? id = null, long? token = null) =>
        new(sequence, retirePriorTo, Of(id ?? $"c{sequence % 10}"), Token(token ?? sequence));

    public static string Show(IEnumerable<PathFrame.NewConnectionId> frames) =>
        string.Join(", ", frames.Select(frame => $"{frame.Sequence} {frame.Id} prior to {frame.RetirePriorTo}"));

    public static string Show(IEnumerable<ConnectionId> ids) => string.Join(' ', ids);

    public static string Show(IEnumerable<PathFrame.RetireConnectionId> frames) => string.Join(' ', frames.Select(frame => frame.Sequence));

    /// <summary>The ids that can be found: <c>c0 c1</c>.</summary>
    public static string Found(this RemoteIds ids) => string.Join(' ', Enumerable.Range(0, 10).Select(sequence => ids.Find(sequence)).Where(id => id is not null));

    /// <summary>The numbers of those that are to be retired: <c>0 1</c>.</summary>
    public static string Told(this RemoteIds ids) => Show(ids.TakeRetirements());

    public static void MustBeRefused(TransportError code, long sequence, Action receive)
    {
        var error = receive.Should().Throw<ConnectionErrorException>().Which;

        (error.Code, error.Sequence).Should().Be((code, sequence), "{0}", error.Message);
    }
}

/// <summary>Ids in order: <c>01</c>, <c>02</c>, …</summary>
internal sealed class Counter : IConnectionIdSource
{
    private byte made;

    public (ConnectionId Id, ResetToken Token) Make() => (new ConnectionId([++made]), Ids.Token(made));
}

/// <summary>The same id each time.</summary>
internal sealed class Stuck(string id) : IConnectionIdSource
{
    public (ConnectionId Id, ResetToken Token) Make() => (Ids.Of(id), default);
}
