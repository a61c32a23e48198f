namespace Katas.Http.PersistentConnection;

/// <summary>The client's end of one connection: when to send, what an answer belongs to, and what to send again.</summary>
/// <remarks>Spec: <see href="https://www.rfc-editor.org/rfc/rfc9112#section-9.3">RFC 9112 §9.3</see>. It sends nothing itself.</remarks>
public sealed class ClientConnection
{
    /// <summary>Makes a connection that has just been opened.</summary>
    /// <param name="options">How it is used; left out, the defaults of <see cref="ClientOptions"/>.</param>
    public ClientConnection(ClientOptions? options = null) =>
        throw new NotImplementedException();

    /// <summary>
    /// What the connection is good for. With <see cref="ConnectionState.Draining"/> it is to be closed: nothing that comes counts.
    /// </summary>
    public ConnectionState State { get; private set; }

    /// <summary>May another request be sent now?</summary>
    public bool MaySend =>
        throw new NotImplementedException();

    /// <summary>A request is sent.</summary>
    /// <param name="request">The request.</param>
    /// <param name="isRetry">It was sent before on another connection.</param>
    /// <returns>Its number, from 0.</returns>
    /// <exception cref="InvalidOperationException">None may be sent now.</exception>
    public int Send(RequestHead request, bool isRetry = false) =>
        throw new NotImplementedException();

    /// <summary>
    /// A response has come: its head if it is an interim one or opens a tunnel, otherwise all of it, to the end of its body.
    /// </summary>
    /// <param name="response">The response.</param>
    /// <param name="number">The request that it answers; -1 if there is none.</param>
    /// <exception cref="InvalidOperationException">The connection is not open.</exception>
    public Received Receive(ResponseHead response, out int number) =>
        throw new NotImplementedException();

    /// <summary>The connection has ended. A response whose body has not come to its end is none: its head was received too early.</summary>
    /// <returns>What was sent and not answered, in order.</returns>
    public IReadOnlyList<Unanswered> End() =>
        throw new NotImplementedException();
}
