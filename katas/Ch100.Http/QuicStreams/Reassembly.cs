using System.Collections;

namespace Katas.Http.QuicStreams;

/// <summary>Puts the bytes of one stream in their order, whatever order they come in.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc9000#section-2.2">RFC 9000 §2.2</see>. Bytes are kept in pages, so that the
/// memory depends on how far they reach, and not on how many pieces they come in.
/// </remarks>
public sealed class Reassembly
{
    /// <summary>Where the next byte is that nobody has read.</summary>
    public long Position { get; private set; }

    /// <summary>Where the first byte is that has not come.</summary>
    public long GapAt { get; private set; }

    /// <summary>Bytes of memory that are taken for bytes of the stream.</summary>
    public long Memory =>
        throw new NotImplementedException();

    /// <summary>A byte among these differs from one that has come before and is still here.</summary>
    /// <param name="offset">Of the first one.</param>
    /// <param name="bytes">These.</param>
    public bool Contradicts(long offset, ReadOnlySpan<byte> bytes) =>
        throw new NotImplementedException();

    /// <summary>Takes bytes that do not contradict. What has come or been read before is left out.</summary>
    /// <param name="offset">Of the first one.</param>
    /// <param name="bytes">These.</param>
    public void Add(long offset, ReadOnlySpan<byte> bytes) =>
        throw new NotImplementedException();

    /// <summary>Reads what is there, up to the first gap.</summary>
    /// <param name="destination">Room for it.</param>
    /// <returns>How many bytes were read.</returns>
    public int Read(Span<byte> destination) =>
        throw new NotImplementedException();

    /// <summary>Throws all away that has not been read.</summary>
    public void Clear() =>
        throw new NotImplementedException();
}
