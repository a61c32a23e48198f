namespace Katas.Http.H2Streams.Steps;

/// <summary>A connection whose settings are in force, and what it says to what comes, as text.</summary>
internal sealed class Talk
{
    private readonly List<ulong> pings = [];

    public Talk(Endpoint self, ConnectionOptions? options = null)
    {
        Connection = new Connection(self, options ?? new ConnectionOptions());
        Answers();
        Connection.Receive(new Frame.SettingsAck());
    }

    public Connection Connection { get; }

    public static Talk Server(ConnectionOptions? options = null) => new(Endpoint.Server, options);

    /// <summary>A client that has asked on stream 1, and goes on there or not.</summary>
    public static Talk Client(bool hasEnded = true, ConnectionOptions? options = null)
    {
        var talk = new Talk(Endpoint.Client, options);
        talk.Connection.Open(hasEnded);
        talk.Answers();
        return talk;
    }

    /// <summary>Frames come; these are answered.</summary>
    public string Comes(string frames)
    {
        foreach (var frame in Frames.Of(frames))
        {
            Connection.Receive(frame);
        }

        return Answers();
    }

    /// <summary>A frame comes; it is passed on to the application.</summary>
    public bool PassesOn(string frame) => Connection.Receive(Frames.Of(frame).Single());

    /// <summary>What is to be sent.</summary>
    public string Answers()
    {
        var frames = Connection.TakeFrames();
        pings.AddRange(frames.OfType<Frame.Ping>().Where(ping => !ping.IsAck).Select(ping => ping.Payload));
        return Frames.Show(frames);
    }

    /// <summary>The PINGs that were sent come back.</summary>
    public void PingsComeBack()
    {
        pings.ForEach(payload => Connection.Receive(new Frame.Ping(payload, IsAck: true)));
        pings.Clear();
    }

    /// <summary>Fails unless this frame costs the connection.</summary>
    public ConnectionErrorException MustLose(string frame, ErrorCode code, int last)
    {
        var receive = () => Connection.Receive(Frames.Of(frame).Single());

        var error = receive.Should().Throw<ConnectionErrorException>("{0} comes", frame).Which;
        error.Code.Should().Be(code, "{0} comes", frame);
        Answers().Should().EndWith($"GOAWAY {last} {code}", "that is the last frame");
        return error;
    }
}
