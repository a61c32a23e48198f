namespace Katas.Http.QuicStreams.Steps;

/// <summary>Tables of both ends, and what they refuse.</summary>
internal static class Tables
{
    public static readonly StreamLimits Ours = new()
    {
        MaxData = 100,
        MaxStreamDataBidiLocal = 20,
        MaxStreamDataBidiRemote = 30,
        MaxStreamDataUni = 40,
        MaxStreamsBidi = 3,
        MaxStreamsUni = 2,
    };

    public static readonly StreamLimits Theirs = new()
    {
        MaxData = 90,
        MaxStreamDataBidiLocal = 5,
        MaxStreamDataBidiRemote = 6,
        MaxStreamDataUni = 7,
        MaxStreamsBidi = 2,
        MaxStreamsUni = 1,
    };

    public static ConnectionErrorException MustBeRefused(StreamTable table, TransportError code, StreamFrame frame)
    {
        var refused = () => table.Receive(frame);

        var error = refused.Should().Throw<ConnectionErrorException>("{0} comes", frame).Which;
        error.Code.Should().Be(code, "{0} comes", frame);
        return error;
    }
}
