using System.Text;

namespace Katas.Http.QuicStreams.Steps;

/// <summary>Frames for a receiving part, as text: <c>0:abc</c> is data, <c>!</c> its end, <c>R3</c> a reset with a final size of 3.</summary>
internal static class Incoming
{
    public static void Frame(ReceivingPart part, string frame)
    {
        if (frame[0] == 'R')
        {
            part.Reset(77, long.Parse(frame.AsSpan(1), null));
            return;
        }

        var colon = frame.IndexOf(':', StringComparison.Ordinal);
        part.Receive(long.Parse(frame.AsSpan(..colon), null), Encoding.ASCII.GetBytes(frame[(colon + 1)..].TrimEnd('!')), frame[^1] == '!');
    }

    /// <summary>A part for which these frames have come.</summary>
    public static ReceivingPart Part(string frames, ReceiveWindow window, ReceiveWindow connection)
    {
        var part = new ReceivingPart(window, connection);
        foreach (var frame in frames.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            Frame(part, frame);
        }

        return part;
    }

    /// <summary>All that can be read, and what the last call came to.</summary>
    public static string ReadAll(ReceivingPart part, out ReadStatus last)
    {
        var (all, buffer) = ("", new byte[3]);
        while ((last = part.Read(buffer, out var count)) == ReadStatus.Data)
        {
            all += Encoding.ASCII.GetString(buffer, 0, count);
        }

        return all;
    }

    /// <summary>Fails unless the last frame is refused, and changes nothing.</summary>
    public static void MustBeRefused(TransportError code, string frames, string frame)
    {
        var (connection, untouched) = (new ReceiveWindow(1_000), new ReceiveWindow(1_000));
        var (part, twin) = (Part(frames, new ReceiveWindow(10), connection), Part(frames, new ReceiveWindow(10), untouched));
        var refused = () => Frame(part, frame);

        refused.Should().Throw<ConnectionErrorException>("{0} had come, and {1} comes", frames, frame).Which.Code.Should().Be(code);
        (part.State, part.FinalSize, part.ErrorCode, connection.Received, part.Memory, ReadAll(part, out _)).Should().Be(
            (twin.State, twin.FinalSize, twin.ErrorCode, untouched.Received, twin.Memory, ReadAll(twin, out _)), "what is refused changes nothing");
    }
}
