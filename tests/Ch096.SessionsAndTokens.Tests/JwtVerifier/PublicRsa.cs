using System.Security.Cryptography;

namespace Katas.SessionsAndTokens.JwtVerifier.Steps;

/// <summary>The framework's RSA with a public key, and quicker than that at saying which.</summary>
/// <remarks>The framework has OpenSSL write the key as DER and reads that, which takes as long as eight verifications.</remarks>
internal sealed class PublicRsa : RSA
{
    private readonly RSA framework;
    private readonly RSAParameters key;
    private bool isDisposed;

    public PublicRsa(byte[] modulus)
    {
        key = new() { Modulus = modulus, Exponent = [1, 0, 1] };
        framework = Create(key);
        KeySizeValue = framework.KeySize;
    }

    public override RSAParameters ExportParameters(bool includePrivateParameters)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        return includePrivateParameters
            ? throw new CryptographicException("there is no private half")
            : new() { Modulus = [.. key.Modulus!], Exponent = [.. key.Exponent!] };
    }

    public override void ImportParameters(RSAParameters parameters) => throw new NotSupportedException();

    public override bool VerifyHash(byte[] hash, byte[] signature, HashAlgorithmName hashAlgorithm, RSASignaturePadding padding) =>
        framework.VerifyHash(hash, signature, hashAlgorithm, padding);

    protected override void Dispose(bool disposing)
    {
        isDisposed = true;
        framework.Dispose();
        base.Dispose(disposing);
    }
}
