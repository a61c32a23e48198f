using static Katas.Http.H2Streams.Endpoint;
using static Katas.Http.H2Streams.StreamState;

namespace Katas.Http.H2Streams.Steps;

/// <summary>
/// Whole states as text: the state that follows each frame, and behind a stroke the one that follows if it has END_STREAM. <c>!</c> and
/// a code is an error of the stream, <c>!!</c> one of the connection, <c>-</c> what must not be sent.
/// </summary>
public sealed class Step1_StreamStates
{
    private static readonly FrameKind[] Kinds =
        [FrameKind.Headers, FrameKind.Data, FrameKind.Reset, FrameKind.WindowUpdate, FrameKind.PushPromise, FrameKind.Promised];

    [Theory]
    [InlineData(Server, Idle, "Headers Open/HalfClosedRemote, Data !!ProtocolError/!!ProtocolError, Reset !!ProtocolError, WindowUpdate !!ProtocolError, PushPromise !!ProtocolError, Promised !!ProtocolError")]
    [InlineData(Client, Idle, "Headers !!ProtocolError/!!ProtocolError, Data !!ProtocolError/!!ProtocolError, Reset !!ProtocolError, WindowUpdate !!ProtocolError, PushPromise !!ProtocolError, Promised ReservedRemote")] // a server asks nothing: it promises
    [InlineData(Server, ReservedLocal, "Headers !!ProtocolError/!!ProtocolError, Data !!ProtocolError/!!ProtocolError, Reset Closed, WindowUpdate ReservedLocal, PushPromise !!ProtocolError, Promised !!ProtocolError")]
    [InlineData(Client, ReservedRemote, "Headers HalfClosedLocal/Closed, Data !!ProtocolError/!!ProtocolError, Reset Closed, WindowUpdate !!ProtocolError, PushPromise !!ProtocolError, Promised !!ProtocolError")] // only the server sends there
    [InlineData(Server, Open, "Headers Open/HalfClosedRemote, Data Open/HalfClosedRemote, Reset Closed, WindowUpdate Open, PushPromise !!ProtocolError, Promised !!ProtocolError")]
    [InlineData(Client, Open, "Headers Open/HalfClosedRemote, Data Open/HalfClosedRemote, Reset Closed, WindowUpdate Open, PushPromise Open, Promised !!ProtocolError")]
    [InlineData(Server, HalfClosedLocal, "Headers HalfClosedLocal/Closed, Data HalfClosedLocal/Closed, Reset Closed, WindowUpdate HalfClosedLocal, PushPromise !!ProtocolError, Promised !!ProtocolError")]
    [InlineData(Client, HalfClosedLocal, "Headers HalfClosedLocal/Closed, Data HalfClosedLocal/Closed, Reset Closed, WindowUpdate HalfClosedLocal, PushPromise HalfClosedLocal, Promised !!ProtocolError")]
    [InlineData(Server, HalfClosedRemote, "Headers !StreamClosed/!StreamClosed, Data !StreamClosed/!StreamClosed, Reset Closed, WindowUpdate HalfClosedRemote, PushPromise !!ProtocolError, Promised !!ProtocolError")]
    [InlineData(Client, HalfClosedRemote, "Headers !StreamClosed/!StreamClosed, Data !StreamClosed/!StreamClosed, Reset Closed, WindowUpdate HalfClosedRemote, PushPromise !!ProtocolError, Promised !!ProtocolError")]
    [InlineData(Server, Closed, "Headers !!StreamClosed/!!StreamClosed, Data !!StreamClosed/!!StreamClosed, Reset Closed, WindowUpdate Closed, PushPromise !!ProtocolError, Promised !!ProtocolError")] // two were sent before the other end knew
    [InlineData(Client, Closed, "Headers !!StreamClosed/!!StreamClosed, Data !!StreamClosed/!!StreamClosed, Reset Closed, WindowUpdate Closed, PushPromise !!ProtocolError, Promised !!ProtocolError")]
    [Rule("R1"), Rule("R2")]
    public void What_comes(Endpoint self, StreamState state, string expected) =>
        Lines((kind, endStream) => Show(StreamStates.Receive(self, state, kind, endStream)))
            .Should().Be(expected, "a {0} gets these where a stream is {1}", self, state);

