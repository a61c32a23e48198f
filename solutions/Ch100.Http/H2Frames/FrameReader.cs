namespace Katas.Http.H2Frames;

/// <summary>Reads the frames of one direction of an HTTP/2 connection, one at a time.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc9113#section-4">RFC 9113 §4</see> and
/// <see href="https://www.rfc-editor.org/rfc/rfc9113#section-6">§6</see>. The reader knows what a frame may look like, and which
/// may follow which in a field block. It knows nothing of the states of streams, of windows, and of what fields mean. It copies no
/// byte.
/// </remarks>
public sealed class FrameReader
{
    private readonly FrameReaderOptions options;
    private readonly FieldBlock block;
    private bool lacksMagic; // the 24 bytes of a client have not come
    private bool lacksSettings; // the first frame has not come
    private ConnectionErrorException? refusal;

    /// <summary>Makes a reader for one direction of one connection.</summary>
    /// <param name="options">Who reads, and how much; left out, a server with all defaults.</param>
    public FrameReader(FrameReaderOptions? options = null)
    {
        this.options = options ?? new FrameReaderOptions();
        block = new FieldBlock(this.options);
        lacksSettings = this.options.BeginsWithPreface;
        lacksMagic = lacksSettings && !this.options.ReadsAsClient;
    }

    /// <summary>The bytes that have been read, over all calls: all that stands before the next frame.</summary>
    public long Consumed { get; private set; }

    /// <summary>Reads the next frame whose type is known. Others are skipped on the way.</summary>
    /// <param name="input">
    /// All that has come and was not read. Moved past what is read; a frame that is not whole stays, to be given again with what
    /// follows it.
    /// </param>
    /// <param name="frame">
    /// The frame. With <see cref="FrameStatus.StreamError"/> only its type, stream, payload length, and the code for RST_STREAM; with
    /// <see cref="FrameStatus.NeedMore"/> nothing.
    /// </param>
    /// <exception cref="ConnectionErrorException">The input breaks a rule at the cost of the connection, or did so before.</exception>
    public FrameStatus Read(ref ReadOnlySpan<byte> input, out Frame frame)
    {
        if (refusal is not null)
        {
            throw refusal;
        }

        var rest = input;
        var status = FrameStatus.NeedMore;
        frame = default;
        if (!lacksMagic || TryTakeMagic(ref rest))
        {
            while (status == FrameStatus.NeedMore && TryTakeFrame(ref rest, out var header, out var payload))
            {
                status = header.IsKnown ? Understand(header, payload, out frame) : FrameStatus.NeedMore;
                lacksSettings = false;
                Consumed += FrameHeader.Size + header.Length;
            }
        }

        input = rest;
        return status;
    }

    private bool TryTakeMagic(ref ReadOnlySpan<byte> rest)
    {
        var magic = FrameWriter.ClientMagic;
        var come = Math.Min(magic.Length, rest.Length);
        if (!magic.StartsWith(rest[..come]))
        {
            throw Refuse(new(ErrorCode.ProtocolError, "a client begins with the 24 bytes of the preface"));
        }

        lacksMagic = come < magic.Length;
        if (!lacksMagic)
        {
            rest = rest[come..];
            Consumed += come;
        }

        return !lacksMagic;
    }

    // What the nine bytes show is refused before the payload has come: that may be as long as 16 MiB.
    private bool TryTakeFrame(scoped ref ReadOnlySpan<byte> rest, out FrameHeader header, out ReadOnlySpan<byte> payload)
    {
        header = default;
        payload = default;
        if (rest.Length < FrameHeader.Size)
        {
            return false;
        }

        header = FrameHeader.Read(rest);
        if (HeaderRules.Broken(header, options, lacksSettings, block) is { } error)
        {
            throw Refuse(error);
        }

        if (rest.Length - FrameHeader.Size < header.Length)
        {
            return false;
        }

        payload = rest.Slice(FrameHeader.Size, header.Length);
        rest = rest[(FrameHeader.Size + header.Length)..];
        return true;
    }

    private FrameStatus Understand(FrameHeader header, ReadOnlySpan<byte> payload, out Frame frame)
    {
        var error = FramePayload.Read(header, payload, options, out frame) ?? block.Add(header, frame.Content.Length);
        return error switch
        {
            null => FrameStatus.Frame,
            { IsOfStream: true } => FrameStatus.StreamError,
            { } broken => throw Refuse(broken),
        };
    }

    private ConnectionErrorException Refuse(FrameError error) =>
        refusal = new ConnectionErrorException(error.Code, Consumed, error.Reason);
}
