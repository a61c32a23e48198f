namespace Katas.Http.H2Streams;

/// <summary>How much the other end may send: on one stream, or on all together.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc9113#section-6.9">RFC 9113 §6.9</see>. What is read makes room, but the other
/// end may use it only when WINDOW_UPDATE has told:
/// <code>
/// │   unread   │ read, not told │      Available      │
/// ╰────────────────────── Size ───────────────────────╯
/// </code>
/// </remarks>
public sealed class ReceiveWindow
{
    /// <summary>A new window.</summary>
    /// <param name="size">Its size, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public ReceiveWindow(int size) =>
        throw new NotImplementedException();

    /// <summary>What we would keep.</summary>
    public int Size { get; private set; }

    /// <summary>What the other end may send; below 0 when a smaller size came after more had come.</summary>
    public int Available { get; private set; }

    /// <summary>DATA has come.</summary>
    /// <param name="length">All that counts of it.</param>
    /// <returns>False if that is more than may be sent; nothing has changed. A frame of 0 may always be sent.</returns>
    public bool TryReceive(int length) =>
        throw new NotImplementedException();

    /// <summary>So much has been read or thrown away.</summary>
    /// <param name="length">No more than what has come.</param>
    /// <returns>What WINDOW_UPDATE should tell, once half of the size can be told; otherwise 0.</returns>
    public int Consume(int length) =>
        throw new NotImplementedException();

    /// <summary>Another SETTINGS_INITIAL_WINDOW_SIZE is in force.</summary>
    /// <param name="size">The new size, 0 or more.</param>
    public void Resize(int size) =>
        throw new NotImplementedException();
}
