namespace Katas.Http.H2Streams;

/// <summary>How much we may send: on one stream, or on all together.</summary>
/// <remarks>Spec: <see href="https://www.rfc-editor.org/rfc/rfc9113#section-6.9.1">RFC 9113 §6.9.1</see>.</remarks>
public sealed class SendWindow
{
    /// <summary>The largest window that there may be, 2^31-1.</summary>
    public const int MaxSize = int.MaxValue;

    /// <summary>A new window.</summary>
    /// <param name="size">Its size, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public SendWindow(int size) =>
        throw new NotImplementedException();

    /// <summary>What may be sent; below 0 when a smaller one came after more had been sent.</summary>
    public int Size { get; private set; }

    /// <summary>The window grows by WINDOW_UPDATE, and grows or shrinks by SETTINGS.</summary>
    /// <param name="change">By how much, from -(2^31-1) to 2^31-1.</param>
    /// <returns>False if it would be larger than 2^31-1; it stays as it was.</returns>
    public bool TryChange(int change) =>
        throw new NotImplementedException();

    /// <summary>Tells what <see cref="TryChange"/> would say.</summary>
    /// <param name="change">By how much, from -(2^31-1) to 2^31-1.</param>
    public bool CanChange(int change) =>
        throw new NotImplementedException();

    /// <summary>So much has been sent.</summary>
    /// <param name="length">From 0 to <see cref="Size"/>; 0 is always possible.</param>
    public void Take(int length) =>
        throw new NotImplementedException();
}
