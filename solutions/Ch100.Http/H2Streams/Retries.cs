namespace Katas.Http.H2Streams;

/// <summary>Streams of ours that the other end has done nothing for, so that they can be tried again elsewhere (RFC 9113 §8.7).</summary>
internal sealed class Retries
{
    private readonly List<int> streams = [];

    public void AddIf(bool isUntouched, int id)
    {
        if (isUntouched)
        {
            streams.Add(id);
        }
    }

    public IReadOnlyList<int> Take()
    {
        var taken = streams.ToArray();
        streams.Clear();
        return taken;
    }
}
