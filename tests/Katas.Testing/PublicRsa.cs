using System.Security.Cryptography;

namespace Katas.Testing;

/// <summary>The framework's RSA with a public key, and quicker than that at saying which.</summary>
/// <remarks>The framework has OpenSSL write the key as DER and reads that, which takes as long as eight verifications.</remarks>
public sealed class PublicRsa : RSA
{
    private readonly RSA framework;
    private readonly RSAParameters key;
    private bool isDisposed;

    /// <summary>A key with the exponent 65537.</summary>
    /// <param name="modulus">Big-endian.</param>
    public PublicRsa(byte[] modulus)
    {
        key = new() { Modulus = modulus, Exponent = [1, 0, 1] };
        framework = Create(key);
        KeySizeValue = framework.KeySize;
    }

    /// <inheritdoc/>
    public override RSAParameters ExportParameters(bool includePrivateParameters)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        return includePrivateParameters
            ? throw new CryptographicException("there is no private half")
            : new() { Modulus = [.. key.Modulus!], Exponent = [.. key.Exponent!] };
    }

    /// <summary>Not possible: it is one key for good.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override void ImportParameters(RSAParameters parameters) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override bool VerifyHash(byte[] hash, byte[] signature, HashAlgorithmName hashAlgorithm, RSASignaturePadding padding) =>
        framework.VerifyHash(hash, signature, hashAlgorithm, padding);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        isDisposed = true;
        framework.Dispose();
        base.Dispose(disposing);
    }
}
