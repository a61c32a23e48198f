using System.Runtime.CompilerServices;

namespace Katas.Http.PersistentConnection;

/// <summary>How much one client may ask for on one connection.</summary>
public sealed record ServerOptions
{
    /// <summary>Requests that have been received and whose answers have not been taken. More are not read, for the time being.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int MaxPipelined
    {
        get;
        init => field = AtLeastOne(value);
    } = 16;

    /// <summary>Requests in all. The last one's answer closes the connection.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int MaxRequests
    {
        get;
        init => field = AtLeastOne(value);
    } = 1000;

    /// <summary>This is a proxy.</summary>
    public bool IsProxy { get; init; }

    private static int AtLeastOne(int value, [CallerMemberName] string option = "") =>
        value >= 1 ? value : throw new ArgumentOutOfRangeException(option, value, "at least 1");
}
