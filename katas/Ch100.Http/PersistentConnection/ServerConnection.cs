using System.Diagnostics.CodeAnalysis;

namespace Katas.Http.PersistentConnection;

/// <summary>The server's end of one connection: which request is read, which one is worked on, and which answer is written next.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc9112#section-9">RFC 9112 §9</see>. It reads and writes nothing itself: the caller
/// tells what has come and what is ready.
/// <code>
///  Receive 0  Receive 1  Receive 2                    requests, as they come
///                        Answer 2   Answer 0          answers, as they are ready
///                                   TryTake 0         answers, in the order of the requests
/// </code>
/// </remarks>
public sealed class ServerConnection
{
    /// <summary>Makes a connection that has just been accepted.</summary>
    /// <param name="options">How much the client may ask for; left out, the defaults of <see cref="ServerOptions"/>.</param>
    public ServerConnection(ServerOptions? options = null) =>
        throw new NotImplementedException();

    /// <summary>What the connection is good for.</summary>
    public ConnectionState State { get; private set; }

    /// <summary>The head of another request is to be read now. If not, what comes is left where it is, or it is no request.</summary>
    public bool WantsRequest =>
        throw new NotImplementedException();

    /// <summary>The body of the last request is to be read now.</summary>
    public bool WantsBody =>
        throw new NotImplementedException();

    /// <summary>A request has come.</summary>
    /// <returns>Its number, from 0.</returns>
    /// <exception cref="InvalidOperationException">No request is wanted.</exception>
    public int Receive(RequestHead request) =>
        throw new NotImplementedException();

    /// <summary>The body of the last request has been read to its end.</summary>
    /// <exception cref="InvalidOperationException">No body is wanted.</exception>
    public void EndBody() =>
        throw new NotImplementedException();

    /// <summary>What has come is no request, or no body: this is answered, and the connection closes behind it.</summary>
    /// <param name="statusCode">From 400 to 599.</param>
    /// <returns>The number of the request that is answered: the one whose body it was, or a new one.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The status is no error.</exception>
    /// <exception cref="InvalidOperationException">Neither a request nor a body is wanted.</exception>
    public int Refuse(int statusCode) =>
        throw new NotImplementedException();

    /// <summary>May somebody work on this request? Only safe ones are worked on side by side (§9.3.2).</summary>
    /// <returns>False, too, if it has been answered, or will never be.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No such request has come.</exception>
    public bool MayStart(int number) =>
        throw new NotImplementedException();

    /// <summary>An answer is ready, or an interim one (1xx but 101).</summary>
    /// <param name="number">The request that it answers. If that will never be answered, nothing happens.</param>
    /// <param name="statusCode">From 100 to 599.</param>
    /// <param name="close">The connection is to close behind it, or its body has no other end. Nothing for an interim one.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such request has come, or there is no such status.</exception>
    /// <exception cref="InvalidOperationException">It has its answer; or the tunnel that this one opens cannot begin.</exception>
    public void Answer(int number, int statusCode, bool close = false) =>
        throw new NotImplementedException();

    /// <summary>The next response to be written, if it is ready.</summary>
    public bool TryTake([NotNullWhen(true)] out Outgoing? outgoing) =>
        throw new NotImplementedException();

    /// <summary>The client will send nothing more. It may still wait for answers.</summary>
    public void EndInput() =>
        throw new NotImplementedException();

    /// <summary>The connection is gone, or has been waited for long enough. What has not been taken will never be.</summary>
    public void Abort() =>
        throw new NotImplementedException();
}
