using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Katas.Testing;

/// <summary>Bytes that take long to make and are always as good as new, a signature say: made once in a process.</summary>
/// <remarks>In the loop, one process runs the same tests again and again.</remarks>
public static class Kept
{
    private static readonly ConcurrentDictionary<string, object> All = new();

    /// <summary>A copy of what was made for this name, by these tests as they are now.</summary>
    /// <param name="owner">A type of the tests; when they have been compiled anew, everything is made anew.</param>
    /// <param name="name">Says all on which the bytes depend.</param>
    /// <param name="make">Makes them.</param>
    public static byte[] Bytes(Type owner, string name, Func<byte[]> make) =>
        [.. (byte[])All.GetOrAdd(Name(owner, name), _ => make())];

    /// <summary>The key that was made for this name, unless it has been disposed of: to read one takes up to a thousandth of a second.</summary>
    /// <param name="owner">A type of the tests; when they have been compiled anew, everything is made anew.</param>
    /// <param name="name">Says all on which the key depends.</param>
    /// <param name="make">Makes one, RSA or ECDSA, of a type that is not the tests' own: they may be loaded several times.</param>
    public static T Key<T>(Type owner, string name, Func<T> make)
        where T : AsymmetricAlgorithm => (T)All.AddOrUpdate(Name(owner, name), _ => make(), (_, kept) => IsGood((T)kept) ? kept : make());

    private static string Name(Type owner, string name) => $"{owner.Module.ModuleVersionId} {name}";

    // What has been disposed of answers no question. That nothing at all is no signature is the cheapest one.
    private static bool IsGood(AsymmetricAlgorithm key)
    {
        byte[] hash = new byte[SHA256.HashSizeInBytes], nothing = [];
        try
        {
            return !(key is RSA rsa ? rsa.VerifyHash(hash, nothing, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1) : ((ECDsa)key).VerifyHash(hash, nothing));
        }
        catch (ObjectDisposedException)
        {
            return false;
        }
    }
}
