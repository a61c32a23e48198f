// Given: what is said to callers: settings, errors, where field lines go.
using System.Runtime.CompilerServices;

namespace Katas.Http.Qpack;

/// <summary>What a decoder allows the encoder of the other side, as its SETTINGS frame says (RFC 9204 §5; RFC 9114 §7.2.4.1).</summary>
public sealed record QpackSettings
{
    /// <summary>SETTINGS_QPACK_MAX_TABLE_CAPACITY, in octets: the encoder may set the table's capacity up to this.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 0.</exception>
    public int MaxTableCapacity
    {
        get;
        init => field = AtLeastZero(value);
    }

    /// <summary>SETTINGS_QPACK_BLOCKED_STREAMS: so many streams may wait for the table at a time.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 0.</exception>
    public int BlockedStreams
    {
        get;
        init => field = AtLeastZero(value);
    }

    /// <summary>
    /// SETTINGS_MAX_FIELD_SECTION_SIZE, in octets: for each field line its name and value, decoded, and 32 (RFC 9114 §4.2.2).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 0.</exception>
    public int MaxFieldSectionSize
    {
        get;
        init => field = AtLeastZero(value);
    } = 16 * 1024;

    private static int AtLeastZero(int value, [CallerMemberName] string setting = "") =>
        value >= 0 ? value : throw new ArgumentOutOfRangeException(setting, value, "at least 0");
}

/// <summary>Whoever wants field lines one by one.</summary>
public interface IFieldSink
{
    /// <summary>Takes the next field line.</summary>
    /// <param name="name">Good until the call returns; to keep it, copy it.</param>
    /// <param name="value">Good until the call returns, too.</param>
    /// <param name="neverIndexed">Whoever sends it on must send it as <see cref="Indexing.Never"/>.</param>
    void Field(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value, bool neverIndexed);
}

/// <summary>What an encoder may do with a field line.</summary>
public enum Indexing
{
    /// <summary>It may come again: insert it.</summary>
    Insert,

    /// <summary>It will hardly come again: do not insert it, but refer to it if it is there.</summary>
    DoNotInsert,

    /// <summary>To guess its value must not pay: a literal each time, here and on all further hops (RFC 9204 §7.1.3).</summary>
    Never,
}

/// <summary>How far a field section has been read.</summary>
public enum SectionStatus
{
    /// <summary>All octets have been read, and the section goes on.</summary>
    More,

    /// <summary>The section needs entries that have not come yet. What is left of the input is to be offered again.</summary>
    Blocked,

    /// <summary>The section has ended, and all of its field lines have been handed out.</summary>
    Complete,

    /// <summary>
    /// Its field lines are more than <see cref="QpackSettings.MaxFieldSectionSize"/>: the stream has been given up, and nothing more of
    /// it is to be read. The connection lives on.
    /// </summary>
    TooLarge,
}

/// <summary>The error codes of QPACK (RFC 9204 §6).</summary>
public enum QpackError
{
    /// <summary>No error.</summary>
    None,

    /// <summary>QPACK_DECOMPRESSION_FAILED: a field section cannot be read.</summary>
    DecompressionFailed = 0x0200,

    /// <summary>QPACK_ENCODER_STREAM_ERROR: an instruction of the encoder cannot be followed.</summary>
    EncoderStreamError = 0x0201,

    /// <summary>QPACK_DECODER_STREAM_ERROR: an instruction of the decoder cannot be followed.</summary>
    DecoderStreamError = 0x0202,
}

/// <summary>The other side has broken a rule.</summary>
/// <param name="code">What the connection, or the stream, is closed with.</param>
/// <param name="offset">Of the octet that settled it, from the first one of the section or of the instructions' stream.</param>
/// <param name="reason">What is wrong there, as a sentence without its full stop; never a name or a value.</param>
public sealed class QpackException(QpackError code, long offset, string reason) : FormatException($"{code} at offset {offset}: {reason}")
{
    /// <summary>What the connection, or the stream, is closed with.</summary>
    public QpackError Code { get; } = code;

    /// <summary>The octet that settled it, from the first one of the section or of the instructions' stream.</summary>
    public long Offset { get; } = offset;

    /// <summary>Only the stream of the section is over; else it is the whole connection (RFC 9204 §7.4).</summary>
    public bool IsStreamError { get; init; }
}
