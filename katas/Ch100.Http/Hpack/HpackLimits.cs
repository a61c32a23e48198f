using System.Runtime.CompilerServices;

namespace Katas.Http.Hpack;

/// <summary>How much the other side may send, and make a decoder remember.</summary>
public sealed record HpackLimits
{
    /// <summary>The size of the dynamic table to begin with, and the limit for it: what SETTINGS_HEADER_TABLE_SIZE begins with.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 0.</exception>
    public int TableSize
    {
        get;
        init => throw new NotImplementedException();
    } = 4096;

    /// <summary>
    /// The size of the fields of one block: for each, the octets of its name and value, decoded, and 32 (RFC 9113 §6.5.2). With more of
    /// them, the message is refused, but not the connection. A decoder takes that much memory when it is made.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 0.</exception>
    public int MaxHeaderListSize
    {
        get;
        init => throw new NotImplementedException();
    } = 16 * 1024;

    /// <summary>Octets of one block, as they are sent, over all of its fragments.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 0.</exception>
    public int MaxBlockSize
    {
        get;
        init => throw new NotImplementedException();
    } = 64 * 1024;
}
