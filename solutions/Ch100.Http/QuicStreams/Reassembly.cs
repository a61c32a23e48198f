namespace Katas.Http.QuicStreams;

/// <summary>Puts the bytes of one stream in their order, whatever order they come in.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc9000#section-2.2">RFC 9000 §2.2</see>. Bytes are kept in pages, so that the
/// memory depends on how far they reach, and not on how many pieces they come in.
/// </remarks>
public sealed class Reassembly
{
    private const int PageSize = 1024;

    private readonly Dictionary<long, Page> pages = [];

    /// <summary>Where the next byte is that nobody has read.</summary>
    public long Position { get; private set; }

    /// <summary>Where the first byte is that has not come.</summary>
    public long GapAt { get; private set; }

    /// <summary>Bytes of memory that are taken for bytes of the stream.</summary>
    public long Memory => (long)pages.Count * PageSize;

    /// <summary>A byte among these differs from one that has come before and is still here.</summary>
    /// <param name="offset">Of the first one.</param>
    /// <param name="bytes">These.</param>
    public bool Contradicts(long offset, ReadOnlySpan<byte> bytes)
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            if (offset + i >= Position && Find(offset + i) is { } page && page.Has(Index(offset + i)) && page.Bytes[Index(offset + i)] != bytes[i])
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Takes bytes that do not contradict. What has come or been read before is left out.</summary>
    /// <param name="offset">Of the first one.</param>
    /// <param name="bytes">These.</param>
    public void Add(long offset, ReadOnlySpan<byte> bytes)
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            if (offset + i >= Position)
            {
                var page = Find(offset + i) ?? (pages[(offset + i) / PageSize] = new Page());
                page.Set(Index(offset + i), bytes[i]);
            }
        }

        while (Find(GapAt)?.Has(Index(GapAt)) == true)
        {
            GapAt++;
        }
    }

    /// <summary>Reads what is there, up to the first gap.</summary>
    /// <param name="destination">Room for it.</param>
    /// <returns>How many bytes were read.</returns>
    public int Read(Span<byte> destination)
    {
        var count = (int)Math.Min(destination.Length, GapAt - Position);
        for (var i = 0; i < count; i++)
        {
            destination[i] = Find(Position)!.Bytes[Index(Position)];
            Position++;
            if (Index(Position) == 0)
            {
                pages.Remove((Position - 1) / PageSize);
            }
        }

        return count;
    }

    /// <summary>Throws all away that has not been read.</summary>
    public void Clear() => pages.Clear();

    private static int Index(long offset) => (int)(offset % PageSize);

    private Page? Find(long offset) => pages.GetValueOrDefault(offset / PageSize);

    private sealed class Page
    {
        private readonly ulong[] has = new ulong[PageSize / 64];

        public byte[] Bytes { get; } = new byte[PageSize];

        public bool Has(int index) => (has[index / 64] >> (index % 64) & 1) != 0;

        public void Set(int index, byte octet)
        {
            Bytes[index] = octet;
            has[index / 64] |= 1UL << (index % 64);
        }
    }
}
