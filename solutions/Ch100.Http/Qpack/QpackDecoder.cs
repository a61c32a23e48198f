using System.Buffers;

namespace Katas.Http.Qpack;

/// <summary>Reads the field sections of one direction of one HTTP/3 connection, on as many streams as there are.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc9204#section-2.2">RFC 9204 §2.2</see>.
/// <code>
/// encoder stream ──► table ──► sections, each on a stream of its own; those that need more than has come wait
/// decoder stream ◄── what has been read, given up, inserted
/// </code>
/// </remarks>
public sealed class QpackDecoder
{
    private readonly QpackSettings settings;
    private readonly Refusals refusals = new();
    private readonly EncoderStreamReader encoderStream;
    private readonly Dictionary<long, FieldSectionReader> sections = []; // that have begun and not ended, by their streams
    private readonly Stack<FieldSectionReader> spare = [];
    private readonly ArrayBufferWriter<byte> instructions = new();
    private long knownReceivedCount; // what the encoder will know of when it has read the instructions

    /// <summary>Makes a decoder with an empty table.</summary>
    /// <param name="settings">What the other side has been told; left out, the defaults of <see cref="QpackSettings"/>.</param>
    public QpackDecoder(QpackSettings? settings = null)
    {
        this.settings = settings ?? new QpackSettings();
        Table = new DynamicTable(this.settings.MaxTableCapacity);
        encoderStream = new EncoderStreamReader(Table, this.settings.MaxTableCapacity, refusals);
    }

    /// <summary>What the encoder has told this side to remember; to be looked at, not to be changed.</summary>
    public DynamicTable Table { get; }

    /// <summary>How many streams wait for the table.</summary>
    public int BlockedStreams
    {
        get
        {
            var count = 0;
            foreach (var section in sections.Values)
            {
                count += section.IsBlocked ? 1 : 0;
            }

            return count;
        }
    }

    /// <summary>Does this stream wait for the table?</summary>
    /// <param name="streamId">Any.</param>
    public bool IsBlocked(long streamId) => sections.TryGetValue(streamId, out var section) && section.IsBlocked;

    /// <summary>Reads what has come on the encoder stream.</summary>
    /// <param name="octets">Of any number, not seen before.</param>
    /// <exception cref="QpackException">An instruction cannot be followed, or there was an error of the connection before.</exception>
    public void ReadEncoderStream(ReadOnlySpan<byte> octets)
    {
        refusals.ThrowIfAny();
        encoderStream.Read(octets);
    }

    /// <summary>Reads what has come of a field section, and begins one if the stream is not in the middle of one.</summary>
    /// <param name="streamId">Of the stream that it comes on: 0 to 2^62 − 1.</param>
    /// <param name="input">Moved past what has been read: all of it, unless the stream is blocked.</param>
    /// <param name="endOfSection">The section ends with these octets.</param>
    /// <param name="sink">Is given each field line as soon as it has been read. It does not throw.</param>
    /// <exception cref="QpackException">The section breaks a rule, or there was an error of the connection before.</exception>
    /// <exception cref="ArgumentOutOfRangeException">No stream has that id.</exception>
    public SectionStatus ReadSection(long streamId, ref ReadOnlySpan<byte> input, bool endOfSection, IFieldSink sink)
    {
        RequireId(streamId);
        refusals.ThrowIfAny();
        var section = SectionOf(streamId);
        try
        {
            var status = section.Read(ref input, endOfSection, sink);
            Answer(streamId, section, status);
            return status;
        }
        catch (QpackException error) when (error.IsStreamError)
        {
            Cancel(streamId);
            throw;
        }
    }

    /// <summary>Gives a stream up, in the middle of a section or not: it has been reset, or nobody wants to read it any more.</summary>
    /// <param name="streamId">0 to 2^62 − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">No stream has that id.</exception>
    public void Cancel(long streamId)
    {
        RequireId(streamId);
        Forget(streamId);
        if (settings.MaxTableCapacity > 0)
        {
            instructions.WriteInteger(streamId, prefixBits: 6, pattern: 0b0100_0000);
        }
    }

    /// <summary>Writes what there is to say on the decoder stream since the last time.</summary>
    /// <param name="output">The decoder stream.</param>
    public void TakeInstructions(IBufferWriter<byte> output)
    {
        if (Table.InsertCount > knownReceivedCount)
        {
            instructions.WriteInteger(Table.InsertCount - knownReceivedCount, prefixBits: 6, pattern: 0b0000_0000);
            knownReceivedCount = Table.InsertCount;
        }

        output.Write(instructions.WrittenSpan);
        instructions.ResetWrittenCount();
    }

    private static void RequireId(long streamId)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(streamId);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(streamId, PrefixInteger.MaxValue);
    }

    private void Answer(long streamId, FieldSectionReader section, SectionStatus status)
    {
        switch (status)
        {
            case SectionStatus.Blocked when BlockedStreams > settings.BlockedStreams:
                throw refusals.Add(QpackError.DecompressionFailed, section.Offset - 1, $"more than {settings.BlockedStreams} blocked streams");
            case SectionStatus.Complete:
                Forget(streamId);
                if (section.RequiredInsertCount > 0)
                {
                    instructions.WriteInteger(streamId, prefixBits: 7, pattern: 0b1000_0000);
                    knownReceivedCount = Math.Max(knownReceivedCount, section.RequiredInsertCount);
                }

                break;
            case SectionStatus.TooLarge:
                Cancel(streamId);
                break;
        }
    }

    private FieldSectionReader SectionOf(long streamId)
    {
        if (!sections.TryGetValue(streamId, out var section))
        {
            section = spare.TryPop(out var old) ? old : new FieldSectionReader(Table, settings, refusals);
            section.Begin();
            sections.Add(streamId, section);
        }

        return section;
    }

    private void Forget(long streamId)
    {
        if (sections.Remove(streamId, out var section))
        {
            spare.Push(section);
        }
    }
}
