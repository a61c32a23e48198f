using System.Text;

namespace Katas.Http.ChunkedDecoder;

/// <summary>The field lines of a trailer section, one after the other, as they were sent: <c>name ":" OWS value OWS CRLF</c>.</summary>
/// <remarks>Made once with room for all that the limits allow, so that keeping a byte never allocates.</remarks>
internal sealed class TrailerSection(ChunkedLimits limits)
{
    private readonly byte[] lines = new byte[limits.MaxTrailerSize];
    private int length;
    private int count;
    private int lastLine; // where it begins

    /// <summary>The last line as far as it has been kept.</summary>
    public ReadOnlySpan<byte> LastLine => lines.AsSpan(lastLine..length);

    /// <summary>Begins another line; false if that is one too many.</summary>
    public bool TryBeginLine()
    {
        lastLine = length;
        return ++count <= limits.MaxTrailerCount;
    }

    /// <summary>Keeps one more byte of the last line; false if there is no room for it.</summary>
    public bool TryKeep(byte octet)
    {
        if (length == lines.Length)
        {
            return false;
        }

        lines[length++] = octet;
        return true;
    }

    public IReadOnlyList<TrailerField> ToFields() =>
    [
        .. from line in Encoding.Latin1.GetString(lines, 0, length).Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
           let colon = line.IndexOf(':', StringComparison.Ordinal)
           select new TrailerField(line[..colon], line[(colon + 1)..].Trim(' ', '\t')),
    ];
}
