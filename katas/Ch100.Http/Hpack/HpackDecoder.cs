namespace Katas.Http.Hpack;

/// <summary>Reads the header blocks of one direction of one HTTP/2 connection, in whatever fragments they arrive.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc7541#section-6">RFC 7541 §6</see>.
/// <code>
/// 1    index(7)                  indexed field
/// 01   index(6) [name] value     literal field, inserted into the table
/// 001  size(5)                   dynamic table size update
/// 0001 index(4) [name] value     literal field, never indexed
/// 0000 index(4) [name] value     literal field, not inserted
/// </code>
/// Memory is taken when the decoder is made and when <see cref="SetTableLimit"/> raises the limit; to decode takes none.
/// </remarks>
public sealed class HpackDecoder
{
    /// <summary>Makes a decoder with an empty table.</summary>
    /// <param name="limits">What the other side may send; left out, the defaults of <see cref="HpackLimits"/>.</param>
    public HpackDecoder(HpackLimits? limits = null) =>
        throw new NotImplementedException();

    /// <summary>What the other side has told this one to remember; to be looked at, not to be changed.</summary>
    public DynamicTable Table { get; }

    /// <summary>
    /// A new SETTINGS_HEADER_TABLE_SIZE of this side, once the other side has acknowledged it. The table keeps its size until the next
    /// block says otherwise.
    /// </summary>
    /// <param name="limit">In octets.</param>
    /// <exception cref="ArgumentOutOfRangeException">Less than 0.</exception>
    /// <exception cref="InvalidOperationException">In the middle of a block: no frame comes between its fragments.</exception>
    public void SetTableLimit(int limit) =>
        throw new NotImplementedException();

    /// <summary>Reads the next fragment of a header block: what a HEADERS or CONTINUATION frame carries.</summary>
    /// <param name="fragment">Octets not seen before; of any number.</param>
    /// <param name="endOfBlock">The block ends with them: END_HEADERS.</param>
    /// <param name="sink">Is given each field as soon as it has been read. It does not throw.</param>
    /// <exception cref="HpackException">The block breaks a rule, or an earlier one did.</exception>
    public HeaderBlockStatus Decode(ReadOnlySpan<byte> fragment, bool endOfBlock, IHeaderSink sink) =>
        throw new NotImplementedException();
}
