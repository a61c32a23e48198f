using System.Collections.Concurrent;

namespace Katas.Testing;

/// <summary>Bytes that take long to make and are always as good as new, a signature say: made once in a process.</summary>
/// <remarks>In the loop, one process runs the same tests again and again.</remarks>
public static class Kept
{
    private static readonly ConcurrentDictionary<string, byte[]> All = new();

    /// <summary>A copy of what was made for this name, by these tests as they are now.</summary>
    /// <param name="owner">A type of the tests; when they have been compiled anew, everything is made anew.</param>
    /// <param name="name">Says all on which the bytes depend.</param>
    /// <param name="make">Makes them.</param>
    public static byte[] Bytes(Type owner, string name, Func<byte[]> make) =>
        [.. All.GetOrAdd($"{owner.Module.ModuleVersionId} {name}", _ => make())];
}
