using System.Security.Cryptography;

namespace Katas.Testing;

/// <summary>Random numbers: others each time, and the same in each run.</summary>
public sealed class Dice : RandomNumberGenerator
{
    private int thrown;

    private Dice()
    {
    }

    /// <summary>What comes out instead, each time.</summary>
    public ReadOnlyMemory<byte>? Loaded { get; set; }

    /// <summary>Nothing to dispose of.</summary>
    public static Dice Throw() => new();

    /// <inheritdoc/>
    public override void GetBytes(byte[] data)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (Loaded is not { } loaded)
        {
            new Random(Interlocked.Increment(ref thrown)).NextBytes(data);
        }
        else
        {
            loaded.Span[..data.Length].CopyTo(data);
        }
    }
}
