using System.Collections;

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
        for (var done = AlreadyRead(offset, bytes.Length); done < bytes.Length; done += OnOnePage(offset + done, bytes[done..]).Length)
        {
            if (Find(offset + done)?.Contradicts(Index(offset + done), OnOnePage(offset + done, bytes[done..])) == true)
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
        for (var done = AlreadyRead(offset, bytes.Length); done < bytes.Length; done += OnOnePage(offset + done, bytes[done..]).Length)
        {
            var page = Find(offset + done) ?? (pages[(offset + done) / PageSize] = new Page());
            page.Set(Index(offset + done), OnOnePage(offset + done, bytes[done..]));
        }

        while (Find(GapAt)?.CountFrom(Index(GapAt)) is > 0 and var count)
        {
            GapAt += count;
        }
    }

    /// <summary>Reads what is there, up to the first gap.</summary>
    /// <param name="destination">Room for it.</param>
    /// <returns>How many bytes were read.</returns>
    public int Read(Span<byte> destination)
    {
        var read = 0;
        while (read < destination.Length && Position < GapAt)
        {
            var count = (int)Math.Min(Math.Min(GapAt - Position, destination.Length - read), PageSize - Index(Position));
            var bytes = Find(Position)!.Bytes.AsSpan(Index(Position), count);
            bytes.CopyTo(destination[read..]);
            read += count;
            Position += count;
            if (Index(Position) == 0)
            {
                pages.Remove(Position / PageSize - 1);
            }
        }

        return read;
    }

    /// <summary>Throws all away that has not been read.</summary>
    public void Clear() => pages.Clear();

    private static int Index(long offset) => (int)(offset % PageSize);

    private static ReadOnlySpan<byte> OnOnePage(long offset, ReadOnlySpan<byte> bytes) =>
        bytes[..Math.Min(bytes.Length, PageSize - Index(offset))];

    private int AlreadyRead(long offset, int length) => (int)Math.Clamp(Position - offset, 0, length);

    private Page? Find(long offset) => pages.GetValueOrDefault(offset / PageSize);

    private sealed class Page
    {
        private readonly BitArray has = new(PageSize);

        public byte[] Bytes { get; } = new byte[PageSize];

        public bool Contradicts(int index, ReadOnlySpan<byte> bytes)
        {
            for (var i = 0; i < bytes.Length; i++)
            {
                if (has[index + i] && Bytes[index + i] != bytes[i])
                {
                    return true;
                }
            }

            return false;
        }

        public void Set(int index, ReadOnlySpan<byte> bytes)
        {
            bytes.CopyTo(Bytes.AsSpan(index));
            for (var i = 0; i < bytes.Length; i++)
            {
                has[index + i] = true;
            }
        }

        // How many bytes without a gap begin here.
        public int CountFrom(int index)
        {
            var end = index;
            while (end < PageSize && has[end])
            {
                end++;
            }

            return end - index;
        }
    }
}
