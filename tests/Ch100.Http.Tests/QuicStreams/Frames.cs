using System.Globalization;
using System.Text;

namespace Katas.Http.QuicStreams.Steps;

/// <summary>Frames as text.</summary>
internal static class Frames
{
    public static StreamFrame Data(long streamId, long offset, string text, bool fin = false) =>
        new StreamFrame.StreamData(streamId, offset, Encoding.ASCII.GetBytes(text), fin);

    public static string Show(IEnumerable<StreamFrame> frames) => string.Join(", ", frames.Select(frame => frame is StreamFrame.StreamData data
        ? string.Create(CultureInfo.InvariantCulture, $"{data.StreamId} {data.Offset}:{Encoding.ASCII.GetString(data.Bytes.Span)}{(data.Fin ? "!" : "")}")
        : frame.ToString()));

    /// <summary>Reads all that is there; with <c>!</c> for the end, and <c>#</c> for a reset.</summary>
    public static string Read(StreamParts? stream)
    {
        var (all, buffer) = ("", new byte[16]);
        ReadStatus status;
        while ((status = stream!.Receiving!.Read(buffer, out var count)) == ReadStatus.Data)
        {
            all += Encoding.ASCII.GetString(buffer, 0, count);
        }

        return all + (status == ReadStatus.Ended ? "!" : status == ReadStatus.Reset ? "#" : "");
    }
}