    [Theory]
    [InlineData(Client, Idle, "Headers Open/HalfClosedLocal, Data -/-, Reset -, WindowUpdate -, PushPromise -, Promised -")]
    [InlineData(Server, Idle, "Headers -/-, Data -/-, Reset -, WindowUpdate -, PushPromise -, Promised ReservedLocal")]
    [InlineData(Server, ReservedLocal, "Headers HalfClosedRemote/Closed, Data -/-, Reset Closed, WindowUpdate -, PushPromise -, Promised -")]
    [InlineData(Client, ReservedRemote, "Headers -/-, Data -/-, Reset Closed, WindowUpdate ReservedRemote, PushPromise -, Promised -")]
    [InlineData(Client, Open, "Headers Open/HalfClosedLocal, Data Open/HalfClosedLocal, Reset Closed, WindowUpdate Open, PushPromise -, Promised -")]
    [InlineData(Server, Open, "Headers Open/HalfClosedLocal, Data Open/HalfClosedLocal, Reset Closed, WindowUpdate Open, PushPromise Open, Promised -")]
    [InlineData(Client, HalfClosedLocal, "Headers -/-, Data -/-, Reset Closed, WindowUpdate HalfClosedLocal, PushPromise -, Promised -")]
    [InlineData(Server, HalfClosedLocal, "Headers -/-, Data -/-, Reset Closed, WindowUpdate HalfClosedLocal, PushPromise -, Promised -")]
    [InlineData(Client, HalfClosedRemote, "Headers HalfClosedRemote/Closed, Data HalfClosedRemote/Closed, Reset Closed, WindowUpdate HalfClosedRemote, PushPromise -, Promised -")]
    [InlineData(Server, HalfClosedRemote, "Headers HalfClosedRemote/Closed, Data HalfClosedRemote/Closed, Reset Closed, WindowUpdate HalfClosedRemote, PushPromise HalfClosedRemote, Promised -")]
    [InlineData(Client, Closed, "Headers -/-, Data -/-, Reset -, WindowUpdate -, PushPromise -, Promised -")]
    [InlineData(Server, Closed, "Headers -/-, Data -/-, Reset -, WindowUpdate -, PushPromise -, Promised -")]
    [Rule("R4")]
    public void What_goes(Endpoint self, StreamState state, string expected) =>
        Lines((kind, endStream) => Sent(self, state, kind, endStream))
            .Should().Be(expected, "a {0} sends these where a stream is {1}", self, state);

    [Fact]
    [Rule("R3")]
    public void PRIORITY_comes_and_goes_in_any_state_and_changes_none()
    {
        foreach (var state in Enum.GetValues<StreamState>())
        {
            Show(StreamStates.Receive(Server, state, FrameKind.Priority)).Should().Be($"{state}");
            StreamStates.Send(Client, state, FrameKind.Priority).Should().Be(state);
        }
    }

    private static string Lines(Func<FrameKind, bool, string> outcome) => string.Join(", ", Kinds.Select(kind => kind is FrameKind.Headers or FrameKind.Data
        ? $"{kind} {outcome(kind, false)}/{outcome(kind, true)}"
        : $"{kind} {outcome(kind, false)}"));

    private static string Show(Reaction reaction) => reaction switch
    {
        Reaction.Become become => $"{become.State}",
        Reaction.StreamError error => $"!{error.Code}",
        Reaction.ConnectionError error => $"!!{error.Code}",
        _ => $"{reaction}",
    };

    private static string Sent(Endpoint self, StreamState state, FrameKind kind, bool endStream)
    {
        try
        {
            return $"{StreamStates.Send(self, state, kind, endStream)}";
        }
        catch (InvalidOperationException)
        {
            return "-";
        }
    }
}
